import type { TaskRow } from '../../../electron/shared/task.ts';
import type {
  CheckList,
  DoneList,
  ListCounts,
  TaskTab,
} from '../../../electron/shared/task-lists.ts';
import { call, on } from '../api.ts';
import { app } from './app.svelte.ts';
import { afterPaint } from './after-paint.ts';
import { coalesced } from './coalesced.ts';

/** Rows of done tasks that are asked for at a time. */
const PAGE = 200;

/** The lists beside the to-do list, and tasks that are in none of them. */
class TaskLists {
  /** The list that is shown. */
  tab = $state<TaskTab>('todo');
  /** `null` until they were counted. */
  counts = $state.raw<ListCounts | null>(null);
  done = $state.raw<DoneList | null>(null);
  check = $state.raw<CheckList | null>(null);
  /** The task that is being read from Kitsu because somebody opened it. */
  reading = $state<string | null>(null);
  /** Tasks of no list that were opened, as they are by now. */
  #opened = $state.raw<ReadonlyMap<string, TaskRow>>(new Map());

  readonly #rows: ReadonlyMap<string, TaskRow> = $derived(
    new Map([
      ...this.#opened,
      ...(this.done?.tasks ?? []).map((task) => [task.id, task] as const),
      ...(this.check?.rows ?? []).map(({ task }) => [task.id, task] as const),
    ]),
  );

  #most = PAGE;
  #stops: (() => void)[] = [];
  #readCounts = coalesced(async () => {
    const answer = await call('lists.counts', {});
    if (!answer.ok) return;
    this.counts = answer.value;
    // Somebody who reviews no more.
    if (answer.value.check === null && this.tab === 'check') this.show('todo');
  });
  #readShown = coalesced(async () => {
    if (this.tab === 'done') {
      const answer = await call('lists.done', { most: this.#most });
      if (answer.ok) this.done = answer.value;
      else app.notify({ ...answer, tone: 'bad' });
    } else if (this.tab === 'check') {
      const answer = await call('lists.check', {});
      if (answer.ok) this.check = answer.value;
      else app.notify({ ...answer, tone: 'bad' });
    }
  });

  /** Counts after the first paint: an artist's day begins with the to-do list. */
  start(): void {
    this.stop();
    afterPaint(() => void this.#readCounts());
    this.#stops = [
      on('todo', () => void this.refresh()),
      // A revision's number comes with the comments.
      on('comments', () => {
        if (this.tab === 'check') void this.#readShown();
      }),
    ];
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.tab = 'todo';
    this.counts = null;
    this.done = null;
    this.check = null;
    this.reading = null;
    this.#opened = new Map();
    this.#most = PAGE;
  }

  show(tab: TaskTab): void {
    this.tab = tab;
    void this.refresh();
  }

  /** Reads what of it is shown. */
  async refresh(): Promise<void> {
    await Promise.all([this.#readCounts(), this.#readShown(), this.#readOpened()]);
  }

  /** A task of one of these lists, or one that was opened by its id. */
  row(taskId: string): TaskRow | undefined {
    return this.#rows.get(taskId);
  }

  /** A task of no list that was opened, or is being read to be. */
  isOpen(taskId: string): boolean {
    return this.reading === taskId || this.#opened.has(taskId);
  }

  /** Asks for more done tasks, so that there are at least so many. */
  reach(most: number): void {
    const { done } = this;
    if (done === null || most <= done.tasks.length || done.tasks.length >= done.total) return;
    if (this.#most > done.tasks.length) return;
    this.#most = done.tasks.length + PAGE;
    void this.#readShown();
  }

  /**
   * Has a task here that is in no list, so that its room can be drawn; false, with the reason said, where
   * it cannot be had.
   */
  async want(taskId: string): Promise<boolean> {
    if (this.row(taskId)) return true;
    this.reading = taskId;
    const answer = await call('task.row', { taskId });
    if (this.reading === taskId) this.reading = null;
    if (answer.ok) this.#opened = new Map([...this.#opened, [taskId, answer.value]]);
    else app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    return answer.ok;
  }

  /** Opened tasks are few: the last ones are kept as they are by now. */
  async #readOpened(): Promise<void> {
    const ids = [...this.#opened.keys()].slice(-MOST_OPENED);
    const answers = await Promise.all(ids.map((taskId) => call('task.row', { taskId })));
    const rows = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    if (ids.length > 0) this.#opened = new Map(rows.map((row) => [row.id, row]));
  }
}

const MOST_OPENED = 5;

export const taskLists = new TaskLists();
