import type { ScheduleFacts } from '../../../electron/shared/schedule/schedule.ts';
import { searchKey } from '../../../electron/shared/search-key.ts';

const EVERYTHING = (): boolean => true;

/** Which tasks have all words in their sequence, shot, asset, type, status or people. */
export function searchIn(facts: ScheduleFacts, words: string): (task: number) => boolean {
  const wanted = searchKey(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return EVERYTHING;
  const keys = (names: readonly { name: string }[]): string[] =>
    names.map(({ name }) => searchKey(name));
  const groups = keys(facts.groups);
  const entities = keys(facts.entities);
  const types = keys(facts.types);
  const statuses = keys(facts.statuses);
  const people = keys(facts.people);
  const found = facts.tasks.map((task) => {
    const group = groups[facts.entities[task.entity]?.group ?? -1] ?? '';
    const own = `${group} ${entities[task.entity]} ${types[task.type]} ${statuses[task.status]}`;
    const text = `${own} ${task.people.map((one) => people[one]).join(' ')}`;
    return wanted.every((word) => text.includes(word));
  });
  return (task) => found[task] ?? false;
}
