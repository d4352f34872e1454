import type { EditView, RemovalView } from '../../../electron/shared/production-edit.ts';
import type { Failure } from '../../../electron/shared/result.ts';
import type { TypedValue } from '../../../electron/shared/task-facts.ts';
import { call } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { notifyDone } from '../../lib/state/undo.ts';

/** What is edited of the selected rows, as the main process last answered. */
export class Editing {
  /** `null` until the first answer. */
  view = $state.raw<EditView | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** What goes along, while it is asked about. */
  removal = $state.raw<RemovalView | null>(null);
  #ids: readonly string[] = [];
  readonly #projectId: string;

  constructor(projectId: string) {
    this.#projectId = projectId;
  }

  readonly refresh = coalesced(async () => {
    const ids = [...this.#ids];
    if (ids.length === 0) {
      this.view = { things: [], fields: [], people: [], removeLock: null };
      return;
    }
    const answer = await call('productions.editView', { projectId: this.#projectId, ids });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.view = answer.value;
  });

  /** These are selected now. */
  select(ids: readonly string[]): void {
    if (ids.join(' ') === this.#ids.join(' ')) return;
    this.#ids = [...ids];
    void this.refresh();
  }

  /** Sets a field; answers why it was not taken. */
  async set(ids: readonly string[], field: string, value: TypedValue): Promise<string | null> {
    const wanted = { ids: [...ids], field, value };
    const answer = await call('productions.setField', { projectId: this.#projectId, wanted });
    if (!answer.ok) return [answer.message, answer.action].filter(Boolean).join(' ');
    await this.refresh();
    return null;
  }

  /** Gives the selected tasks to somebody, or takes them off. */
  async assign(ids: readonly string[], personId: string, on: boolean): Promise<void> {
    const wanted = { projectId: this.#projectId, ids: [...ids], personId, on };
    const answer = await call('productions.assign', wanted);
    if (!answer.ok) app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    await this.refresh();
  }

  /** Takes what is selected out of the production, or back into it. */
  async cancel(canceled: boolean): Promise<void> {
    const ids = this.#ids;
    const wanted = { ids: [...ids], field: 'canceled', value: canceled };
    const answer = await call('productions.setField', { projectId: this.#projectId, wanted });
    if (answer.ok) notifyDone(canceled ? 'Canceled' : 'Restored', answer.value.undo);
    else app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    await this.refresh();
  }

  /** Asks what goes along when what is selected is deleted for good. */
  async askRemoval(): Promise<void> {
    const ids = [...this.#ids];
    const answer = await call('productions.removal', { projectId: this.#projectId, ids });
    if (answer.ok) this.removal = answer.value;
    else app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
  }

  async remove(): Promise<boolean> {
    const ids = [...this.#ids];
    this.removal = null;
    const answer = await call('productions.remove', { projectId: this.#projectId, ids });
    if (answer.ok) notifyDone('It will be deleted in Kitsu', answer.value.undo);
    else app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    return answer.ok;
  }
}
