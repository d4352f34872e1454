import { DEFAULT_FILTER } from '../../../electron/shared/todo-filter.ts';
import { SHORT_LIST } from '../../../electron/shared/views.ts';
import { plan } from '../../lib/state/plan.svelte.ts';
import { today } from '../../lib/state/today.svelte.ts';
import { offeredAgain, planOn } from './plan/plan-order.ts';
import { inOwnOrder, planFirst } from './plan/plan-rows.ts';
import { loggedFirst, placeTasks, toRows, type PlacedTask, type Placing } from './todo-groups.ts';
import { createMatching, indexTasks, type IndexedTask } from './todo-search.ts';
import { chosenValues } from './todo-values.ts';

/** More than a tall window shows. */
const FIRST_ROWS = 40;

const NONE: ReadonlySet<string> = new Set();

/**
 * The list as it is drawn. Each step is computed again only if its input has changed, so that a letter
 * in the search box costs only one pass over prepared text.
 */
export class TodoView {
  /** The result for the last list, most of which the next one reuses. */
  #indexedBefore: IndexedTask[] = [];
  #placedBefore: PlacedTask[] = [];
  readonly #search = createMatching<IndexedTask>();
  readonly #show = createMatching<PlacedTask>();

  readonly #tasks = $derived(today.todo?.tasks ?? []);
  readonly #sort = $derived(today.filter.sort);
  readonly #reversed = $derived(today.filter.reversed);
  /** Only a list has headings. */
  readonly #group = $derived(today.filter.look === 'list' ? today.filter.group : 'none');
  readonly #calendarDay = $derived(today.view?.today ?? '');
  /** Only where the order goes by it: it changes with every minute that is logged. */
  readonly #mine = $derived(this.#sort === 'left' ? today.view?.mine : undefined);
  readonly #indexed = $derived.by(() => {
    this.#indexedBefore = indexTasks(this.#tasks, this.#indexedBefore);
    return this.#indexedBefore;
  });
  readonly #placed = $derived.by(() => {
    const before = this.#placedBefore;
    const mine = this.#mine;
    const placing: Placing = {
      sort: this.#sort,
      reversed: this.#reversed,
      group: this.#group,
      today: this.#calendarDay,
      spentOf: (task) => Math.max(task.timeSpent, mine?.[task.id] ?? 0),
    };
    this.#placedBefore = placeTasks(this.#indexed, placing, before);
    return this.#placedBefore;
  });

  readonly #productions = $derived(new Set(this.#tasks.map((task) => task.projectId)).size);
  /** The filters that are on, in words. */
  readonly chosen = $derived(chosenValues(this.#tasks, today.filter, this.#calendarDay));
  /** Every task that the search finds, whatever the filters: what the filters' numbers count. */
  readonly searched = $derived(
    this.#search(
      this.#indexed,
      { ...DEFAULT_FILTER, search: today.filter.search },
      this.#calendarDay,
    ),
  );
  /**
   * The tasks with time on a day that is over, as it was when it was gone to: what is logged there
   * meanwhile stays where it is being typed.
   */
  #loggedOn: { day: string; isRead: boolean; ids: ReadonlySet<string> } | null = null;
  readonly #logged = $derived.by(() => {
    const { view } = today;
    if (view === null || view.day >= view.today) return NONE;
    if (this.#loggedOn?.day === view.day && this.#loggedOn.isRead) return this.#loggedOn.ids;
    const ids = view.entries.filter(({ minutes }) => minutes > 0).map(({ taskId }) => taskId);
    this.#loggedOn = { day: view.day, isRead: view.readAt !== null, ids: new Set(ids) };
    return this.#loggedOn.ids;
  });
  readonly #plan = $derived(planOn(plan.value, this.#calendarDay));
  readonly #ordered = $derived(
    this.#sort === 'own'
      ? inOwnOrder(this.#placed, this.#plan.order, this.#reversed)
      : this.#placed,
  );
  /** The tasks that are shown, in their order, whatever the look. */
  readonly shown = $derived(this.#show(this.#ordered, today.filter, this.#calendarDay));
  /** A day that is over has no plan any more. */
  readonly #isPast = $derived(today.view !== null && today.view.day < today.view.today);
  readonly rows = $derived(
    toRows(
      this.#isPast ? loggedFirst(this.shown, this.#logged) : planFirst(this.shown, this.#plan),
    ),
  );
  /** Number of tasks before any filter. */
  readonly total = $derived(this.#tasks.length);
  /** Rows that are not loaded yet, right after the start. */
  readonly more = $derived(today.todo?.partial?.more ?? 0);
  /** What was planned for a day before, and is offered again. */
  readonly left = $derived(
    this.#isPast || this.more > 0
      ? []
      : offeredAgain(this.#plan, (id) => today.task(id)?.isDone === false),
  );
  /** The ids of the shown rows, in order. */
  readonly order = (): string[] => this.rows.map(({ entry }) => entry.task.id);
  /** Those of the whole list, whatever is searched. */
  readonly whole = (): string[] => this.#ordered.map(({ task }) => task.id);
  readonly showProduction = $derived(
    Math.max(this.#productions, today.todo?.partial?.productions ?? 0) > 1,
  );
  /** The beginning of the whole list; `null` for a short one, or while it is incomplete. */
  readonly first = $derived(
    today.todo === null || today.todo.partial !== null || this.total <= SHORT_LIST
      ? null
      : {
          ids: this.rows.slice(0, FIRST_ROWS).map((row) => row.entry.task.id),
          rows: this.rows.length,
          productions: this.#productions,
        },
  );
  /** Stays equal for the same search, filter and sort; the list goes to its top when it changes. */
  readonly question = $derived(JSON.stringify(today.filter));
}
