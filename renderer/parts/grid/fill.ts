import { changesTo, textsIn, type Block, type CellChange, type Cells, type Spot } from './cells.ts';

/** Ctrl+D and Ctrl+R: the first row, or column, of a block in all of it. One row alone takes the one above. */
export function fillWithin(cells: Cells, block: Block, to: 'down' | 'right'): CellChange[] {
  const isDown = to === 'down';
  const single = isDown ? block.top === block.bottom : block.left === block.right;
  const from = isDown
    ? { ...block, top: block.top - (single ? 1 : 0) }
    : { ...block, left: block.left - (single ? 1 : 0) };
  if (from.top < 0 || from.left < 0) return [];
  const [first = []] = textsIn(cells, from);
  const texts = textsIn(cells, from).map((line) =>
    isDown ? [...first] : line.map(() => line[0] ?? ''),
  );
  return changesTo(cells, { row: from.top, column: from.left }, texts);
}

/**
 * The block to which the handle was drawn: the selection, longer in the one direction in which the pointer is further
 * away. The selection itself where it is within.
 */
export function filledBlock(block: Block, to: Spot): Block {
  const down = to.row - block.bottom;
  const up = block.top - to.row;
  const right = to.column - block.right;
  const left = block.left - to.column;
  const furthest = Math.max(down, up, right, left);
  if (furthest <= 0) return block;
  if (furthest === down) return { ...block, bottom: to.row };
  if (furthest === up) return { ...block, top: to.row };
  return furthest === right ? { ...block, right: to.column } : { ...block, left: to.column };
}

/** The handle: what is selected goes on in the rest of the larger block, as a series where it is one. */
export function fillOut(cells: Cells, block: Block, into: Block): CellChange[] {
  const isAcross = into.left !== block.left || into.right !== block.right;
  const isBack = into.top < block.top || into.left < block.left;
  const found = textsIn(cells, block);
  const lines = isAcross ? found : transposed(found);
  const count = isAcross ? into.right - into.left + 1 : into.bottom - into.top + 1;
  const filled = lines.map((line) => {
    const source = isBack ? [...line].reverse() : line;
    const whole = [...source, ...goOn(source, count - source.length)];
    return isBack ? whole.reverse() : whole;
  });
  const texts = isAcross ? filled : transposed(filled);
  return changesTo(cells, { row: into.top, column: into.left }, texts);
}

const transposed = (rows: readonly (readonly string[])[]): string[][] =>
  (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ''));

const NUMBERED = /^(.*?)(\d{1,9})(\D*)$/s;

/** The texts that follow: `SH010, SH020` goes on with `SH030`; what is no series is repeated. */
export function goOn(texts: readonly string[], count: number): string[] {
  const series = seriesOf(texts);
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const value = series ? series.last + series.step * (at + 1) : 0;
    // No name has a number below 0.
    if (!series || value < 0) return texts[at % texts.length] ?? '';
    return series.head + String(value).padStart(series.digits, '0') + series.tail;
  });
}

/** One text alone is no series: it is copied, as a name or a status should be. */
function seriesOf(texts: readonly string[]) {
  if (texts.length < 2) return null;
  const parts = texts.map((text) => NUMBERED.exec(text));
  const [first, second] = parts;
  if (!first || !second) return null;
  const step = Number(second[2]) - Number(first[2]);
  const isSeries = parts.every(
    (part, at) =>
      part !== null &&
      part[1] === first[1] &&
      part[3] === first[3] &&
      Number(part[2]) === Number(first[2]) + step * at,
  );
  const last = parts.at(-1);
  if (!isSeries || step === 0 || !last) return null;
  const isPadded = texts.some((_, at) => parts[at]?.[2]?.startsWith('0') === true);
  const digits = isPadded ? (last[2] ?? '').length : 0;
  return { head: first[1] ?? '', tail: first[3] ?? '', step, last: Number(last[2]), digits };
}
