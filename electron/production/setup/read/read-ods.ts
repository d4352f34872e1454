import { failure, type Result } from '../../../shared/result.ts';
import { MOST_ROWS, type Table } from './table.ts';
import { unzipped } from './unzip.ts';
import { MOST_COLUMNS, tableOfSheet, type Merge, type WorkRow } from './workbook.ts';
import { readXml } from './xml-tree.ts';

/**
 * Reads the first sheet of an OpenDocument spreadsheet that can be seen. Refused with code `bad-input` if it is none.
 */
export function readOds(bytes: Buffer): Result<Table> {
  const parts = unzipped(bytes, (name) => name === 'content.xml');
  if (!parts.ok) return parts;
  const reader = new OdsReader();
  const wrong = readXml(parts.value.get('content.xml') ?? '', reader);
  if (wrong !== null && !reader.isFull())
    return failure('bad-input', `The spreadsheet is damaged: ${wrong}.`);
  const [name, ...others] = reader.names;
  if (name === undefined) return failure('bad-input', 'This file has no sheet that can be seen.');
  return tableOfSheet({ name, rows: reader.rows, merges: reader.merges, others });
}

const count = (value: string | undefined): number => Math.max(1, Number(value ?? 1) || 1);

class OdsReader {
  readonly names: string[] = [];
  readonly rows: WorkRow[] = [];
  readonly merges: Merge[] = [];
  /** Styles of sheets that are hidden. */
  private readonly hidden = new Set<string>();
  private style = '';
  private isIn = false;
  private next = 1;
  private row: WorkRow & { times: number } = { row: 0, hidden: false, cells: [], times: 1 };
  private cell: { value: string | null; lines: string[]; times: number } | null = null;
  /** Within a comment on a cell. */
  private aside = 0;

  isFull = (): boolean => this.rows.length > MOST_ROWS;

  open(name: string, attributesOf: () => Record<string, string>): boolean {
    if (name === 'style:style') this.style = attributesOf()['style:name'] ?? '';
    else if (name === 'style:table-properties') {
      if (attributesOf()['table:display'] === 'false') this.hidden.add(this.style);
    } else if (name === 'table:table') this.openTable(attributesOf());
    else if (name === 'office:annotation') this.aside += 1;
    else if (this.isIn && this.aside === 0) this.openWithin(name, attributesOf());
    return !this.isFull();
  }

  private openTable(attributes: Record<string, string>): void {
    const isHidden = this.hidden.has(attributes['table:style-name'] ?? '');
    this.isIn = !isHidden && this.names.length === 0;
    if (!isHidden) this.names.push(attributes['table:name'] ?? '');
  }

  private openWithin(name: string, attributes: Record<string, string>): void {
    if (name === 'table:table-row') {
      const hidden = /collapse|filter/.test(attributes['table:visibility'] ?? '');
      const times = count(attributes['table:number-rows-repeated']);
      this.row = { row: this.next, hidden, cells: [], times };
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell')
      this.openCell(attributes);
    else if (this.cell === null) return;
    else if (name === 'text:p') this.cell.lines.push('');
    else if (name === 'text:s') this.text(' '.repeat(Math.min(100, count(attributes['text:c']))));
    else if (name === 'text:tab') this.text('\t');
    else if (name === 'text:line-break') this.text('\n');
  }

  private openCell(attributes: Record<string, string>): void {
    const value =
      attributes['office:date-value']?.slice(0, 10) ??
      attributes['office:boolean-value'] ??
      attributes['office:string-value'] ??
      attributes['office:value'] ??
      null;
    const isPercent = attributes['office:value-type'] === 'percentage';
    const times = count(attributes['table:number-columns-repeated']);
    this.cell = { value: isPercent ? null : value, lines: [], times };
    const rows = count(attributes['table:number-rows-spanned']);
    const columns = count(attributes['table:number-columns-spanned']);
    if (rows === 1 && columns === 1) return;
    const { row, cells } = this.row;
    this.merges.push({
      ...{ firstRow: row, lastRow: row + rows - 1 },
      ...{ firstColumn: cells.length, lastColumn: cells.length + columns - 1 },
    });
  }

  text(more: string): void {
    if (this.cell && this.aside === 0 && this.cell.lines.length > 0)
      this.cell.lines[this.cell.lines.length - 1] += more;
  }

  close(name: string): void {
    if (name === 'office:annotation') this.aside -= 1;
    if (name === 'table:table') this.isIn = false;
    if (!this.isIn) return;
    if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.closeCell();
    if (name === 'table:table-row') this.closeRow();
  }

  private closeCell(): void {
    const { cells } = this.row;
    const { value, lines, times } = this.cell ?? { value: null, lines: [], times: 1 };
    const text = value ?? lines.join('\n');
    for (let time = 0; time < times && cells.length < MOST_COLUMNS; time += 1) cells.push(text);
    this.cell = null;
  }

  /** The empty rows at a sheet's end are one that is repeated a million times. */
  private closeRow(): void {
    const { row, hidden, cells, times } = this.row;
    this.next += times;
    while (cells.at(-1) === '') cells.pop();
    if (cells.length === 0) return;
    for (let time = 0; time < times && !this.isFull(); time += 1)
      this.rows.push({ row: row + time, hidden, cells: [...cells] });
  }
}
