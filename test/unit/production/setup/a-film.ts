import type { SetupFacts } from '../../../../electron/production/setup/facts.ts';
import type { SetupTarget } from '../../../../electron/production/setup/apply/target.ts';
import type { TakeBackTarget } from '../../../../electron/production/setup/take-back/take-back-target.ts';
import type { EntityValues } from '../../../../electron/production/setup/plan/steps.ts';
import type {
  Asset,
  Episode,
  MetadataDescriptor,
  Person,
  ProductionTask,
  Sequence,
  Shot,
  TaskType,
} from '../../../../electron/shared/production.ts';
import { success } from '../../../../electron/shared/result.ts';

const common = (id: string, name: string) => ({
  ...{ id, name, projectId: 'film', description: '', previewFileId: null, canceled: false },
  data: {},
});

export const anEpisode = (name: string): Episode => ({
  ...common(`episode ${name}`, name),
  kind: 'Episode',
});

export const aSequence = (name: string, more: Partial<Sequence> = {}): Sequence => ({
  ...common(`sequence ${name}`, name),
  kind: 'Sequence',
  episodeId: null,
  ...more,
});

export const aShot = (sequence: Sequence, name: string, more: Partial<Shot> = {}): Shot => ({
  ...common(`shot ${sequence.name} ${name}`, name),
  kind: 'Shot',
  sequenceId: sequence.id,
  ...{ nbFrames: null, frameIn: null, frameOut: null },
  ...more,
});

export const anAsset = (name: string, more: Partial<Asset> = {}): Asset => ({
  ...common(`asset ${name}`, name),
  ...{ kind: 'Asset', assetTypeId: 'type Prop', episodeId: null, isShared: false },
  ...more,
});

const aType = (name: string, forEntity: 'Shot' | 'Asset', priority: number): TaskType => ({
  ...{ id: `type ${name} ${forEntity}`, name, shortName: name.slice(0, 3), color: '#000000' },
  ...{ forEntity, priority, departmentId: null, allowTimelog: true, archived: false },
});

const aPerson = (name: string, more: Partial<Person> = {}): Person => ({
  ...{ id: `person ${name}`, name, email: `${name.split(' ')[0]?.toLowerCase()}@studio.test` },
  ...{ role: 'user', departmentIds: [], active: true, isBot: false },
  ...more,
});

const aColumn = (name: string, more: Partial<MetadataDescriptor> = {}): MetadataDescriptor => ({
  ...{ id: `column ${name}`, projectId: 'film', name, fieldName: name.toLowerCase() },
  ...{ entityType: 'Shot', dataType: 'string', choices: [], forClient: false },
  ...{ departmentIds: [], taskTypeId: null },
  ...more,
});

/** An empty production of a studio with a few task types, asset types, people and columns. */
export function aFilm(more: Partial<SetupFacts> = {}): SetupFacts {
  const taskTypes = [
    aType('Animation', 'Shot', 1),
    aType('Light', 'Shot', 2),
    aType('Modeling', 'Asset', 1),
    aType('Comp', 'Shot', 3),
  ];
  const persons = [
    aPerson('Ada Bell'),
    aPerson('Zoé Lanier'),
    aPerson('Gone Away', { active: false }),
  ];
  return {
    project: {
      ...{ id: 'film', name: 'Film', productionType: 'short', productionStyle: '3d' },
      ...{ statusName: 'Open', startDate: null, endDate: null, teamIds: ['person Ada Bell'] },
      // All but Comp.
      ...{ taskTypeIds: taskTypes.slice(0, 3).map(({ id }) => id), taskStatusIds: [] },
      ...{ assetTypeIds: [], data: {} },
    },
    ...{ episodes: [], sequences: [], shots: [], assets: [], tasks: [], taskTypes, persons },
    assetTypes: ['Prop', 'Character'].map((name) => ({
      ...{ id: `type ${name}`, name, description: '', taskTypeIds: [], archived: false },
    })),
    descriptors: [
      aColumn('Mood', { dataType: 'list', choices: ['calm', 'wild'] }),
      aColumn('Ready', { dataType: 'boolean' }),
      aColumn('Weight', { dataType: 'number' }),
    ],
    castings: new Map(),
    statusNames: ['todo', 'wip', 'work in progress'],
    dayLength: 480,
    ...more,
  };
}

/** A production in memory that takes what a plan does, as Kitsu would keep it. */
export function filmTarget(facts: SetupFacts): SetupTarget & TakeBackTarget {
  const all = (): (Episode | Sequence | Shot | Asset)[] => [
    ...facts.episodes,
    ...facts.sequences,
    ...facts.shots,
    ...facts.assets,
  ];
  const set = (id: string, values: EntityValues): void => {
    const one = all().find((entity) => entity.id === id);
    if (!one) throw new Error(`There is no ${id}.`);
    const { data, ...rest } = values;
    Object.assign(one, rest, { data: { ...one.data, ...data } });
  };
  const without = <T extends { id: string }>(list: T[], id: string): T[] =>
    list.filter((one) => one.id !== id);
  return {
    async join(personId) {
      facts.project.teamIds.push(personId);
      return success(null);
    },
    async create({ kind, name, assetTypeId, values }, parentId) {
      const id = `made ${(made += 1)}`;
      const base = common(id, name);
      if (kind === 'Episode') facts.episodes.push({ ...base, kind });
      if (kind === 'Sequence') facts.sequences.push({ ...base, kind, episodeId: parentId });
      if (kind === 'Shot')
        facts.shots.push({
          ...{ ...base, kind, sequenceId: parentId ?? '' },
          ...{ nbFrames: null, frameIn: null, frameOut: null },
        });
      if (kind === 'Asset')
        facts.assets.push({
          ...{ ...base, kind, assetTypeId: assetTypeId ?? '', episodeId: parentId },
          isShared: false,
        });
      set(id, values);
      return success(id);
    },
    async restore(id) {
      for (const one of all()) if (one.id === id) one.canceled = false;
      return success(null);
    },
    async change(_kind, id, values) {
      set(id, values);
      return success(null);
    },
    async createTasks(_kind, taskTypeId, entityIds) {
      const tasks = entityIds.map((entityId) => aTask(`made ${(made += 1)}`, entityId, taskTypeId));
      facts.tasks.push(...tasks);
      return success(tasks);
    },
    async cast(assetId, shotIds, count) {
      const castings = new Map(facts.castings);
      for (const id of shotIds) {
        const others = (castings.get(id) ?? []).filter((one) => one.assetId !== assetId);
        if (count > 0) others.push({ assetId, count });
        if (others.length > 0) castings.set(id, others);
        else castings.delete(id);
      }
      facts.castings = castings;
      return success([...shotIds]);
    },
    async changeTask(id, values) {
      Object.assign(facts.tasks.find((task) => task.id === id) ?? {}, values);
      return success(null);
    },
    async assign(personId, taskIds) {
      for (const task of facts.tasks)
        if (taskIds.includes(task.id)) task.assigneeIds = [...(task.assigneeIds ?? []), personId];
      return success([...taskIds]);
    },
    async unassign(personId, taskIds) {
      for (const task of facts.tasks)
        if (taskIds.includes(task.id))
          task.assigneeIds = (task.assigneeIds ?? []).filter((id) => id !== personId);
      return success(null);
    },
    async removeTask(id, isUntouched) {
      const task = facts.tasks.find((one) => one.id === id);
      if (!task) return success(true);
      if (!isUntouched(task)) return success(false);
      facts.tasks = without(facts.tasks, id);
      return success(true);
    },
    async removeEntity(_kind, id) {
      facts.episodes = without(facts.episodes, id);
      facts.sequences = without(facts.sequences, id);
      facts.shots = without(facts.shots, id);
      facts.assets = without(facts.assets, id);
      return success(null);
    },
    async cancelEntity(id) {
      for (const one of all()) if (one.id === id) one.canceled = true;
      return success(null);
    },
    async setCast(assetId, shotId, count) {
      return this.cast(assetId, [shotId], count);
    },
    async leave(personId) {
      facts.project.teamIds = facts.project.teamIds.filter((id) => id !== personId);
      return success(null);
    },
  };
}

/** Ids are of the whole studio. */
let made = 0;

const aTask = (id: string, entityId: string, taskTypeId: string): ProductionTask => ({
  ...{ id, entityId, taskTypeId, name: 'main', projectId: 'film', taskStatusId: 'todo' },
  ...{ assigneeIds: [], estimation: 0, timeSpent: 0, startDate: null, dueDate: null },
  ...{ realStartDate: null, doneDate: null, endDate: null, priority: 0, difficulty: 3 },
  ...{ retakeCount: 0, previewFileId: null, data: {} },
});
