import type { SavingProgress } from '../../../electron/shared/media.ts';
import type { ShownFile } from '../../../electron/shared/shown-file.ts';
import { isolated } from '../../../electron/shared/plain-text.ts';
import { failureText } from '../../../electron/shared/result.ts';
import { call, on } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { savingOf } from './shown-file.ts';

type Saving =
  /** `progress`: `null` while the place is asked for, and for what is saved at once. */
  | { kind: 'busy'; progress: SavingProgress | null }
  | { kind: 'saved'; text: string }
  | { kind: 'failed'; text: string };

/** The files that are saved, or were: saving goes on when the viewer closes. */
class Savings {
  #all = $state.raw<Readonly<Record<string, Saving>>>({});
  /** The file that the viewer shows. */
  shown: string | null = null;

  of(id: string): Saving | null {
    return this.#all[id] ?? null;
  }

  async save(file: ShownFile): Promise<void> {
    if (this.of(file.id)?.kind === 'busy') return;
    const answer = await this.#whileBusy(file.id, () => call('media.saveAs', savingOf(file)));
    if (answer.ok && answer.value === null) return this.#set(file.id, null);
    if (answer.ok && answer.value) {
      const { name, folder } = answer.value;
      const text = `Saved as ${isolated(name)} in ${isolated(folder)}.`;
      return this.#end(file.id, { kind: 'saved', text });
    }
    if (answer.ok) return;
    const text =
      answer.code === 'cancelled' ? 'Cancelled. Nothing was saved.' : failureText(answer);
    this.#end(file.id, { kind: 'failed', text });
  }

  /** Gives a copy to the system's own program. */
  async open(file: ShownFile): Promise<void> {
    if (this.of(file.id)?.kind === 'busy') return;
    const answer = await this.#whileBusy(file.id, () => call('media.open', savingOf(file)));
    if (answer.ok) return this.#set(file.id, null);
    const text =
      answer.code === 'cancelled' ? 'Cancelled. Nothing was opened.' : failureText(answer);
    this.#end(file.id, { kind: 'failed', text });
  }

  async cancel(id: string): Promise<void> {
    await call('media.cancelSave', { id });
  }

  async showInFolder(id: string): Promise<void> {
    const answer = await call('media.showSaved', { id });
    if (!answer.ok) app.notify({ ...answer, tone: 'bad' });
  }

  /** Shows how far it is until the answer comes. */
  async #whileBusy<T>(id: string, work: () => Promise<T>): Promise<T> {
    this.#set(id, { kind: 'busy', progress: null });
    const stop = on('saving', (progress) => {
      if (progress.fileId === id) this.#set(id, { kind: 'busy', progress });
    });
    const answer = await work();
    stop();
    return answer;
  }

  #end(id: string, end: Exclude<Saving, { kind: 'busy' }>): void {
    this.#set(id, end);
    if (this.shown !== id)
      app.notify({ message: end.text, tone: end.kind === 'failed' ? 'bad' : 'plain' });
  }

  #set(id: string, saving: Saving | null): void {
    const { [id]: _before, ...others } = this.#all;
    this.#all = saving === null ? others : { ...others, [id]: saving };
  }
}

export const savings = new Savings();
