import { searchKey } from '../../../shared/search-key.ts';
import { cleaned } from '../read/table.ts';
import type { Cell } from '../sheet.ts';
import type { Draft } from './draft.ts';
import type { Wanted } from './wanted.ts';

/** Assets in assets: a circle of them, which would have no end, is refused by its cells; all others are left out, and told. */
export function planAssetCasting(
  draft: Draft,
  casts: readonly { wanted: Wanted; cell: Cell }[],
): void {
  const inside = new Map(
    casts.map(({ wanted, cell }) => [searchKey(wanted.name), namesOf(cell.text)]),
  );
  for (const { wanted, cell } of casts) {
    const circle = circleFrom(searchKey(wanted.name), inside);
    if (circle) {
      const names = [...circle, circle[0] ?? ''].join(' → ');
      draft.refuse(cell, `An asset cannot be in itself: ${names}.`);
    } else {
      const message =
        'Assets in assets are left out: set them in the production’s structure, with C.';
      draft.askOnce({ row: null, column: cell.column }, message);
    }
  }
}

/** `Prop / Lamp x2` is the lamp. */
const namesOf = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.replace(/\s*(?:[x×]\s*|:\s*)\d+$/i, ''))
    .map((part) => searchKey(cleaned(part.split(/\s+\/\s+/).at(-1) ?? '')))
    .filter(Boolean);

function circleFrom(start: string, inside: ReadonlyMap<string, string[]>): string[] | null {
  const seen = new Set<string>();
  const walk = (name: string, way: string[]): string[] | null => {
    for (const next of inside.get(name) ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...way, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(start, [start]);
}
