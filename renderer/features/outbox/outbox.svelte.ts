import type { Failure } from '../../../electron/shared/result.ts';
import type { OutboxRow } from '../../../electron/shared/views.ts';
import { call, on } from '../../lib/api.ts';

/** The changes that are not in Kitsu yet, read again whenever the sync moves. */
export class Outbox {
  /** `null` until they were read once. */
  rows = $state.raw<OutboxRow[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Rows whose answer is on its way. */
  acting = $state.raw<ReadonlySet<number>>(new Set());
  checking = $state(false);

  /** Reads now and after each move; the returned function stops. */
  watch(): () => void {
    void this.#read();
    return on('sync', () => void this.#read());
  }

  retry = (id: number): Promise<void> => this.#act(id, () => call('outbox.retry', { id }));
  discard = (id: number): Promise<void> => this.#act(id, () => call('outbox.discard', { id }));
  resolve = (id: number, choice: 'mine' | 'theirs' | 'both'): Promise<void> =>
    this.#act(id, () => call('outbox.resolve', { id, choice }));

  /** One round of reading and sending, now. */
  async checkNow(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    const answer = await call('sync.now', {});
    this.checking = false;
    this.failure = answer.ok ? null : answer;
    await this.#read();
  }

  async #act(id: number, ask: () => Promise<{ ok: true } | Failure>): Promise<void> {
    this.acting = new Set([...this.acting, id]);
    const answer = await ask();
    this.acting = new Set([...this.acting].filter((one) => one !== id));
    this.failure = answer.ok ? null : answer;
    await this.#read();
  }

  async #read(): Promise<void> {
    const answer = await call('outbox.list', {});
    if (answer.ok) this.rows = answer.value;
    else this.failure = answer;
  }
}
