import type { Result } from '../../../electron/shared/result.ts';
import type { ServerInfo } from '../../../electron/shared/session.ts';

/** How long the typing must rest before the address is looked at, in milliseconds. */
export const REST_MS = 600;

export type AddressState =
  | { kind: 'unknown' }
  | { kind: 'asking' }
  | { kind: 'found'; info: ServerInfo }
  | { kind: 'failed'; answer: Extract<Result<ServerInfo>, { ok: false }> };

/** Half of a name finds nothing: only what could be a whole address is asked for while typing. */
const couldBeWhole = (address: string): boolean =>
  /[^.\s]\.[^.\s]|localhost|\[.*:.*\]/.test(address);

/**
 * Looks for a Kitsu at the address while it is typed, and reports what it found. Good news is told
 * at once; bad news only when the field is left, since a name half typed is not an error yet.
 */
export class AddressCheck {
  #asked = '';
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The field was left since the last key: bad news may be told. */
  #left = false;
  /** Bad news that waits for that. */
  #held: AddressState | null = null;

  constructor(
    private readonly ask: (address: string) => Promise<Result<ServerInfo>>,
    private readonly report: (state: AddressState) => void,
  ) {}

  /** The address changed by a key. What was known about the former one is forgotten. */
  typed(address: string): void {
    this.stop();
    this.#left = false;
    this.report({ kind: 'unknown' });
    const wanted = address.trim();
    if (couldBeWhole(wanted)) this.#timer = setTimeout(() => void this.#look(wanted), REST_MS);
  }

  /** The field was left. Asks at once where that was not done yet. */
  left(address: string): void {
    this.#left = true;
    const wanted = address.trim();
    if (wanted === '') return;
    if (wanted !== this.#asked) void this.#look(wanted);
    else if (this.#held) this.report(this.#held);
  }

  /** Asks again, such as after the artist agreed to plain http. */
  again(address: string): void {
    this.stop();
    this.left(address);
  }

  /** Whatever is still on its way is not reported any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#asked = '';
    this.#held = null;
  }

  async #look(address: string): Promise<void> {
    this.stop();
    const turn = this.#turn;
    this.#asked = address;
    this.report({ kind: 'asking' });
    const answer = await this.ask(address);
    if (turn !== this.#turn) return;
    if (answer.ok) {
      this.report({ kind: 'found', info: answer.value });
      return;
    }
    this.#held = { kind: 'failed', answer };
    this.report(this.#left ? this.#held : { kind: 'unknown' });
  }
}
