import type {
  EnabledKind,
  EnabledRow,
  SettingsColumn,
} from '../../../electron/shared/production-settings.ts';

type Type = SettingsColumn['dataType'];
type Owner = SettingsColumn['entityType'];

/** What is typed into a column, by its type. */
export const TYPE_WORDS: Readonly<Record<Type, string>> = {
  string: 'Text',
  textarea: 'Long text',
  url: 'Link',
  number: 'Number',
  date: 'Date',
  list: 'One of a list',
  taglist: 'Several of a list',
  boolean: 'Yes or no',
  checklist: 'Checklist',
  person: 'Person',
};

/** What has the columns. */
export const OWNER_WORDS: Readonly<Record<Owner, string>> = {
  Shot: 'Shots',
  Asset: 'Assets',
  Sequence: 'Sequences',
  Episode: 'Episodes',
  Task: 'Tasks',
  Edit: 'Edits',
  Project: 'The production',
};

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `One of a list: calm, grim`, `Number, for clients, 12 values`. */
export function columnFacts(
  { dataType, choices, forClient, departmentIds, values, taskTypeId }: SettingsColumn,
  names: { departments: ReadonlyMap<string, string>; taskTypes: ReadonlyMap<string, string> },
): string {
  const list = choices.map((choice) => choice.replace(/^\[[ x]\] /, '')).join(', ');
  const departments = departmentIds.map((id) => names.departments.get(id) ?? 'a department');
  return [
    list === '' ? TYPE_WORDS[dataType] : `${TYPE_WORDS[dataType]}: ${list}`,
    taskTypeId === null ? '' : (names.taskTypes.get(taskTypeId) ?? 'a task type'),
    departments.join(', '),
    forClient ? 'for clients' : '',
    values === null ? '' : values === 0 ? 'no values' : counted(values, 'value'),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What goes along, said before a column is deleted. */
export function removalOfColumn({ name, entityType, values }: SettingsColumn): string {
  const what =
    values === null
      ? 'All values in it go along.'
      : values === 0
        ? 'It has no values, as last read.'
        : `With it ${counted(values, 'value')} will be deleted.`;
  return `The column ${name} (${OWNER_WORDS[entityType].toLowerCase()}) will be deleted from Kitsu for everybody. ${what} This cannot be undone once it is in Kitsu.`;
}

export const KIND_WORDS: Readonly<Record<EnabledKind, { one: string; many: string }>> = {
  'task-type': { one: 'task type', many: 'Task types' },
  'task-status': { one: 'status', many: 'Statuses' },
  'asset-type': { one: 'asset type', many: 'Asset types' },
};

const thingOf = (kind: EnabledKind): string => (kind === 'asset-type' ? 'asset' : 'task');

/** `Shots · 12 tasks`. */
export const enabledFacts = (kind: EnabledKind, { of, uses }: EnabledRow): string =>
  [
    of !== null && of in OWNER_WORDS ? OWNER_WORDS[of as Owner] : (of ?? ''),
    uses > 0 ? counted(uses, thingOf(kind)) : '',
  ]
    .filter(Boolean)
    .join(' · ');

/** What disabling means for what is there, said before. */
export function disablingText(kind: EnabledKind, { name, uses }: EnabledRow): string {
  const there = counted(uses, thingOf(kind));
  const [stay, keep] = uses === 1 ? ['stays', 'keeps'] : ['stay', 'keep'];
  switch (kind) {
    case 'task-type':
      return `${there} of ${name} ${stay} in Kitsu, with comments and times. ${name} is not offered for new tasks of this production until it is enabled again.`;
    case 'task-status':
      return `${there} ${keep} the status ${name}. It is not offered in this production until it is enabled again.`;
    case 'asset-type':
      return `${there} of ${name} ${stay} in Kitsu. New assets of it are not offered in this production until it is enabled again.`;
  }
}
