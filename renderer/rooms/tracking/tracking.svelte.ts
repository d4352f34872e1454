import { SvelteMap } from 'svelte/reactivity';
import type { TableFormat } from '../../../electron/shared/export-table.ts';
import type { Failure } from '../../../electron/shared/result.ts';
import type { TrackedTask, TrackingTab, TrackingView } from '../../../electron/shared/tracking.ts';
import { USUAL_TIME, type TimeAsked } from '../../../electron/shared/time-figures.ts';
import { call, on } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { LEVEL_NAMES, type Behind } from './tracking-text.ts';

/** Tasks that are asked for at once. */
const PART = 200;

/** What the risks begin with: what is late. */
const LATE: Behind = { of: { kind: 'level', level: 'late' }, title: LEVEL_NAMES.late };

/** Where a production stands, as the main process last answered, and the tasks behind one number. */
export class Tracking {
  view = $state.raw<TrackingView | null>(null);
  failure = $state.raw<Failure | null>(null);
  tab = $state<TrackingTab>('risks');
  /** What of the time its tab shows. */
  time = $state.raw<TimeAsked>(USUAL_TIME);
  behind = $state.raw<Behind | null>(null);
  /** How many tasks are behind it; `null` until that is known. */
  total = $state<number | null>(null);
  readonly #parts = new SvelteMap<number, readonly TrackedTask[]>();
  #asked = new Set<number>();
  readonly #projectId: string;

  constructor(projectId: string, tab: TrackingTab) {
    this.#projectId = projectId;
    this.tab = tab;
    this.behind = tab === 'risks' ? LATE : null;
  }

  readonly #read = coalesced(async () => {
    const { tab, time } = this;
    const answer = await call('tracking.view', { projectId: this.#projectId, tab, time });
    if (tab !== this.tab || time !== this.time) return this.#again();
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    const isNew = answer.value.readAt !== this.view?.readAt;
    this.view = answer.value;
    if (isNew) await this.#readTasks();
    // What is drawn stays until it has come anew: the row with the focus is one of it.
    else for (const part of this.#asked) await this.#readPart(part);
  });

  #again(): void {
    void this.#read();
  }

  /** Follows it for as long as the room is there. */
  watch(): () => void {
    void this.#read();
    const ignore = on('productions', () => void this.#read());
    return () => {
      ignore();
      void call('tracking.close', { projectId: this.#projectId });
      // A move has looked its task up there.
      void call('productions.close', { projectId: this.#projectId });
    };
  }

  show(tab: TrackingTab): void {
    this.tab = tab;
    this.view = this.view && { ...this.view, figures: null };
    this.open(tab === 'risks' ? LATE : null);
    void this.#read();
  }

  /** What the risks begin with. */
  openLate(): void {
    this.open(LATE);
  }

  ask(time: TimeAsked): void {
    this.time = time;
    void this.#read();
  }

  /** Shows the tasks behind a number; `null`: none. */
  open(behind: Behind | null): void {
    this.behind = behind;
    this.total = null;
    void this.#readTasks();
  }

  /** A task by its place; `null` where it has not come, which asks for it. */
  task(index: number): TrackedTask | null {
    return this.#parts.get(Math.floor(index / PART))?.[index % PART] ?? null;
  }

  /** These places are drawn. */
  want(index: number): void {
    const part = Math.floor(index / PART);
    if (!this.#asked.has(part)) void this.#readPart(part);
  }

  async #readTasks(): Promise<void> {
    this.#asked = new Set();
    this.#parts.clear();
    if (this.behind !== null) await this.#readPart(0);
  }

  async #readPart(part: number): Promise<void> {
    const { behind } = this;
    if (behind === null) return;
    this.#asked.add(part);
    const [from, to] = [part * PART, (part + 1) * PART];
    const asked = { projectId: this.#projectId, of: behind.of, from, to };
    const answer = await call('tracking.tasks', asked);
    if (behind !== this.behind) return;
    if (!answer.ok) {
      this.failure = answer;
      return;
    }
    this.total = answer.value.total;
    this.#parts.set(part, answer.value.tasks);
  }

  async refresh(): Promise<void> {
    const answer = await call('tracking.refresh', { projectId: this.#projectId });
    if (!answer.ok) this.failure = answer;
  }

  /** Keeps a tab, or the week, as a file, where it is asked to. */
  async keep(what: TrackingTab | 'week', as: TableFormat): Promise<void> {
    const asked = { projectId: this.#projectId, what, time: this.time, as };
    const answer = await call('tracking.export', asked);
    if (!answer.ok) app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    else if (answer.value) app.notify({ message: `Kept as ${answer.value.name}.` });
  }
}
