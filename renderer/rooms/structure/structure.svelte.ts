import type {
  OpenTo,
  ProductionSummary,
  RowsAsked,
  StructureRow,
  StructureRows,
  StructureView,
} from '../../../electron/shared/productions.ts';
import type { Failure } from '../../../electron/shared/result.ts';
import { call, on } from '../../lib/api.ts';
import { MOST_PICKED } from './selection.svelte.ts';
import { coalesced } from '../../lib/state/coalesced.ts';

/** Rows that are asked for beyond those in view, on either side. */
const BEYOND = 60;
/** No more at once, whatever the window's height. */
const MOST = 400;
/** Rows that are closed or opened by hand; beyond that the first ones are as usual again. */
const MOST_TOGGLED = 5000;

/** A production's rows as the main process last answered: those in view and some beyond, of however many. */
export class Structure {
  summary = $state.raw<ProductionSummary | null>(null);
  /** The last answer; `null` until the first. */
  part = $state.raw<StructureRows | null>(null);
  failure = $state.raw<Failure | null>(null);
  view = $state<StructureView>('shots');
  search = $state('');
  canceled = $state(false);
  openTo = $state<OpenTo>('entities');
  #toggled = $state.raw<readonly string[]>([]);
  #seen = { from: 0, to: 40 };
  readonly #projectId: string;

  constructor(projectId: string, view: StructureView) {
    this.#projectId = projectId;
    this.view = view;
  }

  readonly #read = coalesced(async () => {
    const asked = this.#asked();
    const answer = await call('productions.rows', { projectId: this.#projectId, asked });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.part = answer.value;
  });

  readonly #readSummary = coalesced(async () => {
    const answer = await call('productions.open', { projectId: this.#projectId });
    if (answer.ok) this.summary = answer.value;
    else this.failure = answer;
  });

  get total(): number {
    return this.part?.total ?? 0;
  }

  /** A row by its place; `null` where it has not come yet. */
  row(index: number): StructureRow | null {
    return this.part?.rows[index - this.part.from] ?? null;
  }

  /** The place of a row among those that have come; -1 where it has not. */
  indexOf(id: string): number {
    const at = this.part?.rows.findIndex((row) => row.id === id) ?? -1;
    return at < 0 ? -1 : at + (this.part?.from ?? 0);
  }

  /** Follows it for as long as the room is there. */
  watch(): () => void {
    void this.#readSummary();
    void this.#read();
    const ignore = on('productions', () => {
      void this.#read();
      if (this.summary === null) void this.#readSummary();
    });
    return () => {
      ignore();
      void call('productions.close', { projectId: this.#projectId });
    };
  }

  /** These rows are in view: what of them has not come is asked for. */
  see(from: number, to: number): void {
    this.#seen = { from, to };
    const { part } = this;
    if (part === null) return;
    const end = Math.min(to, part.total);
    if (from >= part.from && end <= part.from + part.rows.length) return;
    void this.#read();
  }

  /** Asks for the rows around one place, and waits for them. */
  async bring(index: number): Promise<void> {
    if (this.row(index) !== null) return;
    this.#seen = { from: Math.max(0, index - 20), to: index + 20 };
    await this.#read();
  }

  /** The rows of these places, both ends included; those that have not come are asked for, a part at a time. */
  async between(first: number, last: number): Promise<StructureRow[]> {
    const rows: StructureRow[] = [];
    for (let from = first; from <= last && rows.length < MOST_PICKED; from += MOST) {
      const to = Math.min(last + 1, from + MOST);
      const known = Array.from({ length: to - from }, (_, at) => this.row(from + at));
      const isThere = known.every((row) => row !== null);
      const asked = { ...this.#asked(), from, to };
      const answer = isThere
        ? null
        : await call('productions.rows', { projectId: this.#projectId, asked });
      if (answer && !answer.ok) this.failure = answer;
      rows.push(...(answer?.ok ? answer.value.rows : known.flatMap((row) => row ?? [])));
    }
    return rows;
  }

  show(change: Partial<Pick<Structure, 'view' | 'search' | 'canceled'>>): void {
    Object.assign(this, change);
    if (change.view !== undefined || change.search !== undefined) this.#toggled = [];
    this.#seen = { from: 0, to: this.#seen.to - this.#seen.from };
    void this.#read();
  }

  /** Opens all rows down to a depth. */
  openAll(to: OpenTo): void {
    this.openTo = to;
    this.#toggled = [];
    void this.#read();
  }

  /** Opens or closes one row. */
  async toggle(id: string): Promise<void> {
    const without = this.#toggled.filter((one) => one !== id);
    const isNew = without.length === this.#toggled.length;
    this.#toggled = isNew ? [...without, id].slice(-MOST_TOGGLED) : without;
    await this.#read();
  }

  async refresh(): Promise<void> {
    const answer = await call('productions.refresh', { projectId: this.#projectId });
    if (!answer.ok) this.failure = answer;
  }

  #asked(): RowsAsked {
    const from = Math.max(0, this.#seen.from - BEYOND);
    const to = Math.min(this.#seen.to + BEYOND, from + MOST);
    const { view, openTo, search, canceled } = this;
    return { view, openTo, search, canceled, toggled: [...this.#toggled], from, to };
  }
}
