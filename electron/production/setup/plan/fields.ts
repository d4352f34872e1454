import type { Shot } from '../../../shared/production.ts';
import type { Cell, SheetRow } from '../sheet.ts';
import type { Draft } from './draft.ts';
import { emptying } from './emptying.ts';
import { readFlag, readFrames } from './values.ts';
import { WantedList, type Wanted } from './wanted.ts';

const shown = (value: number | null): string => (value === null ? '' : String(value));

/** Description, frames and sharing of a row. A blank cell leaves what is there. */
export function planFields(draft: Draft, row: SheetRow, wanted: Wanted): void {
  const { description, shared } = row.cells;
  if (description) {
    const before = wanted.entity?.description ?? '';
    const empty = emptying(draft, description);
    const after = empty === null ? description.text.replace(/\r\n?/g, '\n') : '';
    const same = before.trim() === after;
    if (empty === null || (empty === 'empty' && wanted.entity))
      WantedList.set(wanted, description, { description: after }, { before, after, same });
  }
  if (shared && row.kind === 'Asset') planShared(draft, shared, wanted);
  if (row.kind === 'Shot') planFrames(draft, row, wanted);
}

function planShared(draft: Draft, cell: Cell, wanted: Wanted): void {
  const read = readFlag(cell.text);
  if (!read.ok) return draft.refuse(cell, read.message);
  const isShared = wanted.entity?.kind === 'Asset' && wanted.entity.isShared;
  const words = (flag: boolean): string => (flag ? 'yes' : 'no');
  WantedList.set(
    wanted,
    cell,
    { isShared: read.value },
    {
      before: words(isShared),
      after: words(read.value),
      same: isShared === read.value,
    },
  );
}

/**
 * Frames and range. Only what the sheet names is written: Kitsu's import counts the frames anew from a range that the
 * sheet does not have.
 */
function planFrames(draft: Draft, { cells }: SheetRow, wanted: Wanted): void {
  const shot = wanted.entity?.kind === 'Shot' ? wanted.entity : null;
  const first = number(draft, cells.frameIn, true);
  const last = number(draft, cells.frameOut, true);
  const count = number(draft, cells.frames, false);
  if (cells.frameIn && first !== null)
    setNumber(wanted, cells.frameIn, { frameIn: first }, shot?.frameIn ?? null, first);
  if (cells.frameOut && last !== null)
    setNumber(wanted, cells.frameOut, { frameOut: last }, shot?.frameOut ?? null, last);
  if (cells.frames && count !== null)
    setNumber(wanted, cells.frames, { nbFrames: count }, shot?.nbFrames ?? null, count);
  checkRange(draft, cells, { first, last, count, shot });
  // A new shot without a count has as many frames as its range, both ends included.
  if (!shot && !cells.frames && first !== null && last !== null && last >= first)
    wanted.values.nbFrames = last - first + 1;
}

function number(draft: Draft, cell: Cell | undefined, negative: boolean): number | null {
  if (!cell) return null;
  const read = readFrames(cell.text, { negative });
  if (read.ok) return read.value;
  draft.refuse(cell, read.message);
  return null;
}

function setNumber(
  wanted: Wanted,
  cell: Cell,
  value: Parameters<typeof WantedList.set>[2],
  before: number | null,
  after: number,
): void {
  const texts = { before: shown(before), after: shown(after), same: before === after };
  WantedList.set(wanted, cell, value, texts);
}

interface Range {
  first: number | null;
  last: number | null;
  count: number | null;
  shot: Shot | null;
}

function checkRange(draft: Draft, cells: SheetRow['cells'], range: Range): void {
  const { shot, count } = range;
  const cell = cells.frameOut ?? cells.frameIn;
  const first = range.first ?? shot?.frameIn ?? null;
  const last = range.last ?? shot?.frameOut ?? null;
  if (!cell || first === null || last === null) return;
  if (last < first) return draft.refuse(cell, `The last frame, ${last}, is before ${first}.`);
  const isAsThere = cells.frames && shot?.frameIn === first && shot.frameOut === last;
  if (isAsThere && shot.nbFrames === count) return;
  const length = last - first + 1;
  if (!cells.frames || count === null || count === length) return;
  if (count === length - 1) {
    const message = 'Here the frames are “out − in”, one less than their range holds. They stay.';
    draft.askOnce({ row: null, column: cells.frames.column }, message);
  } else draft.ask(cells.frames, `${count} frames, but the range holds ${length}. Both stay.`);
}
