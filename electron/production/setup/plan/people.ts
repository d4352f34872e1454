import type { Person } from '../../../shared/production.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { searchKey } from '../../../shared/search-key.ts';

/**
 * A person by address, by full name or with the last name first; accents and case don't count. Of several the one who is
 * `there` already, who may have left the studio since.
 */
export function findPerson(
  persons: readonly Person[],
  wanted: string,
  there: readonly string[] = [],
): Result<Person> {
  const people = persons.filter((one) => !one.isBot || there.includes(one.id));
  const address = wanted.toLowerCase();
  const byAddress = people.filter((one) => one.email !== '' && one.email.toLowerCase() === address);
  const found = byAddress.length > 0 ? byAddress : byName(people, wanted);
  const [known, ...others] = found.filter(({ id }) => there.includes(id));
  if (known && others.length === 0) return success(known);
  const active = found.filter((one) => one.active);
  const [only] = active;
  if (only && active.length === 1) return success(only);
  if (active.length > 1)
    return failure('ambiguous', `${active.length} people are called “${wanted}”: use an e-mail.`);
  if (found.length > 0) return failure('rule', `${wanted} is no longer active in Kitsu.`);
  return failure('not-found', `Nobody in Kitsu is called “${wanted}”.`);
}

function byName(people: readonly Person[], wanted: string): Person[] {
  const exact = people.filter(({ name }) => name.normalize('NFC') === wanted);
  if (exact.length > 0) return exact;
  const key = searchKey(wanted).split(/\s+/).join(' ');
  const same = people.filter(({ name }) => searchKey(name) === key);
  if (same.length > 0) return same;
  const words = sorted(key);
  return people.filter(({ name }) => sorted(searchKey(name)) === words);
}

const sorted = (name: string): string => name.split(/\s+/).sort().join(' ');

/** The people of a cell, which is a list with commas or semicolons. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
