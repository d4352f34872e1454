import { shiftDay, weekOf, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes, parseMinutes, type Minutes } from '../../../electron/shared/minutes.ts';
import type { Answer, Args, Boot } from '../../../electron/shared/contract/index.ts';
import type { Room } from '../../../electron/shared/room.ts';
import { failureText, type Failure } from '../../../electron/shared/result.ts';
import { taskTitle, type TaskRow } from '../../../electron/shared/task.ts';
import { DEFAULT_FILTER, type TodoFilter } from '../../../electron/shared/todo-filter.ts';
import type { DayView, ListSnapshot, TimeEntry, TodoList } from '../../../electron/shared/views.ts';
import { call, on } from '../api.ts';
import { app } from './app.svelte.ts';
import { coalesced } from './coalesced.ts';
import { afterPaint } from './after-paint.ts';
import { withOpenTasks, readTodo } from './todo-changes.ts';
import { Drafts, type Draft } from './drafts.svelte.ts';
import { ListMemory } from './list-memory.ts';
import { navigation } from './navigation.svelte.ts';
import { startAction } from './start-action.ts';
import { taskLists } from './task-lists.svelte.ts';
import { startStatus } from './start-status.ts';
import { timer } from './timer.svelte.ts';
import { notifyDone } from './undo.ts';

export type TodayBoot = Pick<Boot, 'todo' | 'day' | 'filter' | 'viewState'>;

type DayOperation =
  'dayOff.takeBack' | 'dayOff.discardKept' | 'receipt.keepTheirs' | 'receipt.putBack';

/** Matches while the focus is in the shown task. */
const IN_DETAIL = '[data-task-detail]:focus-within';

/**
 * The artist's to-do list and one day's time, as the main process last returned them. Nothing here is
 * optimistic: a value is shown as logged only when it is on disk.
 */
export class TodayState {
  todo = $state.raw<TodoList | null>(null);
  view = $state.raw<DayView | null>(null);
  /** Why the list could not be read; the former list stays. */
  failure = $state.raw<Failure | null>(null);
  filter = $state.raw<TodoFilter>(DEFAULT_FILTER);
  /** Tasks whose start was requested and not yet answered. */
  starting = $state.raw<ReadonlySet<string>>(new Set());
  /** The other days of the shown week, for a task's own week. */
  weekViews = $state.raw<ReadonlyMap<Day, DayView>>(new Map());
  readonly drafts = new Drafts();

  readonly entries: ReadonlyMap<string, TimeEntry> = $derived(
    new Map((this.view?.entries ?? []).map((entry) => [entry.taskId, entry])),
  );
  /** From the list alone: it is long, and the day's view changes with every time that is logged. */
  readonly #listed: ReadonlyMap<string, TaskRow> = $derived(
    new Map((this.todo?.tasks ?? []).map((task) => [task.id, task])),
  );

  #day = $state<Day | null>(null);
  #selectedId = $state<string | null>(null);
  #weekWanted = false;
  #stops: (() => void)[] = [];
  #memory = new ListMemory();
  #readTodo = coalesced(async () => {
    const before = this.todo;
    const answer = await readTodo(before);
    this.failure = answer.ok ? null : answer;
    if (!answer.ok || this.todo !== before) return;
    const list = await withOpenTasks(answer.value, before, this.#inHand());
    if (this.todo === before) this.todo = list;
  });
  #readDay = coalesced(async () => {
    const asked = this.#day;
    const answer = await call('time.day', asked === null ? {} : { day: asked });
    if (asked !== this.#day) return;
    if (answer.ok) this.#turnTo(answer.value);
    else app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
  });
  #readWeek = coalesced(async () => {
    const shown = this.view?.day;
    if (!this.#weekWanted || shown === undefined) return;
    const days = weekOf(shown);
    const answers = await Promise.all(days.map((day) => call('time.day', { day })));
    const views = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    this.weekViews = new Map(views.map((view) => [view.day, view]));
  });

  /** Takes the data of `app.boot`, then keeps itself up to date. */
  start(boot: TodayBoot): void {
    this.stop();
    this.todo = boot.todo;
    this.view = boot.day;
    this.filter = boot.filter;
    const whenShown = (): void => {
      // The computer may have slept past midnight.
      if (document.visibilityState === 'visible') void this.#readDay();
      else this.#memory.flush();
    };
    document.addEventListener('visibilitychange', whenShown);
    this.#stops = [
      on('todo', () => void this.#readTodo()),
      on('time', () => void this.refreshTime()),
      () => document.removeEventListener('visibilitychange', whenShown),
      navigation.onEnter((room) => this.#enter(room)),
    ];
    if (boot.todo === null) void this.#readTodo();
    else if (boot.todo.partial) {
      // The first rows are drawn before the others are requested.
      afterPaint(() => void (this.todo === boot.todo && this.#readTodo()));
    }
    this.selectedId = boot.viewState?.taskId ?? null;
    this.#noteDay();
    if (boot.viewState?.day) void this.goTo(boot.viewState.day);
    else if (boot.day === null) void this.#readDay();
  }

  /** Unsubscribes and clears everything of this account. */
  stop(): void {
    this.#memory.end();
    for (const stop of this.#stops.splice(0)) stop();
    this.drafts.clear();
    this.todo = null;
    this.view = null;
    this.failure = null;
    this.selectedId = null;
    this.starting = new Set();
    this.weekViews = new Map();
    this.#day = null;
  }

  /** The chosen day; `null` follows the calendar. */
  get day(): Day | null {
    return this.#day;
  }

  /** The task that keys and buttons mean, and that is shown where there is room for it. */
  get selectedId(): string | null {
    return this.#selectedId;
  }

  set selectedId(taskId: string | null) {
    this.#selectedId = taskId;
    if (taskId !== null && navigation.room.name === 'task')
      navigation.replace({ name: 'task', taskId });
  }

  isListed(id: string): boolean {
    return this.#listed.has(id);
  }

  /** A task of the list, of the shown day, or of another list. */
  task(id: string): TaskRow | undefined {
    const ofDay = this.view?.others.find((task) => task.id === id);
    return this.#listed.get(id) ?? ofDay ?? taskLists.row(id);
  }

  async refreshTime(): Promise<void> {
    await Promise.all([this.#readDay(), this.#readWeek()]);
  }

  readonly refreshTodo = (): Promise<void> => this.#readTodo();

  /** Shows another day; `null` returns to today and follows the calendar again. */
  async goTo(day: Day | null): Promise<void> {
    this.#day = day === this.view?.today ? null : day;
    this.#noteDay();
    await this.#readDay();
  }

  async goBy(days: number): Promise<void> {
    const from = this.#day ?? this.view?.today;
    if (from !== undefined) await this.goTo(shiftDay(from, days));
  }

  /** Keeps the whole shown week up to date while a task is shown. */
  watchWeek(wanted: boolean): void {
    this.#weekWanted = wanted;
    if (wanted) void this.#readWeek();
  }

  setFilter(change: Partial<TodoFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.#memory.keepFilter(this.filter);
  }

  /** Saves the beginning of the whole list: a long one is drawn from that at the next start. */
  keepFirst(first: ListSnapshot): void {
    this.#memory.keepFirst(first);
  }

  /** Shows every task again, in the same order and look. */
  clearFilters(): void {
    const { sort, reversed, group, look } = this.filter;
    this.setFilter({ ...DEFAULT_FILTER, sort, reversed, group, look });
  }

  /** Parses a time box's text and logs it. A refused text stays in the box with the reason. */
  async commit(draft: Draft): Promise<boolean> {
    const parsed = parseMinutes(draft.text, this.todo?.dayLength);
    if (!parsed.ok) {
      this.drafts.refuse(draft, failureText(parsed));
      return false;
    }
    const shown = this.view?.day === draft.day;
    const before = shown ? (this.entries.get(draft.taskId)?.minutes ?? 0) : null;
    if (parsed.value === before) {
      this.drafts.removeIfUnchanged(draft);
      return true;
    }
    const sent = this.drafts.send(draft);
    const done = await this.setTime(draft.taskId, draft.day, parsed.value);
    if (!done.ok) {
      this.drafts.refuse(sent, failureText(done));
      return false;
    }
    this.drafts.removeIfUnchanged(sent);
    const taken = before === null ? 0 : Math.round(before) - parsed.value;
    this.#offerUndo(draft.taskId, parsed.value, done.value.undo, taken);
    if (this.#day === null) void this.#readDay();
    return true;
  }

  /** Logs a day's total on a task. */
  async setTime(taskId: string, day: Day, minutes: Minutes): Promise<Answer<'time.setDay'>> {
    const answer = await call('time.setDay', { taskId, day, minutes });
    if (!answer.ok) return answer;
    // The artist may have gone to another day meanwhile; that day is refreshed by its own event.
    if (answer.value.day === this.view?.day) this.#takeView(answer.value);
    return answer;
  }

  /** Calls an operation on a whole day that returns its new view; a refusal is shown as a notice. */
  async act<Name extends DayOperation>(name: Name, args: Args<Name>): Promise<void> {
    const answer: Answer<DayOperation> = await call(name, args);
    if (!answer.ok) app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    else if (answer.value.day === this.view?.day) this.#takeView(answer.value);
  }

  /** Starts or stops the timer on the task. If no time can be logged on it, only its status is set. */
  async startTask(taskId: string): Promise<void> {
    const task = this.task(taskId);
    if (timer.isRunning(taskId)) return timer.end();
    if (!task) return;
    const why = startAction(task);
    if (why.kind === 'blocked' || this.starting.has(taskId)) return;
    this.starting = new Set([...this.starting, taskId]);
    if (why.kind === 'timer') await timer.begin(taskId);
    else await startStatus(task);
    await this.#readTodo();
    this.starting = new Set([...this.starting].filter((id) => id !== taskId));
  }

  #offerUndo(taskId: string, minutes: Minutes, undo: number | null, taken: Minutes): void {
    const task = this.task(taskId);
    if (!task || undo === null) return;
    const what = minutes === 0 ? 'Time removed' : `${formatMinutes(minutes)} saved here`;
    notifyDone(`${what}: ${taskTitle(task)}`, undo, taken);
  }

  /** What the window went to, by a key, a link or back through its history. */
  #enter(room: Room): void {
    if (room.name === 'task') this.#selectedId = room.taskId;
    if (room.name !== 'today') return;
    if (room.day !== undefined && room.day !== this.#day) void this.goTo(room.day);
    else this.#noteDay();
  }

  /** So that the history leads back to this day, whichever is shown by then. */
  #noteDay(): void {
    if (navigation.room.name === 'today') navigation.replace({ name: 'today', day: this.#day });
  }

  /** Tasks with a draft, and the one that is open. */
  #inHand(): Set<string> {
    const isOpen = navigation.room.name === 'task' || document.querySelector(IN_DETAIL) !== null;
    return new Set([...this.drafts.taskIds(), ...(isOpen ? [this.selectedId ?? ''] : [])]);
  }

  /** At midnight the new day waits until drafts for the old one are logged. */
  #turnTo(view: DayView): void {
    const typing = this.view !== null && this.drafts.hasDay(this.view.day);
    if (this.#day === null && typing && view.day !== this.view?.day) return;
    this.#takeView(view);
  }

  #takeView(view: DayView): void {
    const turned = this.view !== null && weekOf(view.day)[0] !== weekOf(this.view.day)[0];
    this.view = view;
    if (!this.#weekWanted) return;
    if (turned) void this.#readWeek();
    else this.weekViews = new Map([...this.weekViews, [view.day, view]]);
  }
}

export const today = new TodayState();
