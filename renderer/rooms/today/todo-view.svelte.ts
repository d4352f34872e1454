import { SHORT_LIST } from '../../../electron/shared/views.ts';
import { today } from '../../lib/state/today.svelte.ts';
import { placeTasks, toRows, type PlacedTask } from './todo-groups.ts';
import { choicesFor, indexTasks, matching, type IndexedTask } from './todo-search.ts';

/** More than a tall window shows. */
const FIRST_ROWS = 40;

/**
 * The list as it is drawn. Each step is worked out again only when what it rests on changed, so
 * that a letter in the search box costs one pass over ready text and nothing else.
 */
export class TodoView {
  /** What came of the last list, for the most of the next is the same. */
  #indexedBefore: IndexedTask[] = [];
  #placedBefore: PlacedTask[] = [];

  readonly #tasks = $derived(today.todo?.tasks ?? []);
  readonly #sort = $derived(today.filter.sort);
  readonly #calendarDay = $derived(today.view?.today ?? '');
  readonly #indexed = $derived.by(() => {
    this.#indexedBefore = indexTasks(this.#tasks, this.#indexedBefore);
    return this.#indexedBefore;
  });
  readonly #placed = $derived.by(() => {
    const before = this.#placedBefore;
    this.#placedBefore = placeTasks(this.#indexed, this.#sort, this.#calendarDay, before);
    return this.#placedBefore;
  });

  readonly #projectId = $derived(today.filter.projectId);
  readonly #taskTypeId = $derived(today.filter.taskTypeId);
  readonly #statusId = $derived(today.filter.statusId);
  readonly choices = $derived(
    choicesFor(this.#tasks, {
      projectId: this.#projectId,
      taskTypeId: this.#taskTypeId,
      statusId: this.#statusId,
    }),
  );
  readonly rows = $derived(toRows(matching(this.#placed, today.filter)));
  /** How many tasks there are before any filter. */
  readonly total = $derived(this.#tasks.length);
  /** Rows that are not here yet, right after the start. */
  readonly more = $derived(today.todo?.partial?.more ?? 0);
  readonly showProduction = $derived(
    Math.max(this.choices.productions.length, today.todo?.partial?.productions ?? 0) > 1,
  );
  /** How the whole list begins; `null` for a short one, or while not all of it is here. */
  readonly first = $derived(
    today.todo === null || today.todo.partial !== null || this.total <= SHORT_LIST
      ? null
      : {
          ids: this.rows.slice(0, FIRST_ROWS).map((row) => row.entry.task.id),
          rows: this.rows.length,
          productions: this.choices.productions.length,
        },
  );
  /** The same text for the same question; the list goes to its top when it changes. */
  readonly question = $derived(JSON.stringify(today.filter));
}
