import type { Args, Answer } from '../../../electron/shared/contract/index.ts';
import type { SavedView, SavedViews } from '../../../electron/shared/saved-views.ts';
import type { TodoFilter } from '../../../electron/shared/todo-filter.ts';
import { failureText } from '../../../electron/shared/result.ts';
import { call, on } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { today } from '../../lib/state/today.svelte.ts';
import { notifyDone } from '../../lib/state/undo.ts';

type Change = 'views.save' | 'views.rename' | 'views.remove' | 'views.setDefault';

/** Fields come in any order from a disk. */
const isSame = (one: TodoFilter, other: TodoFilter): boolean =>
  Object.entries(one).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(Reflect.get(other, name)),
  );

/** The artist's saved views, as the main process last answered. */
export class SavedViewsState {
  all = $state.raw<SavedViews>({ views: [], defaultId: null });
  /** The view that the list is shown by now. */
  readonly shown: SavedView | undefined = $derived(
    this.all.views.find(({ filter }) => isSame(filter, today.filter)),
  );
  #read = coalesced(async () => {
    const answer = await call('views.list', {});
    if (answer.ok) this.all = answer.value;
  });

  /** Reads them and keeps them up to date until the answer is called. */
  start(): () => void {
    void this.#read();
    return on('views', () => void this.#read());
  }

  show(view: SavedView): void {
    today.setFilter(view.filter);
  }

  /** Shows the view with this number, counted from 1. */
  showNumber(number: number): void {
    const view = this.all.views[number - 1];
    if (view) this.show(view);
  }

  /** Saves how the list is shown now; answers why not, or `null`. `id`: that view becomes so. */
  save = (name: string, id: string | null): Promise<string | null> =>
    this.#change('views.save', { id, name, filter: today.filter }, `View “${name}” saved`);

  rename = ({ id, name }: SavedView, to: string): Promise<string | null> =>
    this.#change('views.rename', { id, name: to }, `View “${name}” is called “${to}”`);

  remove = ({ id, name }: SavedView): Promise<string | null> =>
    this.#change('views.remove', { id }, `View “${name}” removed`);

  setDefault = (view: SavedView | null): Promise<string | null> =>
    this.#change(
      'views.setDefault',
      { id: view?.id ?? null },
      view ? `The app starts with “${view.name}”` : 'The app starts as it was left',
    );

  async #change<Name extends Change>(
    name: Name,
    args: Args<Name>,
    done: string,
  ): Promise<string | null> {
    const answer: Answer<Change> = await call(name, args);
    if (!answer.ok) return failureText(answer);
    notifyDone(done, answer.value.undo);
    return null;
  }
}

/** Shows a refusal where nothing else would. */
export async function tellRefusal(change: Promise<string | null>): Promise<void> {
  const refusal = await change;
  if (refusal !== null) app.notify({ message: refusal, tone: 'bad' });
}
