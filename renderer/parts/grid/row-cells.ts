import { markText, MARKS, type CellMark } from './marks.ts';
import type { Layout } from './places.ts';
import type { Drawn } from './recycled.ts';

/** What the cells of one row look like. */
interface RowLook {
  row: number;
  /** What the row is called. */
  name: string;
  /** What the ids of its cells begin with. */
  id: string;
  layout: Layout;
  /** The frozen ones, and those in sight. */
  columns: readonly Drawn[];
  titles: readonly { title: string }[];
  texts: readonly string[];
  markAt: (column: number) => CellMark | null;
  /** The column of the cursor; -1 in all other rows. */
  at: number;
  /** The columns that are selected, and those that the handle is drawn over: from, to (included). */
  selected: readonly [from: number, to: number];
  filled: readonly [from: number, to: number];
  /** The column whose corner has the handle; -1 for none. */
  handle: number;
  /** What is typed into the cell under the cursor; `null` while nothing is. */
  typed: string | null;
}

interface Cell {
  element: HTMLElement;
  text: Text;
  /** What was last written: the page itself is slow to be asked. */
  written: Map<string, string | undefined>;
  box: HTMLInputElement | null;
}

/**
 * Draws the cells of one row. By hand, and no component: a page of a sheet has hundreds of cells, which come into
 * sight within one frame.
 */
export class RowCells {
  readonly #cells = new Map<number, Cell>();
  readonly #ontyped: (text: string) => void;
  readonly #onleave: () => void;

  /** `ontyped`: what the box now says. `onleave`: it has lost the focus. */
  constructor(ontyped: (text: string) => void, onleave: () => void) {
    this.#ontyped = ontyped;
    this.#onleave = onleave;
  }

  /** `row`: where they are, after whatever else is in it. */
  draw(row: HTMLElement, look: RowLook): void {
    const used = new Set(look.columns.map(({ key }) => key));
    for (const [key, { element }] of this.#cells) {
      if (used.has(key)) continue;
      element.remove();
      this.#cells.delete(key);
    }
    let after = row.firstElementChild;
    for (const { at, key } of look.columns) {
      const cell = this.#cells.get(key) ?? newCell();
      this.#cells.set(key, cell);
      this.#write(cell, at, look);
      if (after?.nextElementSibling !== cell.element) {
        if (after) after.after(cell.element);
        else row.prepend(cell.element);
      }
      after = cell.element;
    }
  }

  #write(cell: Cell, column: number, look: RowLook): void {
    const mark = look.markAt(column);
    const text = look.texts[column] ?? '';
    const { columns, numbers, frozen } = look.layout;
    const left = columns[column] ?? 0;
    const isAt = look.at === column;
    const label = `${look.titles[column]?.title ?? ''}, row ${look.name}`;
    const said = `${label}: ${text === '' ? 'blank' : text}`;
    put(cell, 'class', classOf(column, mark, look, column < frozen));
    put(cell, 'id', `${look.id}-${look.row}-${column}`);
    put(cell, 'aria-colindex', `${column + 2}`);
    put(cell, 'aria-selected', `${isBetween(column, look.selected)}`);
    put(cell, 'aria-invalid', mark?.kind === 'problem' ? 'true' : undefined);
    put(cell, 'aria-label', mark ? `${said}. ${markText(mark)}` : said);
    put(cell, 'title', mark ? markText(mark) : undefined);
    put(cell, 'data-at', isAt ? 'true' : undefined);
    put(cell, 'data-sign', mark ? MARKS[mark.kind].sign : undefined);
    place(cell, 'left', `${left + numbers}px`);
    place(cell, 'width', `${(columns[column + 1] ?? 0) - left}px`);
    this.#box(cell, isAt ? look.typed : null, label);
    if (cell.text.data !== text) cell.text.data = text;
  }

  #box(cell: Cell, typed: string | null, label: string): void {
    if (typed === null) {
      if (!cell.box) return;
      cell.box = null;
      cell.element.replaceChildren(cell.text);
      return;
    }
    const box = cell.box ?? this.#newBox();
    if (box.value !== typed) box.value = typed;
    if (cell.box) return;
    box.setAttribute('aria-label', label);
    cell.box = box;
    cell.element.replaceChildren(box);
  }

  #newBox(): HTMLInputElement {
    const box = document.createElement('input');
    box.type = 'text';
    box.autocomplete = 'off';
    box.spellcheck = false;
    box.addEventListener('input', () => this.#ontyped(box.value));
    box.addEventListener('blur', this.#onleave);
    return box;
  }
}

function newCell(): Cell {
  const element = document.createElement('div');
  element.setAttribute('role', 'gridcell');
  const text = document.createTextNode('');
  element.append(text);
  return { element, text, written: new Map(), box: null };
}

function put({ element, written }: Cell, name: string, value: string | undefined): void {
  if (written.get(name) === value) return;
  written.set(name, value);
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function place({ element, written }: Cell, name: 'left' | 'width', value: string): void {
  if (written.get(name) === value) return;
  written.set(name, value);
  element.style[name] = value;
}

const isBetween = (column: number, [from, to]: readonly [number, number]): boolean =>
  column >= from && column <= to;

function classOf(column: number, mark: CellMark | null, look: RowLook, frozen: boolean): string {
  let names = mark ? `cell ${mark.kind}` : 'cell';
  if (frozen) names += ' frozen';
  if (look.at === column) names += look.typed === null ? ' at' : ' at edited';
  if (isBetween(column, look.selected)) names += ' selected';
  if (isBetween(column, look.filled)) names += ' filled';
  return column === look.handle ? `${names} handle` : names;
}
