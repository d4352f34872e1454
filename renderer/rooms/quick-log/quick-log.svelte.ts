import type {
  QuickCandidate,
  QuickDo,
  QuickDone,
  QuickReading,
} from '../../../electron/shared/quick/types.ts';
import { failureText } from '../../../electron/shared/result.ts';
import { call, on } from '../../lib/api.ts';
import { whatEnterDoes } from './quick-text.ts';

/** One line and what it is understood as. Only what is shown can be executed. */
export class QuickLog {
  line = $state('');
  /** The result for the last interpreted line. */
  reading = $state.raw<QuickReading | null>(null);
  /** The chosen candidate; -1 for none yet. */
  chosen = $state(-1);
  /** Why the last action failed, as a message. */
  failure = $state<string | null>(null);
  done = $state.raw<QuickDone | null>(null);

  #turn = 0;
  /** The line that `reading` belongs to. */
  #read: string | null = null;
  #busy = false;
  /** The artist chose the candidate; it is not just the best match. */
  #picked = false;

  get candidate(): QuickCandidate | null {
    return this.reading?.candidates[this.chosen] ?? null;
  }

  /** Call it whenever the line has changed. */
  async type(line: string): Promise<void> {
    this.line = line;
    this.failure = null;
    await this.read();
  }

  /** Interprets the line again: it was typed, or totals and tasks may have changed. */
  async read(): Promise<void> {
    const turn = ++this.#turn;
    const { line, candidate } = this;
    const answer = await call('quick.read', { line });
    if (turn !== this.#turn) return;
    this.#read = line;
    if (!answer.ok) {
      this.reading = null;
      this.failure = failureText(answer);
      return;
    }
    const { candidates, named, near } = answer.value;
    this.reading = answer.value;
    const again = candidates.findIndex(({ taskId }) => taskId === candidate?.taskId);
    // Of names that are only spelled nearly so, the artist says which.
    const isClear =
      named && candidates.length > 0 && (near.length === 0 || candidates.length === 1);
    // The artist's choice stays while they type on; else the best match is chosen.
    this.chosen = this.#picked && again >= 0 ? again : isClear ? 0 : -1;
    if (again < 0) this.#picked = false;
  }

  /** Follows what changes elsewhere; the returned function ends it. */
  listen(): () => void {
    const stops = [
      on('todo', () => void this.read()),
      on('time', () => void this.read()),
      on('quick', () => void this.wake()),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Takes the line that it was opened with, or reads again what stands in it. */
  async wake(): Promise<void> {
    const offered = await call('quick.offered', {});
    if (!offered.ok || offered.value === null) return this.read();
    this.done = null;
    this.#picked = false;
    await this.type(offered.value);
  }

  /** Chooses the next candidate, or the previous. */
  move(by: 1 | -1): void {
    const count = this.reading?.candidates.length ?? 0;
    if (count === 0) return;
    // What was missing may be chosen now.
    this.failure = null;
    this.chosen = this.chosen < 0 && by < 0 ? count - 1 : (this.chosen + by + count) % count;
    this.#picked = true;
  }

  pick(at: number): void {
    this.failure = null;
    this.chosen = at;
    this.#picked = true;
  }

  /** Writes out the candidate's title in the line; false if there is nothing to complete. */
  complete(): boolean {
    const line = (this.candidate ?? this.reading?.candidates[0])?.line;
    if (line === undefined || line === this.line) return false;
    void this.type(line);
    return true;
  }

  /** Executes what is shown, if it is complete; else says what is missing. */
  async enter(): Promise<void> {
    if (this.#busy) return;
    if (this.line.trim() === '') return this.close();
    if (this.#read !== this.line || !this.reading) {
      this.failure = 'The line has just changed. Press Enter again to confirm.';
      return;
    }
    const wanted = whatEnterDoes(this.reading, this.candidate);
    if (!wanted.ok) {
      this.failure = failureText(wanted);
      return;
    }
    await this.#do(wanted.shown);
  }

  async #do(shown: QuickDo): Promise<void> {
    this.#busy = true;
    const answer = await call('quick.do', shown);
    this.#busy = false;
    if (answer.ok) {
      this.done = answer.value;
      await this.type('');
      return;
    }
    await this.read();
    this.failure = failureText(answer);
  }

  /** Undoes what is said to be done; later what was logged here last, as Ctrl+Z does in every room. */
  async undo(): Promise<void> {
    const id = this.done?.undo?.id;
    const answer = await (id === undefined
      ? call('undo.last', { room: 'quick-log' })
      : call('undo.run', { undo: id }));
    if (answer.ok) this.done = { ...answer.value, undo: null };
    else {
      this.done = null;
      this.failure = failureText(answer);
    }
    await this.read();
  }

  /** The time to undo it is over. */
  forgetDone(): void {
    this.done = null;
  }

  /** Clears the line and hides the window. */
  close(): void {
    void this.type('');
    void call('quick.close', {});
  }
}
