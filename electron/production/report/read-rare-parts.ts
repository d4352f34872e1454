import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allOk } from '../../kitsu/in-parallel.ts';
import {
  allConceptsForProject,
  allEditsForProject,
} from '../../kitsu/production/edits-and-concepts.ts';
import { allScenesForProject } from '../../kitsu/production/scenes.ts';
import type { Concept, Edit, ProductionTask, Scene } from '../../shared/production.ts';
import { success } from '../../shared/result.ts';

export interface RareParts {
  scenes: Scene[];
  edits: Edit[];
  concepts: Concept[];
}

/**
 * What few productions have: scenes, edits and concepts. They are read where a task is on nothing else that is known, for
 * whether they were canceled decides what counts. Who may not see them, and a Kitsu without them, tells of none.
 */
export async function readRareParts(
  http: Http,
  projectId: string,
  {
    tasks,
    known,
  }: { tasks: readonly ProductionTask[]; known: readonly (readonly { id: string }[])[] },
): Promise<KitsuAnswer<RareParts>> {
  const ids = new Set(known.flatMap((list) => list.map(({ id }) => id)));
  if (tasks.every(({ entityId }) => ids.has(entityId) || entityId === projectId))
    return success({ scenes: [], edits: [], concepts: [] });
  return allOk({
    scenes: ifThere(allScenesForProject(http, projectId)),
    edits: ifThere(allEditsForProject(http, projectId)),
    concepts: ifThere(allConceptsForProject(http, projectId)),
  });
}

async function ifThere<T>(asked: Promise<KitsuAnswer<T[]>>): Promise<KitsuAnswer<T[]>> {
  const answer = await asked;
  const isNone = !answer.ok && (answer.code === 'forbidden' || answer.code === 'not-found');
  return isNone ? success([]) : answer;
}
