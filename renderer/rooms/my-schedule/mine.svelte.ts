import type { MyRecord, MySchedule } from '../../../electron/shared/my-schedule.ts';
import type { Outlook } from '../../../electron/shared/task-facts.ts';
import type { Failure } from '../../../electron/shared/result.ts';
import { entityPath, taskTitle } from '../../../electron/shared/task.ts';
import { call, on } from '../../lib/api.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { today } from '../../lib/state/today.svelte.ts';
import type { CalendarEntry } from '../../parts/calendar-layout.ts';
import { inOrder } from './sections.ts';

/** Changes come in bursts, and all tasks are reckoned anew: that waits until no other follows. */
const REST_MS = 300;

/** The artist's open tasks with what their days say of them, and their done work, as the disk has them. */
export class Mine {
  schedule = $state.raw<MySchedule | null>(null);
  record = $state.raw<MyRecord | null>(null);
  /** Why the last reading failed; what was read before stays. */
  failure = $state.raw<Failure | null>(null);
  /** "Will I make it" of the task at hand, as its room says it. */
  outlook = $state.raw<{ title: string; outlook: Outlook } | null>(null);
  #hand: string | null = null;
  #recordWanted = false;

  /** Of the to-do list, what counts, in the order of the days. */
  readonly entries: readonly CalendarEntry[] = $derived(
    (today.todo?.tasks ?? [])
      .filter(({ isCanceled, isDone }) => !isCanceled && !isDone)
      .map((task) => ({ task, name: taskTitle(task), parents: entityPath(task).slice(0, -1) }))
      .sort(inOrder),
  );

  #readSchedule = coalesced(async () => {
    const answer = await call('mine.schedule', {});
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.schedule = answer.value;
  });
  #readHand = coalesced(async () => {
    const taskId = this.#hand;
    if (taskId === null) return;
    const answer = await call('task.outlook', { taskId });
    const entry = this.entries.find(({ task }) => task.id === taskId);
    if (taskId !== this.#hand || !answer.ok) return;
    this.outlook = answer.value && entry ? { title: entry.name, outlook: answer.value } : null;
  });
  #readRecord = coalesced(async () => {
    const answer = await call('mine.record', {});
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.record = answer.value;
  });

  /** Reads, and reads again whenever the list, a time or a setting changes; the answer ends that. */
  watch(): () => void {
    const read = (): void => {
      void this.#readSchedule();
      void this.#readHand();
      if (this.#recordWanted) void this.#readRecord();
    };
    let rest: ReturnType<typeof setTimeout> | undefined;
    const readSoon = (): void => {
      clearTimeout(rest);
      rest = setTimeout(read, REST_MS);
    };
    read();
    const stops = (['todo', 'time', 'settings'] as const).map((name) => on(name, readSoon));
    return () => {
      clearTimeout(rest);
      for (const stop of stops) stop();
    };
  }

  /** A task is at hand: its answer is read, with its sentences. */
  hand(taskId: string): void {
    if (this.#hand === taskId) return;
    this.#hand = taskId;
    void this.#readHand();
  }

  /** The record is shown: it is read from now on. */
  wantRecord(): void {
    this.#recordWanted = true;
    void this.#readRecord();
  }
}
