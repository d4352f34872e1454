import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allOk } from '../../kitsu/in-parallel.ts';
import { getStudioRules } from '../../kitsu/organisation.ts';
import { allAssetTypes } from '../../kitsu/production/asset-types.ts';
import { getProjectCasting } from '../../kitsu/production/casting.ts';
import { allMetadataDescriptors } from '../../kitsu/production/metadata.ts';
import { allPersons } from '../../kitsu/production/people.ts';
import { readProduction } from '../../kitsu/production/traversal.ts';
import { success } from '../../shared/result.ts';
import type { SetupFacts } from './facts.ts';

/** Reads all that a plan needs, in fourteen requests however large the production is. */
export async function readSetupFacts(
  http: Http,
  projectId: string,
): Promise<KitsuAnswer<SetupFacts>> {
  const read = await allOk({
    production: readProduction(http, projectId),
    assetTypes: allAssetTypes(http),
    persons: allPersons(http),
    descriptors: allMetadataDescriptors(http, projectId),
    rules: getStudioRules(http),
    castings: getProjectCasting(http, projectId),
  });
  if (!read.ok) return read;
  const { production, assetTypes, persons, descriptors, rules, castings } = read.value;
  const { project, episodes, sequences, shots, assets, tasks, taskTypes } = production;
  const statusNames = production.taskStatuses.flatMap(({ name, shortName }) => [
    name.toLowerCase(),
    shortName.toLowerCase(),
  ]);
  return success({
    ...{ project, episodes, sequences, shots, assets, tasks, taskTypes },
    ...{ assetTypes, persons, descriptors, statusNames, castings },
    dayLength: Math.round(rules.hoursByDay * 60),
  });
}
