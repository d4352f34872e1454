import type {
  Asset,
  AssetType,
  Episode,
  ProductionTask,
  Project,
  Sequence,
  Shot,
  TaskStatus,
  TaskType,
} from '../../shared/production.ts';
import { success } from '../../shared/result.ts';
import { allAssetTypesForProject } from './asset-types.ts';
import { allAssetsForProject } from './assets.ts';
import type { Options } from '../request-helpers.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { allOk } from '../in-parallel.ts';
import { allTasksForProject } from './production-tasks.ts';
import { getProject } from './projects.ts';
import { allEpisodes, allSequencesForProject } from './sequences.ts';
import { allShotsForProject } from './shots.ts';
import { allTaskStatuses } from '../task-statuses.ts';
import { allTaskTypes } from './task-types.ts';

/** A whole production as lists; each item has the ids of those it belongs to. */
export interface Production {
  project: Project;
  episodes: Episode[];
  sequences: Sequence[];
  shots: Shot[];
  assets: Asset[];
  assetTypes: AssetType[];
  taskTypes: TaskType[];
  taskStatuses: TaskStatus[];
  tasks: ProductionTask[];
}

/** With its tasks, and the preview whose thumbnail represents it (`getThumbnail`). */
export type WithTasks<T> = T & { tasks: ProductionTask[]; thumbnailId: string | null };
export type SequenceBranch = WithTasks<Sequence> & { shots: WithTasks<Shot>[] };
export type EpisodeBranch = WithTasks<Episode> & { sequences: SequenceBranch[] };

/** Episode → sequence → shot → task → thumbnail, and asset → task → thumbnail. */
export interface ProductionTree {
  project: Project;
  episodes: EpisodeBranch[];
  /** Sequences without an episode: all of them, in a production without episodes. */
  sequences: SequenceBranch[];
  assets: WithTasks<Asset>[];
}

/**
 * Reads a whole production in nine lists, however large it is: the number of requests does not grow
 * with its content. Allowed for everybody in its team; vendors get what they are assigned to.
 * Guide: "traverse this hierarchy". Routes: those of the functions that it calls.
 */
export async function readProduction(
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Production>> {
  // The large lists first, and at most five at once: other people use that server too.
  const large = await allOk({
    project: getProject(http, projectId, options),
    tasks: allTasksForProject(http, projectId, options),
    shots: allShotsForProject(http, projectId, options),
    assets: allAssetsForProject(http, projectId, options),
  });
  if (!large.ok) return large;
  const small = await allOk({
    episodes: allEpisodes(http, projectId, options),
    sequences: allSequencesForProject(http, projectId, options),
    assetTypes: allAssetTypesForProject(http, projectId, options),
    taskTypes: allTaskTypes(http, options),
    taskStatuses: allTaskStatuses(http, options),
  });
  if (!small.ok) return small;
  const { tasks } = large.value;
  const listed = tasks.kind === 'fresh' ? tasks.value : [];
  return success({ ...large.value, ...small.value, tasks: listed });
}

/** Nests the lists of a production, in the order in which they came; makes no request. */
export function treeOf(production: Production): ProductionTree {
  const tasksOf = groupedBy(production.tasks, ({ entityId }) => entityId);
  const dressed = <T extends { id: string; previewFileId: string | null }>(
    one: T,
  ): WithTasks<T> => {
    const tasks = tasksOf.get(one.id) ?? [];
    // If nobody chose a picture for it, the newest preview of its tasks represents it.
    const ofATask = tasks.find(({ previewFileId }) => previewFileId !== null);
    return { ...one, tasks, thumbnailId: one.previewFileId ?? ofATask?.previewFileId ?? null };
  };
  const shotsOf = groupedBy(production.shots, ({ sequenceId }) => sequenceId);
  const branches = production.sequences.map((sequence): SequenceBranch => ({
    ...dressed(sequence),
    shots: (shotsOf.get(sequence.id) ?? []).map(dressed),
  }));
  const sequencesOf = groupedBy(branches, ({ episodeId }) => episodeId ?? '');
  const known = new Set(production.episodes.map(({ id }) => id));
  return {
    project: production.project,
    episodes: production.episodes.map((episode) => ({
      ...dressed(episode),
      sequences: sequencesOf.get(episode.id) ?? [],
    })),
    sequences: branches.filter(({ episodeId }) => !episodeId || !known.has(episodeId)),
    assets: production.assets.map(dressed),
  };
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
