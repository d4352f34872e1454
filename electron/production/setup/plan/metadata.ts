import {
  readValue,
  storedValue,
  type MetadataValue,
} from '../../../kitsu/production/metadata-values.ts';
import type { MetadataDescriptor } from '../../../shared/production.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { searchKey } from '../../../shared/search-key.ts';
import type { Cell } from '../sheet.ts';
import type { Draft } from './draft.ts';
import { emptying } from './emptying.ts';
import { findPerson } from './people.ts';
import { readDay, readFlag, readNumber } from './values.ts';
import { WantedList, type Wanted } from './wanted.ts';

/**
 * One value of a metadata column, by the column's type: Kitsu checks none, and one wrong tick box breaks everybody's
 * export.
 */
export function planMetadata(
  draft: Draft,
  cell: Cell,
  wanted: Wanted,
  descriptor: MetadataDescriptor,
): void {
  // A tick box without a value breaks everybody's export: it has no empty.
  const empty = descriptor.dataType === 'boolean' ? null : emptying(draft, cell);
  if (empty === 'leave' || (empty === 'empty' && !wanted.entity)) return;
  const typed = empty === null ? typedValue(draft, cell.text, descriptor) : null;
  const kind = typed?.ok ? storedValue(descriptor, typed.value) : typed;
  const stored = kind ?? success(null);
  if (!stored.ok) return draft.refuse(cell, stored.message);
  const now = readValue(wanted.entity?.data ?? {}, descriptor);
  const kept = now === null ? null : storedValue(descriptor, now);
  const before = kept?.ok ? String(kept.value ?? '') : '';
  const after = String(stored.value ?? '');
  const value = { data: { [descriptor.fieldName]: stored.value } };
  const read = (text: string): string => shownOf(draft, text, descriptor);
  WantedList.set(wanted, cell, value, {
    ...{ before: read(before), after: read(after) },
    same: (kept !== null || empty === 'empty') && before === after,
  });
}

/** As people read it: Kitsu keeps the id of a person. */
const shownOf = (draft: Draft, text: string, { dataType }: MetadataDescriptor): string =>
  dataType === 'person' ? (draft.facts.persons.find(({ id }) => id === text)?.name ?? text) : text;

/** A value that Kitsu keeps beside the columns, as text. */
export function planFree(cell: Cell, wanted: Wanted, fieldName: string): void {
  const now = wanted.entity?.data[fieldName];
  const before = typeof now === 'string' || typeof now === 'number' ? String(now) : '';
  const after = cell.text;
  const same = before === after;
  WantedList.set(wanted, cell, { data: { [fieldName]: after } }, { before, after, same });
}

function typedValue(
  draft: Draft,
  text: string,
  { dataType, choices, name }: MetadataDescriptor,
): Result<MetadataValue> {
  switch (dataType) {
    case 'number':
      return readNumber(text);
    case 'boolean':
      return readFlag(text);
    case 'date':
      return readDay(text);
    case 'list':
      return success(choiceOf(choices, text));
    case 'taglist':
      return success(
        text
          .split(/[,;]/)
          .map((tag) => choiceOf(choices, tag.trim()))
          .filter(Boolean),
      );
    case 'person': {
      const { persons } = draft.facts;
      if (persons.some(({ id }) => id === text)) return success(text);
      const found = findPerson(persons, text);
      return found.ok ? success(found.value.id) : found;
    }
    case 'checklist':
      return failure('rule', `${name} is a list to tick, which a table cannot fill.`);
    default:
      return success(text);
  }
}

/** A choice in other capitals is that choice. */
const choiceOf = (choices: readonly string[], text: string): string =>
  choices.find((choice) => choice === text) ??
  choices.find((choice) => searchKey(choice) === searchKey(text)) ??
  text;
