import type { Cells } from './cells.ts';

/** A text that a tab or a line's end would tear apart is quoted, as spreadsheets do it. */
const quoted = (text: string): string =>
  /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Cells as text that spreadsheets take: tabs between cells, a line a row. */
export const textOfCells = (rows: Cells): string =>
  rows.map((row) => row.map(quoted).join('\t')).join('\n');

/** Reads what was copied here or in a spreadsheet: text between quotes may have tabs and lines of its own. */
export function readCells(text: string): string[][] {
  const all = text.replace(/\r\n?/g, '\n');
  // A spreadsheet ends the last line, too: that is no row.
  const end = all.endsWith('\n') ? all.length - 1 : all.length;
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const closing = all[at] === '"' ? closingQuote(all, at, end) : -1;
    const stop = closing < 0 ? nextBreak(all, at, end) : closing + 1;
    row.push(closing < 0 ? all.slice(at, stop) : all.slice(at + 1, closing).replaceAll('""', '"'));
    if (stop >= end || all[stop] === '\n') {
      rows.push(row);
      row = [];
      if (stop >= end) return rows;
    }
    at = stop + 1;
  }
}

function nextBreak(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) if (text[at] === '\t' || text[at] === '\n') return at;
  return end;
}

/** Where the quotes that begin at `from` end; -1 if they are part of the text: `"hero" rig`. */
function closingQuote(text: string, from: number, end: number): number {
  let at = from + 1;
  while (at < end) {
    if (text[at] !== '"') at += 1;
    else if (text[at + 1] === '"' && at + 1 < end) at += 2;
    else return at + 1 === end || text[at + 1] === '\t' || text[at + 1] === '\n' ? at : -1;
  }
  return -1;
}
