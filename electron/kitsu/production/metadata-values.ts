import { isDay } from '../../shared/day.ts';
import type { Metadata, MetadataDescriptor } from '../../shared/production.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { metadata, texts, typedNumber } from '../field-readers.ts';

/** A value of a metadata column, read by the column's type; `null` if there is none. */
export type MetadataValue = string | number | boolean | string[] | CheckItem[] | null;

/** A value as Kitsu's own page keeps it, and as it is sent. */
export type StoredValue = string | number | null;

export interface CheckItem {
  text: string;
  checked: boolean;
}

type Column = Pick<MetadataDescriptor, 'name' | 'fieldName' | 'dataType' | 'choices'>;

/**
 * Reads the value of one column. Kitsu stores what a browser or a script sent, so a number may be text
 * and a checkbox the word `true`.
 */
export function readValue(data: Metadata, column: Column): MetadataValue {
  const value = data[column.fieldName];
  if (column.dataType === 'checklist') return checklistOf(value, column);
  if (value === undefined || value === null || value === '') return null;
  switch (column.dataType) {
    case 'number':
      return typedNumber(value);
    case 'boolean':
      return value === true || value === 'true';
    case 'taglist':
      return typeof value === 'string'
        ? value
            .split(',')
            .map((tag) => tag.trim())
            .filter(Boolean)
        : texts(value);
    default:
      if (typeof value === 'string') return value;
      // An object is no text, and one that is deep enough ends the stack of whoever writes it out.
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  }
}

/**
 * The items of a checklist as its column has them; empty where the column's choices are none. Kitsu's page takes
 * them for items only if each begins with `[x] ` or `[ ] `.
 */
function itemsOf({ choices }: Column): CheckItem[] {
  const items = choices.flatMap((choice) => {
    const mark = choice.slice(0, 4);
    return mark === '[x] ' || mark === '[ ] '
      ? [{ text: choice.slice(4), checked: mark === '[x] ' }]
      : [];
  });
  return items.length === choices.length ? items : [];
}

/** Kitsu's page keeps the marks by their words, as JSON in a text; scripts keep a list of items. */
function checklistOf(value: unknown, column: Column): CheckItem[] | null {
  const kept = typeof value === 'string' ? parsed(value) : value;
  if (Array.isArray(kept)) return (kept as unknown[]).flatMap(checkItem);
  const marks = metadata(kept);
  const items = itemsOf(column).map(({ text, checked }) => ({
    text,
    checked: Object.hasOwn(marks, text) ? marks[text] === true : checked,
  }));
  return items.length > 0 ? items : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function checkItem(item: unknown): CheckItem[] {
  if (item === null || typeof item !== 'object' || !('text' in item)) return [];
  if (typeof item.text !== 'string') return [];
  return [{ text: item.text, checked: 'checked' in item && item.checked === true }];
}

/**
 * A value as Kitsu's own page would keep it, or why it fits the column not: Kitsu stores whatever it is sent. A
 * checkbox is a word, since zou's exports of tables break on a real `true`, and on none (`null`).
 */
export function storedValue(column: Column, value: unknown): Result<StoredValue> {
  const { dataType, choices } = column;
  if (value === null) return success(emptyOf(dataType));
  const wrong = (wanted: string): Failure => failure('rule', `${column.name} wants ${wanted}.`);
  const oneOf = choices.join(', ');
  switch (dataType) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? success(value)
        : wrong('a number');
    case 'boolean':
      return value === true || value === 'true'
        ? success('true')
        : value === false || value === 'false'
          ? success('false')
          : wrong('yes or no');
    case 'list':
      return typeof value === 'string' && (value === '' || choices.includes(value))
        ? success(value)
        : wrong(`one of ${oneOf}`);
    case 'taglist': {
      const tags = texts(value);
      const fits = Array.isArray(value) && tags.length === value.length;
      return fits && tags.every((tag) => choices.includes(tag))
        ? success(tags.join(','))
        : wrong(`some of ${oneOf}`);
    }
    case 'checklist': {
      const items = Array.isArray(value) ? (value as unknown[]).flatMap(checkItem) : [];
      const known = itemsOf(column).map(({ text }) => text);
      return Array.isArray(value) &&
        items.length === value.length &&
        items.every(({ text }) => known.includes(text))
        ? success(JSON.stringify(Object.fromEntries(items.map((one) => [one.text, one.checked]))))
        : wrong('a list of its things to tick');
    }
    case 'date':
      return typeof value === 'string' && (value === '' || isDay(value))
        ? success(value)
        : wrong('a day, such as 2026-11-24');
    case 'url':
      return typeof value === 'string' && (value === '' || isWebAddress(value))
        ? success(value)
        : wrong('an address that begins with https:// or http://');
    default:
      return typeof value === 'string' ? success(value) : wrong('text');
  }
}

function emptyOf(dataType: MetadataDescriptor['dataType']): StoredValue {
  if (dataType === 'number') return null;
  if (dataType === 'boolean') return 'false';
  return dataType === 'checklist' ? '{}' : '';
}

/** Kitsu's page makes a link of it, whatever it says. */
function isWebAddress(value: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
}
