import type { TaskRefusal } from '../../../../electron/shared/many.ts';
import { among, rangeOf, toggled } from './picking.ts';

/** What the bar asks for, for all selected tasks. */
export type Asking = 'time' | 'comment';

/**
 * The tasks of the list that are selected together. Apart from them one row is always the current one
 * (`today.selectedId`), which is all that keys mean while none are selected.
 */
export class Picked {
  ids = $state.raw<ReadonlySet<string>>(new Set());
  /** The open form of the bar. */
  asking = $state<Asking | null>(null);
  /** What could not be done of the last action, and why. */
  refused = $state.raw<readonly TaskRefusal[]>([]);

  /** Where a range began, and what was selected before it. */
  #range: { from: string; before: ReadonlySet<string> } | null = null;

  get size(): number {
    return this.ids.size;
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  toggle(id: string): void {
    this.#set(toggled(this.ids, id));
    this.#range = null;
  }

  /** Selects from the row where the range began, or from `current`, to `id`. */
  extend(order: readonly string[], current: string | null, id: string): void {
    const range = this.#range ?? { from: current ?? id, before: this.ids };
    this.#set(new Set([...range.before, ...rangeOf(order, range.from, id)]));
    this.#range = range;
  }

  /** The next range begins at the current row. */
  endRange(): void {
    this.#range = null;
  }

  only(ids: readonly string[]): void {
    this.#set(new Set(ids));
    this.#range = null;
  }

  clear(): void {
    this.only([]);
    this.refused = [];
  }

  /** With what was selected in another search. */
  add(ids: readonly string[]): void {
    this.only([...this.ids, ...ids]);
  }

  /** What left the list is not selected any more; what a search or a filter hides is, and the bar counts it. */
  keepListed(whole: readonly string[]): void {
    if (this.ids.size > 0) this.#set(among(this.ids, new Set(whole)));
  }

  #set(ids: ReadonlySet<string>): void {
    this.ids = ids;
    if (ids.size === 0) this.asking = null;
  }
}
