import type { Outlook, TaskFacts, TypedValue } from '../../../../electron/shared/task-facts.ts';
import { call, on } from '../../../lib/api.ts';
import { app } from '../../../lib/state/app.svelte.ts';
import { coalesced } from '../../../lib/state/coalesced.ts';
import { onUndone } from '../../../lib/state/undo.ts';

/** The outlook takes the whole list: it is made anew once nothing has happened for so long, and never in a key's way. */
const REST_MS = 1000;

/** What is known of the task in the room beyond its row. */
export class AboutState {
  view = $state.raw<TaskFacts | null>(null);
  outlook = $state.raw<Outlook | null>(null);

  #taskId: string | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #read = coalesced(async () => {
    const taskId = this.#taskId;
    if (taskId === null) return;
    const answer = await call('task.facts', { taskId });
    if (taskId === this.#taskId && answer.ok) this.view = answer.value;
  });
  #readOutlook = coalesced(async () => {
    const taskId = this.#taskId;
    if (taskId === null) return;
    const answer = await call('task.outlook', { taskId });
    if (taskId === this.#taskId && answer.ok) this.outlook = answer.value;
  });

  /** Shows this task; the returned function leaves it. */
  open(taskId: string): () => void {
    this.#taskId = taskId;
    // The outlook moves with the list and with what is logged today.
    const stops = [
      ...(['comments', 'todo', 'time'] as const).map((name) => on(name, () => this.#readSoon())),
      onUndone(() => void this.#read()),
    ];
    void this.#readAll();
    return () => {
      for (const stop of stops) stop();
      clearTimeout(this.#rest);
      this.#taskId = null;
      this.view = null;
      this.outlook = null;
    };
  }

  /** What was never read of the task is shown as soon as it comes. */
  #readSoon(): void {
    clearTimeout(this.#rest);
    const wait = this.view?.readAt === null ? 0 : REST_MS;
    this.#rest = setTimeout(() => void this.#readAll(), wait);
  }

  /** What stands on the disk first: the outlook of a long list is not waited for. */
  async #readAll(): Promise<void> {
    await this.#read();
    await this.#readOutlook();
  }

  subscribe = async (wanted: boolean): Promise<void> => {
    if (this.#taskId === null) return;
    const answer = await call('task.subscribe', { taskId: this.#taskId, wanted });
    if (!answer.ok) app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    await this.#read();
  };

  /** Why the value was not taken; `null` if it was. */
  setColumn = async (columnId: string, value: TypedValue): Promise<string | null> => {
    if (this.#taskId === null) return null;
    const answer = await call('task.setColumn', { taskId: this.#taskId, columnId, value });
    await this.#read();
    return answer.ok ? null : answer.message;
  };

  copyLink = async (): Promise<void> => {
    if (this.#taskId === null) return;
    const answer = await call('task.copyLink', { taskId: this.#taskId });
    if (answer.ok) app.notify({ message: 'Link copied.' });
    else app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
  };

  openFolder = async (): Promise<void> => {
    if (this.#taskId === null) return;
    const answer = await call('task.openFolder', { taskId: this.#taskId });
    if (!answer.ok) app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
  };
}
