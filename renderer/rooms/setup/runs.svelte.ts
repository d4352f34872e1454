import type { Result } from '../../../electron/shared/result.ts';
import type { SetupRun } from '../../../electron/shared/setup.ts';
import { call, on } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';

export const isOver = ({ state }: SetupRun): boolean => state === 'done' || state === 'cancelled';

/** What is applied to the production, and what was. */
export class SetupRuns {
  /** The newest first. */
  runs = $state.raw<readonly SetupRun[]>([]);
  /** The summary that was read and put away. */
  #putAway = $state<string | null>(null);
  acting = $state(false);
  #productionId: string | null = null;
  readonly #ended: (run: SetupRun) => void;

  readonly last: SetupRun | null = $derived(this.runs[0] ?? null);
  readonly going: SetupRun | null = $derived(this.runs.find((run) => !isOver(run)) ?? null);
  /** The one that is shown: what is going on, or how it ended. */
  readonly shown: SetupRun | null = $derived(
    this.going ?? (this.last && this.last.id !== this.#putAway ? this.last : null),
  );

  constructor(ended: (run: SetupRun) => void) {
    this.#ended = ended;
  }

  /** Follows the runs while the room is there; the answer ends that. */
  watch(): () => void {
    return on('setup', (run) => this.#take(run));
  }

  async read(productionId: string): Promise<void> {
    this.#productionId = productionId;
    this.runs = [];
    const answer = await call('setup.progress', { productionId });
    if (!answer.ok || productionId !== this.#productionId) return;
    this.runs = answer.value;
    // What ended before is known from then.
    const [last] = answer.value;
    if (last && isOver(last)) this.#putAway = last.id;
  }

  putAway(): void {
    this.#putAway = this.last?.id ?? null;
  }

  /** Shows the last one again, to take it back. */
  showLast(): void {
    this.#putAway = null;
  }

  async act(asked: () => Promise<Result<SetupRun>>): Promise<boolean> {
    this.acting = true;
    const answer = await asked();
    this.acting = false;
    if (answer.ok) this.#take(answer.value);
    else app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    return answer.ok;
  }

  #take(run: SetupRun): void {
    if (run.productionId !== this.#productionId) return;
    const before = this.runs.find(({ id }) => id === run.id);
    const rest = this.runs.filter(({ id }) => id !== run.id);
    this.runs = [run, ...rest].sort((a, b) => b.startedAt.localeCompare(a.startedAt));
    if (isOver(run) && (!before || !isOver(before))) this.#ended(run);
  }
}
