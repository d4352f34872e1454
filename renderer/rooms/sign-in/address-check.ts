import type { Result } from '../../../electron/shared/result.ts';
import type { ServerInfo } from '../../../electron/shared/session.ts';

/** How long typing must pause before the address is checked, in milliseconds. */
export const REST_MS = 600;

export type AddressState =
  | { kind: 'unknown' }
  | { kind: 'asking' }
  | { kind: 'found'; info: ServerInfo }
  | { kind: 'failed'; answer: Extract<Result<ServerInfo>, { ok: false }> };

/** Half a name finds nothing: while typing only a possibly complete address is checked. */
const couldBeWhole = (address: string): boolean =>
  /[^.\s]\.[^.\s]|localhost|\[.*:.*\]/.test(address);

/**
 * Looks for a Kitsu at the address while it is typed, and reports the result. Success is reported at
 * once; an error only when the field is left, since a half-typed name is not an error yet.
 */
export class AddressCheck {
  #asked = '';
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The field was left since the last key: errors may be reported. */
  #left = false;
  /** An error that waits for that. */
  #held: AddressState | null = null;

  constructor(
    private readonly ask: (address: string) => Promise<Result<ServerInfo>>,
    private readonly report: (state: AddressState) => void,
  ) {}

  /** A key changed the address. The result for the former one is dropped. */
  typed(address: string): void {
    this.stop();
    this.#left = false;
    this.report({ kind: 'unknown' });
    const wanted = address.trim();
    if (couldBeWhole(wanted)) this.#timer = setTimeout(() => void this.#look(wanted), REST_MS);
  }

  /** The field was left. Checks at once if that was not done yet. */
  left(address: string): void {
    this.#left = true;
    const wanted = address.trim();
    if (wanted === '') return;
    if (wanted !== this.#asked) void this.#look(wanted);
    else if (this.#held) this.report(this.#held);
  }

  /** Checks again, for instance after the artist agreed to plain http. */
  again(address: string): void {
    this.stop();
    this.left(address);
  }

  /** Checks under way are not reported any more. */
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
