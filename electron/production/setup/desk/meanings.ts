import type { SetupMeaning } from '../../../shared/setup.ts';
import type { SetupFacts } from '../facts.ts';
import type { Field } from '../sheet.ts';
import { FIELD_NAMES } from './sheet-body.ts';

const GROUPS: Readonly<Record<Field, SetupMeaning['group']>> = {
  ...{ project: 'what', episode: 'what', sequence: 'what', assetType: 'what', name: 'what' },
  ...{ description: 'what', frames: 'shot', frameIn: 'shot', frameOut: 'shot', casting: 'shot' },
  shared: 'asset',
};

/** Headers that the planner reads as this of a task, and how they are shown. */
const TASK_PARTS: readonly [suffix: string, label: string][] = [
  ['', 'made, or its status'],
  [' assignees', 'assignees'],
  [' start', 'start'],
  [' due', 'due'],
  [' estimate', 'estimate'],
  [' priority', 'priority'],
];
const KINDS = ['Shot', 'Asset', 'Sequence', 'Episode'];

/** What a column of this production's sheet can be; without facts only what every production knows. */
export function meanings(facts: SetupFacts | null): SetupMeaning[] {
  const usual = (Object.keys(FIELD_NAMES) as Field[]).map((value): SetupMeaning => ({
    value,
    label: FIELD_NAMES[value],
    group: GROUPS[value],
  }));
  const none: SetupMeaning = { value: 'ignored', label: 'Left out', group: 'none' };
  return [none, ...usual, ...(facts ? ownMeanings(facts) : [])];
}

function ownMeanings({ descriptors, taskTypes, project }: SetupFacts): SetupMeaning[] {
  const metadata = descriptors
    .filter(({ entityType }) => KINDS.includes(entityType))
    .map(({ name }): SetupMeaning => ({ value: `own:${name}`, label: name, group: 'metadata' }));
  const free = ['FPS', 'Resolution'].map((name): SetupMeaning => ({
    value: `own:${name}`,
    label: name,
    group: 'shot',
  }));
  const tasks = taskTypes
    .filter(({ id, forEntity }) => project.taskTypeIds.includes(id) && KINDS.includes(forEntity))
    .flatMap(({ name }) =>
      TASK_PARTS.map(([suffix, part]): SetupMeaning => ({
        ...{ value: `own:${name}${suffix}`, label: `${name} · ${part}`, group: 'task' },
      })),
    );
  const all = [...free, ...metadata, ...tasks];
  return all.filter(({ value }, at) => all.findIndex((one) => one.value === value) === at);
}
