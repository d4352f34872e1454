import { failure, success, type Result } from '../../../shared/result.ts';
import { MOST_ROWS, type Table } from './table.ts';
import { unzipped } from './unzip.ts';
import { MOST_COLUMNS, tableOfSheet, type Merge, type WorkRow } from './workbook.ts';
import { child, readXml, xmlTree, type Element } from './xml-tree.ts';

/**
 * Reads the first sheet of an Excel workbook that can be seen: formulas by the value that was saved with them, days as
 * `2026-12-04`. Refused with code `bad-input` if it is none.
 */
export function readXlsx(bytes: Buffer): Result<Table> {
  const parts = unzipped(bytes, (name) => /^xl\/.*\.(?:xml|rels)$/.test(name));
  if (!parts.ok) return parts;
  const found = firstSheet(parts.value);
  if (!found.ok) return found;
  const { name, path, others, is1904 } = found.value;
  const text = parts.value.get(path);
  if (text === undefined) return NO_SHEET;
  const reader = new SheetReader(
    sharedTexts(parts.value.get('xl/sharedStrings.xml') ?? ''),
    dayStyles(parts.value.get('xl/styles.xml') ?? ''),
    is1904,
  );
  const wrong = readXml(text, reader);
  if (wrong !== null && !reader.isFull())
    return failure('bad-input', `Its sheet is damaged: ${wrong}.`);
  return tableOfSheet({ name, rows: reader.rows, merges: reader.merges, others });
}

const NO_SHEET = failure('bad-input', 'This workbook has no sheet that can be seen.');
const treeOf = (text: string): Element | undefined => {
  const tree = xmlTree(text);
  return tree.ok ? tree.value : undefined;
};

function firstSheet(
  parts: ReadonlyMap<string, string>,
): Result<{ name: string; path: string; others: string[]; is1904: boolean }> {
  const book = treeOf(parts.get('xl/workbook.xml') ?? '');
  const links = treeOf(parts.get('xl/_rels/workbook.xml.rels') ?? '');
  const seen = (child(book, 'sheets')?.children ?? []).filter(
    ({ attributes }) => !/hidden/i.test(attributes['state'] ?? ''),
  );
  const [first, ...others] = seen.map(({ attributes }) => attributes);
  const target = links?.children.find(({ attributes }) => attributes['Id'] === first?.['r:id']);
  const path = target?.attributes['Target'] ?? '';
  if (!first || path === '') return NO_SHEET;
  return success({
    name: first['name'] ?? '',
    path: path.startsWith('/') ? path.slice(1) : `xl/${path}`,
    others: others.map((one) => one['name'] ?? ''),
    is1904: /^(?:1|true)$/.test(child(book, 'workbookPr')?.attributes['date1904'] ?? ''),
  });
}

/** Texts that cells share; a text may be in pieces, and what is written small above it is no part of it. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let inText = false;
  let small = 0;
  readXml(xml, {
    open(name) {
      if (name === 'si') texts.push('');
      inText = name === 't';
      if (name === 'rPh') small += 1;
      return true;
    },
    close(name) {
      inText = false;
      if (name === 'rPh') small -= 1;
    },
    text(more) {
      if (inText && small === 0) texts[texts.length - 1] += more;
    },
  });
  return texts;
}

/** Which styles show a number as a day. */
function dayStyles(xml: string): ReadonlySet<number> {
  const styles = treeOf(xml);
  const own = new Map(
    (child(styles, 'numFmts')?.children ?? []).map(({ attributes }) => [
      Number(attributes['numFmtId']),
      attributes['formatCode'] ?? '',
    ]),
  );
  const isDay = (id: number): boolean => {
    const code = own.get(id);
    // Without colours, conditions and quoted words.
    if (code !== undefined) return /[dy]/i.test(code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, ''));
    return (id >= 14 && id <= 17) || id === 22;
  };
  const formats = child(styles, 'cellXfs')?.children ?? [];
  return new Set(
    formats.flatMap(({ attributes }, at) => (isDay(Number(attributes['numFmtId'])) ? [at] : [])),
  );
}

const columnOf = (place: string): number =>
  [...(/^[A-Z]{1,3}/.exec(place)?.[0] ?? '')].reduce(
    (sum, one) => sum * 26 + one.charCodeAt(0) - 64,
    0,
  ) - 1;

class SheetReader {
  readonly rows: WorkRow[] = [];
  readonly merges: Merge[] = [];
  private cell = { type: '', style: -1, at: 0, value: '', formula: '' };
  private into: 'value' | 'formula' | null = null;

  constructor(
    private readonly shared: readonly string[],
    private readonly days: ReadonlySet<number>,
    private readonly is1904: boolean,
  ) {}

  isFull = (): boolean => this.rows.length > MOST_ROWS;

  open(name: string, attributes: () => Record<string, string>): boolean {
    if (name === 'row') this.openRow(attributes());
    else if (name === 'c') this.openCell(attributes());
    else if (name === 'v' || name === 't') this.into = 'value';
    else if (name === 'f') this.into = 'formula';
    else if (name === 'mergeCell') this.merge(attributes()['ref'] ?? '');
    return !this.isFull();
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    this.into = null;
  }

  text(more: string): void {
    if (this.into !== null) this.cell[this.into] += more;
  }

  private openRow(attributes: Record<string, string>): void {
    const row = Number(attributes['r'] ?? (this.rows.at(-1)?.row ?? 0) + 1);
    this.rows.push({ row, hidden: /^(?:1|true)$/.test(attributes['hidden'] ?? ''), cells: [] });
  }

  private openCell(attributes: Record<string, string>): void {
    const place = attributes['r'];
    const at = place === undefined ? (this.rows.at(-1)?.cells.length ?? 0) : columnOf(place);
    const style = Number(attributes['s'] ?? -1);
    this.cell = { type: attributes['t'] ?? 'n', style, at, value: '', formula: '' };
  }

  private closeCell(): void {
    const { at } = this.cell;
    const cells = this.rows.at(-1)?.cells;
    if (!cells || at < 0 || at >= MOST_COLUMNS) return;
    while (cells.length < at) cells.push('');
    cells[at] = this.valueOf();
  }

  private valueOf(): string {
    const { type, style, value, formula } = this.cell;
    // A formula that no program has worked out yet.
    if (value === '') return formula === '' ? '' : `=${formula}`;
    if (type === 's') return this.shared[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type !== 'n') return value;
    const number = Number(value);
    if (this.days.has(style)) return this.dayOf(number) ?? value;
    return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value;
  }

  /** Days are counted from the end of 1899, on old Macs from 1904; before March 1900 the count is off by one. */
  private dayOf(serial: number): string | null {
    if (!(serial >= 61) || serial > 2_958_465) return null;
    const first = this.is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    return new Date(first + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
  }

  private merge(ref: string): void {
    const [, from = '', first, to = '', last] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
    if (first === undefined) return;
    this.merges.push({
      ...{ firstRow: Number(first), lastRow: Number(last) },
      ...{ firstColumn: columnOf(from), lastColumn: columnOf(to) },
    });
  }
}
