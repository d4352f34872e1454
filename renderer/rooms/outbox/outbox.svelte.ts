import { SvelteMap } from 'svelte/reactivity';
import { formatMinutes, parseMinutes } from '../../../electron/shared/minutes.ts';
import { failureText, type Failure, type Result } from '../../../electron/shared/result.ts';
import type { OutboxItem } from '../../../electron/shared/outbox-item.ts';
import { call, on } from '../../lib/api.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { today } from '../../lib/state/today.svelte.ts';
import { notifyDone } from '../../lib/state/undo.ts';
import { discardedMinutes } from './row-text.ts';

/** The action under way on a row: one at a time, kept while the row scrolls away. */
export interface RowAction {
  id: number;
  what: 'edit' | 'move' | 'discard';
  text: string;
  /** Why it was refused, as a message. */
  error: string | null;
}

const needsArtist = ({ state }: OutboxItem): boolean => state === 'parked' || state === 'conflict';

/** The changes that are not in Kitsu yet, read again whenever the sync status changes. */
export class Outbox {
  /** Rows that need the artist first; `null` until they were read once. */
  rows = $state.raw<OutboxItem[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Rows whose call is under way. */
  acting = $state.raw<ReadonlySet<number>>(new Set());
  checking = $state(false);
  doing = $state<RowAction | null>(null);
  /** Rows that the artist opened or closed; those that need them are open by themselves. */
  #opened = new SvelteMap<number, boolean>();

  #left: RowAction | null = null;

  readonly needing = $derived((this.rows ?? []).filter(needsArtist).length);

  #read = coalesced(async () => {
    const answer = await call('outbox.list', {});
    if (!answer.ok) {
      this.failure = answer;
      return;
    }
    const rows = answer.value;
    this.rows = [...rows.filter(needsArtist), ...rows.filter((row) => !needsArtist(row))];
    // A row that is in Kitsu by now can no longer be edited.
    if (this.doing && !rows.some(({ id }) => id === this.doing?.id)) this.doing = null;
  });

  /** Reads now and after each change; the returned function stops. */
  watch(): () => void {
    void this.#read();
    const stops = [on('sync', () => void this.#read()), on('outbox', () => void this.#read())];
    return () => {
      for (const stop of stops) stop();
    };
  }

  isOpen = (row: OutboxItem): boolean =>
    this.doing?.id === row.id || (this.#opened.get(row.id) ?? needsArtist(row));

  toggle(row: OutboxItem): void {
    this.#opened.set(row.id, !this.isOpen(row));
    if (this.doing?.id === row.id) this.doing = null;
  }

  /** The action that was just cancelled in a row, once: its button gets the focus back. */
  lastAction(id: number): RowAction['what'] | null {
    const left = this.#left?.id === id ? this.#left.what : null;
    if (left) this.#left = null;
    return left;
  }

  begin(row: OutboxItem, what: RowAction['what']): void {
    const written = row.text ?? formatMinutes(row.minutes ?? 0);
    const text = what === 'edit' ? written : '';
    this.doing = { id: row.id, what, text, error: null };
  }

  stopDoing(): void {
    this.#left = this.doing;
    this.doing = null;
  }

  retry = (id: number): Promise<boolean> => this.#act(id, call('outbox.retry', { id }));
  retryAll = (): Promise<boolean> => this.#act(0, call('outbox.retryAll', {}));
  resolve = (id: number, choice: 'mine' | 'theirs' | 'both'): Promise<boolean> =>
    this.#act(id, call('outbox.resolve', { id, choice }));

  /** Saves what was typed in the row: a text as it is, a time as a duration. */
  async saveEdit(row: OutboxItem): Promise<void> {
    const { doing } = this;
    if (doing === null) return;
    if (row.text !== null) {
      await this.#finish(row.id, call('outbox.edit', { id: row.id, text: doing.text }));
      return;
    }
    const parsed = parseMinutes(doing.text, today.todo?.dayLength);
    if (!parsed.ok) {
      this.doing = { ...doing, error: failureText(parsed) };
      return;
    }
    await this.#finish(row.id, call('outbox.edit', { id: row.id, minutes: parsed.value }));
  }

  async moveTo(row: OutboxItem, task: { id: string; title: string }): Promise<void> {
    const answer = await this.#finish(row.id, call('outbox.move', { id: row.id, taskId: task.id }));
    if (!answer.ok) return;
    const { minutes, undo } = answer.value;
    notifyDone(`${formatMinutes(minutes)} moved to ${task.title}`, undo);
  }

  async discard(row: OutboxItem): Promise<void> {
    const answer = await this.#finish(row.id, call('outbox.discard', { id: row.id }));
    if (answer.ok) notifyDone(`Discarded: ${row.title}`, answer.value.undo, discardedMinutes(row));
  }

  /** Refreshes and sends now, one round. */
  async checkNow(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    const answer = await call('sync.now', {});
    this.checking = false;
    this.failure = answer.ok ? null : answer;
    await this.#read();
  }

  /** Ends the action if it was accepted; else shows the reason beside it. */
  async #finish<T>(id: number, asked: Promise<Result<T>>): Promise<Result<T>> {
    const answer = await this.#during(id, asked);
    if (this.doing?.id === id) {
      this.doing = answer.ok ? null : { ...this.doing, error: failureText(answer) };
    }
    await this.#read();
    return answer;
  }

  async #act(id: number, asked: Promise<Result<unknown>>): Promise<boolean> {
    const answer = await this.#during(id, asked);
    this.failure = answer.ok ? null : answer;
    await this.#read();
    return answer.ok;
  }

  async #during<T>(id: number, asked: Promise<Result<T>>): Promise<Result<T>> {
    this.acting = new Set([...this.acting, id]);
    const answer = await asked;
    this.acting = new Set([...this.acting].filter((one) => one !== id));
    return answer;
  }
}
