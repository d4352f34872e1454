import type { Json } from '../store/model.ts';
import type { SentForm } from './form.ts';
import { invalidField } from './answer.ts';

/** The form of every id. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The fields of a request body, read as zou's schemas read them. Unknown ones are ignored. */
export class Fields {
  readonly all: { [name: string]: Json };

  constructor(all: { [name: string]: Json }) {
    this.all = all;
  }

  /** A required text that must not be empty. */
  text(name: string): string {
    const value = this.all[name];
    if (value === undefined) throw invalidField(name, 'Field required');
    if (typeof value !== 'string') throw invalidField(name, 'Input should be a valid string');
    if (value === '') throw invalidField(name, 'String should have at least 1 character');
    return value;
  }

  /** A text that may be missing or null. */
  maybeText(name: string): string | null {
    const value = this.all[name];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') throw invalidField(name, 'Input should be a valid string');
    return value;
  }

  /** A text of a given form. */
  matching(name: string, pattern: RegExp): string {
    const value = this.text(name);
    if (pattern.test(value)) return value;
    throw invalidField(name, `String should match pattern '${pattern.source}'`);
  }

  /** A number above zero; a number written as text is one too. */
  positive(name: string): number {
    const value = this.all[name];
    if (value === undefined) throw invalidField(name, 'Field required');
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof read !== 'number' || Number.isNaN(read)) {
      const why = typeof value === 'string' ? ', unable to parse string as a number' : '';
      throw invalidField(name, `Input should be a valid number${why}`);
    }
    if (read <= 0) throw invalidField(name, 'Input should be greater than 0');
    return read;
  }

  /** A whole number, which may be written as text. */
  whole(name: string, least = -Infinity): number {
    const value = this.all[name];
    if (value === undefined) throw invalidField(name, 'Field required');
    const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof read === 'number' && Number.isInteger(read)) {
      if (read >= least) return read;
      throw invalidField(name, `Input should be greater than or equal to ${least}`);
    }
    if (typeof value === 'number') {
      throw invalidField(
        name,
        'Input should be a valid integer, got a number with a fractional part',
      );
    }
    const why = typeof value === 'string' ? ', unable to parse string as an integer' : '';
    throw invalidField(name, `Input should be a valid integer${why}`);
  }

  maybeWhole(name: string, least?: number): number | null {
    const value = this.all[name];
    return value === undefined || value === null ? null : this.whole(name, least);
  }

  /** An optional id, which must be well-formed if present. */
  maybeId(name: string): string | null {
    const value = this.maybeText(name);
    if (value === null || UUID.test(value)) return value;
    const at = [...value].findIndex((sign) => !/[0-9a-f-]/i.test(sign));
    const why =
      at < 0
        ? `invalid length: expected length 32 for simple format, found ${value.length}`
        : `invalid character: found \`${[...value][at] ?? ''}\` at ${at + 1}`;
    throw invalidField(name, `Input should be a valid UUID, ${why}`);
  }

  /** One of these words, or none. */
  maybeOneOf(name: string, words: string[]): string | null {
    const value = this.all[name];
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' && words.includes(value)) return value;
    const quoted = words.map((word) => `'${word}'`);
    const all = `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
    throw invalidField(name, `Input should be ${all}`);
  }

  maybeObject(name: string): { [key: string]: Json } | null {
    const value = this.all[name];
    if (value === undefined || value === null) return null;
    if (typeof value === 'object' && !Array.isArray(value)) return value;
    throw invalidField(name, 'Input should be a valid dictionary');
  }

  flag(name: string): boolean {
    return this.all[name] === true;
  }

  /** Texts of a list; `least` is how many there must be. */
  ids(name: string, least = 1): string[] {
    const value = this.all[name];
    if (value === undefined) {
      if (least === 0) return [];
      throw invalidField(name, 'Field required');
    }
    if (!Array.isArray(value)) throw invalidField(name, 'Input should be a valid list');
    if (value.length < least) {
      throw invalidField(
        name,
        `List should have at least ${least} item after validation, not ${value.length}`,
      );
    }
    return value.filter((entry): entry is string => typeof entry === 'string');
  }

  /** A list; in a form it is written as JSON. */
  list(name: string): Json[] {
    const value = this.all[name];
    const read = typeof value === 'string' && value !== '' ? (JSON.parse(value) as Json) : value;
    return Array.isArray(read) ? read : [];
  }
}

/** The body as fields: a form, JSON, else an encoded form, else the query, else none. */
export function readFields(
  { body, form }: { body: Buffer; form: SentForm | null },
  type: string,
  query: URLSearchParams,
): Fields {
  if (form) return new Fields(form.fields);
  if (type.includes('json')) {
    const parsed = parseObject(body.toString('utf8'));
    if (parsed) return new Fields(parsed);
  }
  const encoded = type.includes('x-www-form-urlencoded')
    ? new URLSearchParams(body.toString('utf8'))
    : query;
  return new Fields(Object.fromEntries(encoded));
}

function parseObject(text: string): { [name: string]: Json } | null {
  try {
    const value = JSON.parse(text) as Json;
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
