import { failure, type Failure } from '../../shared/result.ts';
import type { Metadata, MetadataDescriptor } from '../../shared/production.ts';
import { texts, typedNumber } from '../field-readers.ts';

/** A value of a metadata column, read by the column's type; `null` if there is none. */
export type MetadataValue = string | number | boolean | string[] | CheckItem[] | null;

export interface CheckItem {
  text: string;
  checked: boolean;
}

/**
 * Reads the value of one column. Kitsu stores what a browser or a script sent, so a number may be text
 * and a checkbox the word `true`.
 */
export function readValue(data: Metadata, descriptor: MetadataDescriptor): MetadataValue {
  const value = data[descriptor.fieldName];
  if (value === undefined || value === null || value === '') return null;
  switch (descriptor.dataType) {
    case 'number':
      return typedNumber(value);
    case 'boolean':
      return value === true || value === 'true';
    case 'taglist':
      return typeof value === 'string' ? value.split(',').map((tag) => tag.trim()) : texts(value);
    case 'checklist':
      return Array.isArray(value) ? (value as unknown[]).flatMap(checkItem) : null;
    case 'string':
    case 'list':
      if (typeof value === 'string') return value;
      // An object is no text, and one that is deep enough ends the stack of whoever writes it out.
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  }
}

function checkItem(item: unknown): CheckItem[] {
  if (item === null || typeof item !== 'object' || !('text' in item)) return [];
  if (typeof item.text !== 'string') return [];
  return [{ text: item.text, checked: 'checked' in item && item.checked === true }];
}

/** Checks a value for a column; Kitsu would store a wrong one all the same. */
export function checkValue(descriptor: MetadataDescriptor, value: unknown): Failure | null {
  if (value === null) return null;
  const { name, dataType, choices } = descriptor;
  const wrong = (wanted: string): Failure => failure('rule', `${name} wants ${wanted}.`);
  const oneOf = choices.join(', ');
  switch (dataType) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : wrong('a number');
    case 'boolean':
      return typeof value === 'boolean' || value === 'true' || value === 'false'
        ? null
        : wrong('yes or no');
    case 'list':
      return typeof value === 'string' && choices.includes(value) ? null : wrong(`one of ${oneOf}`);
    case 'taglist': {
      const tags = texts(value);
      const fits = Array.isArray(value) && tags.length === value.length;
      return fits && tags.every((tag) => choices.includes(tag)) ? null : wrong(`some of ${oneOf}`);
    }
    case 'checklist':
      return Array.isArray(value) && value.flatMap(checkItem).length === value.length
        ? null
        : wrong('a list of things to tick');
    case 'string':
      return typeof value === 'string' ? null : wrong('text');
  }
}
