import type {
  Asset,
  AssetType,
  Episode,
  MetadataDescriptor,
  Person,
  ProductionTask,
  Project,
  Sequence,
  Shot,
  TaskType,
} from '../../shared/production.ts';
import type { Cast } from '../../kitsu/production/casting.ts';
import type { Minutes } from '../../shared/minutes.ts';

/** A production as Kitsu has it now, and what its studio offers: all that a plan is made against. */
export interface SetupFacts {
  project: Project;
  episodes: Episode[];
  sequences: Sequence[];
  shots: Shot[];
  assets: Asset[];
  tasks: ProductionTask[];
  /** Of the whole studio. */
  assetTypes: AssetType[];
  taskTypes: TaskType[];
  persons: Person[];
  /** Of the production. */
  descriptors: MetadataDescriptor[];
  statusNames: string[];
  /** The assets of each shot, by its id. */
  castings: ReadonlyMap<string, readonly Cast[]>;
  /** The studio's working day. */
  dayLength: Minutes;
}

export const hasEpisodes = ({ project }: SetupFacts): boolean =>
  project.productionType === 'tvshow';

/** A sign that no name has: neither Kitsu's database nor a sheet takes it. */
const BETWEEN = '\u0000';

/** One thing of a production by its names: equal names give equal keys, whatever is in them. */
export const keyOf = (...names: string[]): string => names.join(BETWEEN);
export const episodeKey = (episode: string): string => keyOf('episode', episode);
export const sequenceKey = (episode: string, sequence: string): string =>
  keyOf('sequence', episode, sequence);
export const shotKey = (sequence: string, shot: string): string => keyOf('shot', sequence, shot);
export const assetKey = (typeId: string, asset: string): string => keyOf('asset', typeId, asset);
export const taskKey = (entity: string, taskTypeId: string): string =>
  keyOf('task', entity, taskTypeId);

/** What exists, by key. Of two alike the one that is not canceled counts. */
export interface Existing {
  entities: ReadonlyMap<string, Episode | Sequence | Shot | Asset>;
  tasks: ReadonlyMap<string, ProductionTask>;
  /** The key of each entity. */
  keys: ReadonlyMap<string, string>;
  /** Keys that two living things share: Kitsu keeps names without a parent apart in no way. */
  doubled: ReadonlySet<string>;
}

export function existingOf(facts: SetupFacts): Existing {
  const entities = new Map<string, Episode | Sequence | Shot | Asset>();
  const keys = new Map<string, string>();
  const doubled = new Set<string>();
  const put = (key: string, one: Episode | Sequence | Shot | Asset): void => {
    keys.set(one.id, key);
    const before = entities.get(key);
    if (before && !before.canceled && !one.canceled) doubled.add(key);
    if (!before || before.canceled) entities.set(key, one);
  };
  const nameOf = new Map(facts.episodes.map(({ id, name }) => [id, name]));
  for (const episode of facts.episodes) put(episodeKey(episode.name), episode);
  for (const sequence of facts.sequences)
    put(sequenceKey(nameOf.get(sequence.episodeId ?? '') ?? '', sequence.name), sequence);
  for (const shot of facts.shots) put(shotKey(keys.get(shot.sequenceId) ?? '', shot.name), shot);
  for (const asset of facts.assets) put(assetKey(asset.assetTypeId, asset.name), asset);
  const tasks = new Map<string, ProductionTask>();
  for (const task of facts.tasks) {
    const key = taskKey(keys.get(task.entityId) ?? '', task.taskTypeId);
    // A second task of a type has a name of its own: the sheet means the usual one.
    if (!tasks.has(key) || task.name === 'main') tasks.set(key, task);
  }
  return { entities, tasks, keys, doubled };
}
