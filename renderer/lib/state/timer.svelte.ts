import { NO_TIMER } from '../../../electron/shared/timer.ts';
import type { GapAnswer, TimerView } from '../../../electron/shared/timer.ts';
import type { Result } from '../../../electron/shared/result.ts';
import { call, on } from '../api.ts';
import { app } from './app.svelte.ts';
import { coalesced } from './coalesced.ts';
import { instant } from '../instant.ts';
import { undoStep } from './undo.ts';

const SECOND_MS = 1000;

/** The one timer as the main process last said it, and the seconds that pass meanwhile. */
class TimerState {
  view = $state.raw<TimerView>(NO_TIMER);
  /** Epoch milliseconds; advances every second while the timer runs and is shown. */
  now = $state(instant());
  /** Milliseconds that it has run without a break; 0 while it does not run. */
  readonly elapsed: number = $derived(
    this.view.running ? Math.max(0, this.now - this.view.running.since) : 0,
  );

  #ticking: ReturnType<typeof setInterval> | null = null;
  #stops: (() => void)[] = [];
  /** The last undo that was offered, by its end. */
  #offered = 0;
  #read = coalesced(async () => {
    const answer = await call('timer.view', {});
    if (answer.ok) this.#take(answer.value);
  });

  /** Takes the data of `app.boot`, then keeps itself up to date. */
  start(view: TimerView): void {
    this.stop();
    this.#offered = view.undo?.until ?? 0;
    this.#take(view);
    const whenShown = (): void => this.#beat();
    document.addEventListener('visibilitychange', whenShown);
    this.#stops = [
      on('timer', () => void this.#read()),
      () => document.removeEventListener('visibilitychange', whenShown),
    ];
  }

  /** Unsubscribes and clears everything of this account. */
  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#take(NO_TIMER);
  }

  isRunning(taskId: string): boolean {
    return this.view.running?.taskId === taskId;
  }

  /** Starts the timer on the task, and sets it to work in progress unless it already is. */
  async begin(taskId: string): Promise<void> {
    const answer = await call('timer.start', { taskId, status: true });
    if (this.#said(answer) && answer.value !== null) app.notify({ message: answer.value });
    await this.#read();
  }

  async end(): Promise<void> {
    const answer = await call('timer.stop', {});
    await this.#read();
    // If the stop can be undone, the notice of that has the note, too.
    const isSaid = this.view.undo !== null;
    if (this.#said(answer) && answer.value !== null && !isSaid) {
      app.notify({ message: answer.value });
    }
  }

  /** No notices while it runs, or notices again. */
  async focus(on: boolean): Promise<void> {
    this.#said(await call('timer.focus', { on }));
    await this.#read();
  }

  async answer(id: string, answer: GapAnswer): Promise<boolean> {
    const done = this.#said(await call('gap.answer', { id, answer }));
    await this.#read();
    return done;
  }

  #said<T>(answer: Result<T>): answer is { ok: true; value: T } {
    if (!answer.ok) app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    return answer.ok;
  }

  #take(view: TimerView): void {
    this.view = view;
    this.#beat();
    const { undo } = view;
    if (!undo || undo.until <= this.#offered) return;
    this.#offered = undo.until;
    app.notify({
      message: undo.message,
      action: undo.status ? 'Its status goes to Kitsu in a moment.' : null,
      undo: () => void undoStep(undo.id).then(() => this.#read()),
      step: undo.id,
      until: undo.until,
    });
  }

  #beat(): void {
    this.now = instant();
    const wanted = this.view.running !== null && document.visibilityState === 'visible';
    if (wanted === (this.#ticking !== null)) return;
    if (this.#ticking) clearInterval(this.#ticking);
    this.#ticking = wanted ? setInterval(() => (this.now = instant()), SECOND_MS) : null;
  }
}

export const timer = new TimerState();
