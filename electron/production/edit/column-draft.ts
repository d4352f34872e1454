import type { ColumnKey } from '../../outbox/kinds/field-words.ts';
import { CHOICE_TYPES, type ColumnDraft } from '../../shared/production-settings.ts';
import type { MetadataDescriptor } from '../../shared/production.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { oneLine } from '../../shared/plain-text.ts';

/** What of a column can be changed. */
const KEYS: readonly ColumnKey[] = ['name', 'choices', 'forClient', 'departmentIds'];

/** The longest that Kitsu keeps. */
const LONGEST = 120;
const MOST_CHOICES = 500;

export const isSameKey = (
  key: ColumnKey,
  one: Pick<MetadataDescriptor, ColumnKey>,
  other: Pick<MetadataDescriptor, ColumnKey>,
): boolean => {
  const [a, b] = [one[key], other[key]];
  if (key !== 'departmentIds' || !Array.isArray(a) || !Array.isArray(b))
    return JSON.stringify(a) === JSON.stringify(b);
  // Departments have no order.
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
};

/** What is otherwise. */
export const changedKeys = (one: MetadataDescriptor, other: MetadataDescriptor): ColumnKey[] =>
  KEYS.filter((key) => !isSameKey(key, one, other));

/** A column as Kitsu keeps it, or why it cannot be kept. `others`: all other columns of the production. */
export function readDraft(
  wanted: ColumnDraft,
  others: readonly ColumnDraft[],
): Result<ColumnDraft> {
  const name = oneLine(wanted.name).trim().normalize('NFC');
  if (name === '') return failure('rule', 'A column needs a name.');
  if (name.length > LONGEST)
    return failure('rule', `A column’s name has at most ${LONGEST} characters.`);
  const isTask = wanted.entityType === 'Task';
  const taskTypeId = isTask ? wanted.taskTypeId : null;
  if (isTask && taskTypeId === null)
    return failure('rule', 'A column of tasks needs the task type whose tasks have it.');
  // Kitsu makes one field name of both (kitsu-imports I11).
  const twin = others.find(
    (one) =>
      one.entityType === wanted.entityType &&
      one.taskTypeId === taskTypeId &&
      one.name.toLowerCase() === name.toLowerCase(),
  );
  if (twin) return failure('rule', `There is a column called ${twin.name} already.`);
  const choices = CHOICE_TYPES.includes(wanted.dataType)
    ? choicesOf(wanted.choices, wanted.dataType === 'checklist')
    : [];
  if (CHOICE_TYPES.includes(wanted.dataType) && choices.length === 0)
    return failure('rule', 'This column needs at least one choice.');
  if (choices.length > MOST_CHOICES)
    return failure('rule', `A column has at most ${MOST_CHOICES} choices.`);
  return success({ ...wanted, name, choices, taskTypeId });
}

/** Each once, in their order; of a checklist as items that are ticked or not. */
function choicesOf(lines: readonly string[], isChecklist: boolean): string[] {
  const texts = lines.map((line) => oneLine(line).trim()).filter(Boolean);
  const items = isChecklist
    ? texts.map((text) => (/^\[[ x]\] /.test(text) ? text : `[ ] ${text}`))
    : texts;
  return [...new Set(items)];
}
