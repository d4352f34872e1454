import type { TodoFilter } from '../../../electron/shared/todo-filter.ts';
import type { ListSnapshot } from '../../../electron/shared/views.ts';
import { call } from '../api.ts';
import { app } from './app.svelte.ts';
import { DebouncedSave } from './debounced-save.ts';

/** Keeps for the next start how the list is filtered, and how a long one begins. */
export class ListMemory {
  #filter = new DebouncedSave<TodoFilter>(400, async (filter) => {
    const answer = await call('todo.saveFilter', filter);
    if (!answer.ok) app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
  });
  #firstKept = '';
  #first = new DebouncedSave<ListSnapshot>(1000, async (first) => {
    // This only speeds up the next start: if it cannot be saved, nothing is lost.
    await call('todo.saveFirst', first);
  });

  keepFilter(filter: TodoFilter): void {
    this.#filter.schedule(filter);
  }

  keepFirst(first: ListSnapshot): void {
    const text = JSON.stringify(first);
    if (text === this.#firstKept) return;
    this.#firstKept = text;
    this.#first.schedule(first);
  }

  /** Saves at once what waits to be saved. */
  flush(): void {
    this.#filter.flush();
    this.#first.flush();
  }

  /** The same, when the account is left: the next list begins anew. */
  end(): void {
    this.flush();
    this.#firstKept = '';
  }
}
