import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allOk } from '../../kitsu/in-parallel.ts';
import { allAssetTypes } from '../../kitsu/production/asset-types.ts';
import { allPersons } from '../../kitsu/production/people.ts';
import { allProjectTemplates } from '../../kitsu/production/project-templates.ts';
import { allOpenProjects, allProjects } from '../../kitsu/production/projects.ts';
import { allTaskTypes } from '../../kitsu/production/task-types.ts';
import { allTaskStatuses } from '../../kitsu/task-statuses.ts';
import type { MakingChoices } from '../../shared/making.ts';
import { success } from '../../shared/result.ts';

const byName = (a: { name: string }, b: { name: string }): number =>
  a.name.localeCompare(b.name, 'en', { numeric: true });

/** What a new production can have, in seven requests. Archived things and people who have left are left out. */
export async function readChoices(http: Http): Promise<KitsuAnswer<MakingChoices>> {
  const read = await allOk({
    all: allProjects(http),
    open: allOpenProjects(http),
    templates: allProjectTemplates(http),
    taskTypes: allTaskTypes(http),
    statuses: allTaskStatuses(http),
    assetTypes: allAssetTypes(http),
    people: allPersons(http),
  });
  if (!read.ok) return read;
  const { all, open, templates, taskTypes, statuses, assetTypes, people } = read.value;
  const running = new Set(open.map(({ id }) => id));
  return success({
    productions: all.map(({ id, name }) => ({ id, name, open: running.has(id) })).sort(byName),
    templates: templates.sort(byName),
    taskTypes: taskTypes
      .filter(({ archived }) => !archived)
      .sort((a, b) => a.priority - b.priority || byName(a, b))
      .map(({ id, name, color, forEntity, priority }) => ({
        ...{ id, name, color, forEntity, priority },
      })),
    statuses: statuses
      .filter(({ archived, forConcept }) => !archived && !forConcept)
      .sort(byName)
      .map(({ id, name, color, shortName, isDefault }) => ({
        ...{ id, name, color, shortName, isDefault },
      })),
    assetTypes: assetTypes
      .filter(({ archived }) => !archived)
      .map(({ id, name }) => ({ id, name }))
      .sort(byName),
    people: people
      .filter(({ active, isBot }) => active && !isBot)
      .map(({ id, name, role }) => ({ id, name, role }))
      .sort(byName),
  });
}
