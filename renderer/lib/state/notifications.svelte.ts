import type { NotificationsView } from '../../../electron/shared/notifications.ts';
import { failureText, type Failure } from '../../../electron/shared/result.ts';
import { call, on } from '../api.ts';
import { afterPaint } from './after-paint.ts';
import { app } from './app.svelte.ts';
import { coalesced } from './coalesced.ts';
import { notifyDone } from './undo.ts';

/** Kitsu's inbox and what changed of the artist's tasks, as the main process last answered. */
class NotificationsState {
  /** `null` until it was read once. */
  view = $state.raw<NotificationsView | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly unread: number = $derived(this.view?.unread ?? 0);
  readonly #changed: ReadonlySet<string> = $derived(new Set(this.view?.changedTaskIds ?? []));
  /** Reads it anew. */
  readonly read = coalesced(async () => {
    const answer = await call('notifications.list', {});
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.view = answer.value;
  });

  /** Something of this task changed since the artist looked at it. */
  hasChanged = (taskId: string): boolean => this.#changed.has(taskId);

  /** Reads it once the window is drawn, and again whenever it may be otherwise. */
  start(): () => void {
    afterPaint(() => void this.read());
    return on('notifications', () => void this.read());
  }

  async mark(ids: string[], taskIds: string[], read: boolean): Promise<void> {
    await this.#change(
      call('notifications.mark', { ids, taskIds, read }),
      read ? 'read' : 'unread',
    );
  }

  async markAll(): Promise<void> {
    await this.#change(call('notifications.markAll', {}), 'read');
  }

  async #change(asked: ReturnType<typeof call<'notifications.mark'>>, as: string): Promise<void> {
    const answer = await asked;
    if (!answer.ok) app.notify({ message: failureText(answer), tone: 'bad' });
    else if (answer.value.undo !== null) notifyDone(`Marked as ${as}`, answer.value.undo);
    await this.read();
  }
}

export const notifications = new NotificationsState();
