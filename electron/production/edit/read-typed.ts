import { storedValue } from '../../kitsu/production/metadata-values.ts';
import type { FieldEdit, StoredField } from '../../outbox/kinds/production-edit.ts';
import { isDay } from '../../shared/day.ts';
import { readDays, readMinutes } from '../../shared/minutes.ts';
import type { PlainField } from '../../shared/production-edit.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { TypedValue } from '../../shared/task-facts.ts';
import { FIELD_LABELS, type FieldNames } from '../../outbox/kinds/field-words.ts';

/** Kitsu answers a longer name with a 500 (zou 1.0.97). */
const LONGEST_NAME = 160;
const MOST_FRAMES = 10_000_000;
const MOST_MINUTES = 60 * 24 * 365 * 10;

/** A typed value as Kitsu keeps it, or why it cannot be one. */
export function readTyped(
  { field, column }: Pick<FieldEdit, 'field' | 'column'>,
  value: TypedValue,
  names: FieldNames,
): Result<StoredField> {
  if (column) return storedValue(column, value);
  if (field === 'column') return wrong('Column', 'a column that is in the production');
  const label = FIELD_LABELS[field];
  switch (field) {
    case 'name':
      return readName(label, value);
    case 'description':
      return typeof value === 'string' || value === null
        ? success(value ?? '')
        : wrong(label, 'text');
    case 'frames':
      return readFrame(label, value, 0);
    case 'frameIn':
    case 'frameOut':
      return readFrame(label, value, -MOST_FRAMES);
    case 'assetType':
      return typeof value === 'string' && names.assetTypes.has(value)
        ? success(value)
        : wrong(label, 'an asset type of the studio');
    case 'canceled':
      return typeof value === 'boolean' ? success(value) : wrong(label, 'yes or no');
    case 'startDate':
    case 'dueDate':
      if (value === null || value === '') return success(null);
      return typeof value === 'string' && isDay(value)
        ? success(value)
        : wrong(label, 'a day, such as 2026-11-24');
    case 'estimation':
      return readEstimate(label, value, names.dayLength);
    case 'priority':
      return ['0', '1', '2', '3'].includes(String(value))
        ? success(Number(value))
        : wrong(label, 'one of its four levels');
  }
}

const wrong = (label: string, wanted: string) => failure('rule', `${label} wants ${wanted}.`);

function readName(label: string, value: TypedValue): Result<StoredField> {
  const name = typeof value === 'string' ? value.normalize('NFC').trim() : '';
  if (name === '' || /[\r\n]/.test(name)) return wrong(label, 'a word or more, in one line');
  return name.length > LONGEST_NAME
    ? wrong(label, `at most ${LONGEST_NAME} characters: it has ${name.length}`)
    : success(name);
}

function readFrame(label: string, value: TypedValue, least: number): Result<StoredField> {
  if (value === null || value === '') return success(null);
  const isFrame =
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST_FRAMES;
  return isFrame ? success(value) : wrong(label, 'a whole number');
}

function readEstimate(label: string, value: TypedValue, dayLength: number): Result<StoredField> {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : value === null ? '' : null;
  if (text === '') return success(0);
  const minutes = text === null ? null : (readDays(text, dayLength) ?? readMinutes(text));
  return minutes === null || minutes > MOST_MINUTES
    ? wrong(label, 'a duration, such as 2 d, 1 d 4 h or 90 m')
    : success(minutes);
}

/** Why the days of a task cannot be these; `null` if they can. */
export function daysProblem(
  start: unknown,
  due: unknown,
  name: string,
): ReturnType<typeof failure> | null {
  const isWrong = typeof start === 'string' && typeof due === 'string' && due < start;
  return isWrong
    ? failure(
        'rule',
        `${name} cannot be due (${due}) before it starts (${start}).`,
        'Change the other day first.',
      )
    : null;
}

/** Where a plain field is told from a column's id. */
export const isPlain = (key: string): key is PlainField => Object.hasOwn(FIELD_LABELS, key);
