import type {
  QuickCandidate,
  QuickDo,
  QuickDone,
  QuickReading,
} from '../../../electron/shared/quick/types.ts';
import { failureText } from '../../../electron/shared/result.ts';
import { call } from '../../lib/api.ts';
import { whatEnterDoes } from './quick-text.ts';

/** One line and what it is understood as. Nothing is done but what stands on the screen. */
export class QuickLog {
  line = $state('');
  /** Of the line as it was last read. */
  reading = $state.raw<QuickReading | null>(null);
  /** The candidate that is meant; -1: none yet. */
  chosen = $state(-1);
  /** What could not be done, in words. */
  failure = $state<string | null>(null);
  done = $state.raw<QuickDone | null>(null);

  #turn = 0;
  /** The line that `reading` is of. */
  #read: string | null = null;
  #busy = false;
  /** The artist chose the candidate, rather than the match. */
  #picked = false;

  get candidate(): QuickCandidate | null {
    return this.reading?.candidates[this.chosen] ?? null;
  }

  /** Called whenever the line changed. */
  async type(line: string): Promise<void> {
    this.line = line;
    this.failure = null;
    await this.read();
  }

  /** Reads the line again: it was typed, or totals and tasks may have changed. */
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
    const { candidates, named } = answer.value;
    this.reading = answer.value;
    const again = candidates.findIndex(({ taskId }) => taskId === candidate?.taskId);
    // What the artist chose stays chosen while the words go on; else the best match is meant.
    this.chosen = this.#picked && again >= 0 ? again : named && candidates.length > 0 ? 0 : -1;
    if (again < 0) this.#picked = false;
  }

  /** To the next candidate, or the one before. */
  move(by: 1 | -1): void {
    const count = this.reading?.candidates.length ?? 0;
    if (count === 0) return;
    this.chosen = this.chosen < 0 && by < 0 ? count - 1 : (this.chosen + by + count) % count;
    this.#picked = true;
  }

  pick(at: number): void {
    this.chosen = at;
    this.#picked = true;
  }

  /** Writes the candidate's title out in the line; false when there is nothing to write. */
  complete(): boolean {
    const line = (this.candidate ?? this.reading?.candidates[0])?.line;
    if (line === undefined || line === this.line) return false;
    void this.type(line);
    return true;
  }

  /** Does what is shown, if it is all that is needed; else says what is missing. */
  async enter(): Promise<void> {
    if (this.#busy) return;
    if (this.line.trim() === '') return this.close();
    if (this.#read !== this.line || !this.reading) {
      this.failure = 'The line has just changed. Press Enter again to confirm.';
      return;
    }
    const wanted = whatEnterDoes(this.reading, this.candidate);
    if (!wanted.ok) {
      this.failure = wanted.problem;
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

  async undo(): Promise<void> {
    const id = this.done?.undo?.id;
    if (id === undefined) return;
    const answer = await call('quick.undo', { id });
    if (answer.ok) this.done = answer.value;
    else {
      this.done = null;
      this.failure = failureText(answer);
    }
    await this.read();
  }

  /** Time to take something back is over. */
  forgetDone(): void {
    this.done = null;
  }

  /** Forgets the line and puts the window away. */
  close(): void {
    void this.type('');
    void call('quick.close', {});
  }
}
