import type { RowKind, StructureRow } from '../../../electron/shared/productions.ts';

/** A row that is selected: it may have scrolled away since. */
export interface Picked {
  id: string;
  kind: RowKind;
  name: string;
}

/** More than these are not edited at once. */
export const MOST_PICKED = 2000;

/** The rows that are edited together. Without any, it is the row at hand. */
export class Selection {
  #picked = $state.raw<ReadonlyMap<string, Picked>>(new Map());
  /** From where Shift selects: a row's place. */
  anchor = $state<number | null>(null);

  get size(): number {
    return this.#picked.size;
  }

  has = (id: string): boolean => this.#picked.has(id);

  /** What is edited: asset types have nothing of their own to edit. */
  get things(): Picked[] {
    return [...this.#picked.values()].filter(({ kind }) => kind !== 'asset-type');
  }

  /** All of them, asset types too. */
  get all(): string[] {
    return [...this.#picked.keys()];
  }

  clear(): void {
    if (this.#picked.size > 0) this.#picked = new Map();
    this.anchor = null;
  }

  toggle({ id, kind, name }: StructureRow, index: number): void {
    const next = new Map(this.#picked);
    if (!next.delete(id)) next.set(id, { id, kind, name });
    this.#picked = next;
    this.anchor = index;
  }

  /** These rows and no others. */
  only(rows: readonly StructureRow[]): void {
    const first = rows.slice(0, MOST_PICKED);
    this.#picked = new Map(first.map(({ id, kind, name }) => [id, { id, kind, name }]));
  }
}
