import type { TimerView } from '../../../electron/shared/timer.ts';
import type { TodayStatus } from '../../../electron/shared/views.ts';
import { call, on } from '../../lib/api.ts';
import { instant } from '../../lib/instant.ts';
import { applyTheme } from '../../lib/state/theme.ts';

/** Today as the tray shows it, and the timer's last step for as long as it can be undone. */
export class Mini {
  /** `null` until the main process answered. */
  status = $state.raw<TodayStatus | null>(null);
  undo = $state.raw<TimerView['undo']>(null);

  #forget: ReturnType<typeof setTimeout> | undefined;

  /** Reads all and follows what changes; the returned function ends it. */
  listen(): () => void {
    const stops = [
      on('status', (status) => (this.status = status)),
      on('timer', () => void this.#readUndo()),
      on('settings', ({ theme }) => applyTheme(theme)),
    ];
    void this.#read();
    return () => {
      clearTimeout(this.#forget);
      for (const stop of stops) stop();
    };
  }

  async stop(): Promise<void> {
    await call('mini.stop', {});
    await this.#readUndo();
  }

  /** Takes the last start or stop back. */
  async takeBack(): Promise<void> {
    if (this.undo === null) return;
    await call('undo.run', { undo: this.undo.id });
    await this.#readUndo();
  }

  /** Another task: chosen in the quick log. */
  switchTask(): void {
    void call('mini.switch', {});
  }

  close(): void {
    void call('mini.close', {});
  }

  /** The page was zoomed. */
  fit(): void {
    void call('mini.fit', {});
  }

  async #read(): Promise<void> {
    const answer = await call('mini.view', {});
    if (answer.ok) this.status = answer.value;
    await this.#readUndo();
  }

  async #readUndo(): Promise<void> {
    const answer = await call('timer.view', {});
    const undo = answer.ok ? answer.value.undo : null;
    const left = undo === null ? 0 : undo.until - instant();
    this.undo = left > 0 ? undo : null;
    clearTimeout(this.#forget);
    if (left > 0) this.#forget = setTimeout(() => (this.undo = null), left);
  }
}
