import type { NamedRow } from '../../kitsu/production/names.ts';
import { withoutLeadingZeros } from '../../shared/quick/tokenize.ts';
import { searchKey } from '../../shared/search-key.ts';
import type { NamedKind } from '../../shared/search.ts';

/** A row of the index. */
export interface SearchEntry {
  id: string;
  projectId: string;
  kind: NamedKind;
  /** What opens it: the entity of a task, the sequence of a shot, the episode of a sequence. */
  parentId: string | null;
  title: string;
  /** The name of the entity itself, folded, without zeros before its numbers. */
  nameKey: string;
  /** All that it is found by, folded; with its numbers written both ways. */
  key: string;
}

/** What is known of a production beside its rows. */
export interface ProductionNames {
  id: string;
  name: string;
  assetTypes: ReadonlyMap<string, string>;
  taskTypes: ReadonlyMap<string, { name: string; shortName: string }>;
}

/** `SH030` and `sh30` are the same. */
const bare = (text: string): string => withoutLeadingZeros(searchKey(text));

function keyOf(parts: readonly string[]): string {
  const folded = searchKey(parts.filter(Boolean).join(' '));
  const short = withoutLeadingZeros(folded);
  return short === folded ? folded : `${folded}\n${short}`;
}

/**
 * Makes the index's row of each of a production's rows, one at a time: of thousands it takes a moment. A
 * task whose entity is unknown, as one of a canceled shot, has none.
 */
export function entryMaker(
  rows: readonly NamedRow[],
  production: ProductionNames,
): (one: NamedRow) => SearchEntry | null {
  const entities = new Map(rows.filter(({ kind }) => kind !== 'task').map((one) => [one.id, one]));
  const pathOf = (one: NamedRow): string[] => {
    const parent = one.parentId === null ? undefined : entities.get(one.parentId);
    const above = parent ? pathOf(parent) : [];
    const type = one.kind === 'asset' ? production.assetTypes.get(one.typeId ?? '') : undefined;
    return [...above, ...(type ? [type] : []), one.name];
  };
  return (one) => {
    const entity = one.kind === 'task' ? entities.get(one.parentId ?? '') : one;
    if (!entity || entity.name === '') return null;
    const path = pathOf(entity).join(' / ');
    const type = one.kind === 'task' ? production.taskTypes.get(one.typeId ?? '') : undefined;
    const title = one.kind === 'task' ? `${path} · ${type?.name ?? 'Task'}` : path;
    return {
      id: one.id,
      projectId: production.id,
      kind: one.kind,
      parentId: one.parentId,
      title,
      nameKey: bare(entity.name),
      key: keyOf([title, type?.shortName ?? '', one.kind, production.name]),
    };
  };
}

/**
 * The words of what is typed, folded; parts of a pasted path are words too. Without signs that are no
 * letters at all: SQLite takes the first NUL for the end of its question.
 */
export const searchWords = (text: string): string[] =>
  searchKey(text)
    .split(/[\s/·\p{C}]+/u)
    .filter((word) => word !== '');

/** How well an entry that has all these words fits; smaller is better. */
export function rankOf({ nameKey, key }: SearchEntry, words: readonly string[]): number {
  const short = words.map(withoutLeadingZeros);
  if (nameKey === short.join(' ') || short.includes(nameKey)) return 0;
  if (short.some((word) => nameKey.startsWith(word))) return 1;
  return words.every((word) => key.startsWith(word) || key.includes(` ${word}`)) ? 2 : 3;
}
