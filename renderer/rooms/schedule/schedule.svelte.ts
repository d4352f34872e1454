import { SvelteSet } from 'svelte/reactivity';
import {
  conflictIndex,
  conflictsOf,
  type Conflict,
} from '../../../electron/shared/schedule/conflicts.ts';
import { dayNumber, dayOfNumber } from '../../../electron/shared/schedule/day-number.ts';
import { following, plannedFrom, type Shift } from '../../../electron/shared/schedule/moves.ts';
import { groupTasks, rowsOf } from '../../../electron/shared/schedule/rows.ts';
import {
  MOST_MOVES,
  type Grouping,
  type PlannedDays,
  type ScheduleFacts,
  type ScheduleLook,
  type ScheduleView,
} from '../../../electron/shared/schedule/schedule.ts';
import type { PlanChange } from '../../../electron/shared/schedule/versions.ts';
import { workingWeek } from '../../../electron/shared/schedule/working-days.ts';
import { ghostOf, type Plan } from '../../../electron/shared/schedule/version-diff.ts';
import type { Failure } from '../../../electron/shared/result.ts';
import { editLockText } from '../../../electron/shared/production-edit.ts';
import { call, on } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { clock } from '../../lib/state/clock.svelte.ts';
import { coalesced } from '../../lib/state/coalesced.ts';
import { notifyDone } from '../../lib/state/undo.ts';
import { draggedTo, type Dragged } from './drag.ts';
import { counted, shiftText, type ColourBy } from './schedule-text.ts';
import { searchIn } from './search.ts';

const NOTHING: ScheduleFacts = {
  ...{ name: '', start: null, end: null, groups: [], entities: [], types: [], statuses: [] },
  ...{ people: [], tasks: [], milestones: [], bands: [], daysOff: [], isPartial: true },
};

const NO_DAYS: PlannedDays = { start: null, due: null };

/** A production's schedule as last answered, how it is looked at, and what is being moved. */
export class Schedule {
  /** `null` until the first answer. */
  view = $state.raw<ScheduleView | null>(null);
  facts = $state.raw<ScheduleFacts>(NOTHING);
  failure = $state.raw<Failure | null>(null);
  grouping = $state<Grouping>('entity');
  colourBy = $state<ColourBy>('type');
  search = $state('');
  follows = $state(false);
  drag = $state.raw<Dragged | null>(null);
  /** A version that is looked at: where its bars are is drawn behind those of now. */
  ghosts = $state.raw<{ plan: Plan; name: string } | null>(null);
  /** Ids of tasks whose bars are selected. */
  selected = $state.raw<ReadonlySet<string>>(new Set());
  /** The row from which a selection goes on. */
  anchor: number | null = null;
  readonly toggled = new SvelteSet<string>();
  /** Days that were set and have not come back yet, by task id. */
  #ahead = $state.raw<ReadonlyMap<string, PlannedDays>>(new Map());
  /** How it was last looked at, once that is known. */
  look = $state.raw<ScheduleLook | null>(null);
  /** How many of them are on their way. */
  #setting = 0;
  readonly projectId: string;

  constructor(projectId: string) {
    this.projectId = projectId;
  }

  readonly today = $derived(dayNumber(clock.today));
  readonly week = $derived(workingWeek(app.settings.workingDays));
  readonly unsent = $derived(new Set(this.view?.unsent ?? []));
  readonly index = $derived(conflictIndex(this.facts));
  readonly #isFound = $derived(searchIn(this.facts, this.search));
  readonly groups = $derived(groupTasks(this.facts, this.grouping, this.#isFound));
  readonly rows = $derived(rowsOf(this.facts, this.groups, this.toggled));
  /** Places of the tasks that have no days. */
  readonly unplanned = $derived(
    this.facts.tasks.flatMap((task, at) =>
      task.start === null &&
      task.due === null &&
      this.#isFound(at) &&
      this.#ahead.get(task.id) === undefined
        ? [at]
        : [],
    ),
  );
  readonly #places = $derived(new Map(this.facts.tasks.map(({ id }, at) => [id, at])));
  readonly planned = $derived(
    this.facts.tasks.filter(({ start, due }) => start !== null || due !== null).length,
  );

  readonly #read = coalesced(async () => {
    const have = this.view?.stamp ?? null;
    const answer = await call('schedule.view', { projectId: this.projectId, have });
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    const { facts, look } = answer.value;
    if (this.view === null && look !== null) {
      this.grouping = look.grouping;
      this.colourBy = look.colourBy;
      this.look = look;
    }
    if (facts !== null) {
      // What is being dragged is known by its place: that ends where places change.
      const before = this.facts.tasks;
      this.facts = JSON.parse(facts) as ScheduleFacts;
      if (this.drag && !isSameTasks(before, this.facts.tasks)) this.drag = null;
    }
    this.view = answer.value;
    if (this.#setting === 0 && this.#ahead.size > 0) this.#ahead = new Map();
  });

  /** Follows it for as long as the room is there. */
  watch(): () => void {
    void this.#read();
    const ignore = on('productions', () => void this.#read());
    return () => {
      ignore();
      // What keys have moved was meant.
      void this.keep().finally(() => call('productions.close', { projectId: this.projectId }));
    };
  }

  async refresh(): Promise<void> {
    const answer = await call('schedule.refresh', { projectId: this.projectId });
    if (!answer.ok) this.failure = answer;
  }

  /** The days of a task as they are shown: dragged, set just now, or Kitsu's with what waits. */
  daysOf(at: number): PlannedDays {
    return this.drag?.days.get(at) ?? this.baseOf(at);
  }

  /** The same without a drag. */
  readonly baseOf = (at: number): PlannedDays => {
    const task = this.facts.tasks[at];
    return this.#ahead.get(task?.id ?? '') ?? task ?? NO_DAYS;
  };

  /** The same, with what it rests on read once. */
  daysNow(): (at: number) => PlannedDays {
    const { tasks } = this.facts;
    const [dragged, ahead] = [this.drag?.days, this.#ahead];
    return (at) => dragged?.get(at) ?? ahead.get(tasks[at]?.id ?? '') ?? tasks[at] ?? NO_DAYS;
  }

  /** Where the version that is looked at has a task, where that is elsewhere. */
  ghostNow(): (at: number) => PlannedDays | null {
    const { ghosts } = this;
    if (ghosts === null) return () => null;
    const daysOf = this.daysNow();
    return (at) => ghostOf(ghosts.plan, at, daysOf(at));
  }

  toggle(key: string): void {
    if (!this.toggled.delete(key)) this.toggled.add(key);
  }

  groupBy(grouping: Grouping): void {
    this.grouping = grouping;
    this.toggled.clear();
  }

  /** Whether what follows moves along; what is dragged by keys goes on with it. */
  follow(follows: boolean): void {
    this.follows = follows;
    const { drag } = this;
    if (drag) this.shift(drag.own, drag.shift, drag.byKeys);
  }

  /** Opens all groups, or closes them where all are open. */
  toggleAll(): void {
    const all = this.groups.flatMap((group) => [group, ...group.groups]);
    const isOpen = all.every(({ key, isOpen: open }) => open !== this.toggled.has(key));
    this.toggled.clear();
    for (const { key, isOpen: open } of all) if (open === isOpen) this.toggled.add(key);
  }

  lockOf(at: number): string | null {
    const type = this.facts.types[this.facts.tasks[at]?.type ?? -1]?.id ?? '';
    const lock = this.view?.locks[type];
    return lock === undefined ? null : editLockText(lock);
  }

  isSelected = (at: number): boolean => this.selected.has(this.facts.tasks[at]?.id ?? '');

  select(tasks: readonly number[], how: 'only' | 'add' | 'toggle'): void {
    const ids = tasks.flatMap((at) => this.facts.tasks[at]?.id ?? []);
    const next = new Set(how === 'only' ? [] : this.selected);
    const isOff = how === 'toggle' && ids.every((id) => next.has(id));
    for (const id of ids)
      if (isOff) next.delete(id);
      else next.add(id);
    this.selected = next;
  }

  /** Places of the selected tasks; else of these. */
  chosen(otherwise: readonly number[]): number[] {
    const own = [...this.selected].flatMap((id) => this.#places.get(id) ?? []);
    return own.length > 0 ? own.sort((a, b) => a - b) : [...otherwise];
  }

  conflictsAt(at: number): Conflict[] {
    return conflictsOf(this.index, [at], (one) => this.daysOf(one), this.week);
  }

  /** Moves or stretches bars, and sets nothing yet. False where none of them may be changed: that is said. */
  shift(tasks: readonly number[], shift: Shift, byKeys: boolean): boolean {
    const free = tasks.filter((at) => this.lockOf(at) === null);
    if (free.length === 0) {
      const why = tasks[0] === undefined ? null : this.lockOf(tasks[0]);
      if (why) app.notify({ message: why });
      return false;
    }
    const follow = this.follows ? following(this.facts, free) : [];
    const along = follow.filter((at) => this.lockOf(at) === null);
    const left = tasks.length - free.length + (follow.length - along.length);
    const dragged = draggedTo(this, { tasks: free, along }, shift, this.week);
    this.drag = { ...dragged, own: tasks, left, byKeys };
    return true;
  }

  /** Nothing is set. */
  cancel(): void {
    this.drag = null;
  }

  /** Sets the days that were dragged to. */
  async keep(): Promise<void> {
    const { drag } = this;
    if (drag === null) return;
    const said = `${shiftText(drag.shift, drag.tasks.length)}.`;
    await this.#set(drag.days, said);
  }

  /** Plans tasks that have no days, from a day on. */
  async plan(tasks: readonly number[], day: number): Promise<void> {
    const days = new Map<number, PlannedDays>();
    const { week } = this;
    const dayLength = this.view?.dayLength ?? 480;
    for (const at of tasks) {
      const task = this.facts.tasks[at];
      if (task && this.lockOf(at) === null)
        days.set(at, plannedFrom(task, day, { week, dayLength }));
    }
    const [first] = tasks;
    const why = first === undefined ? null : this.lockOf(first);
    if (days.size === 0 && why) app.notify({ message: why });
    if (days.size > 0) await this.#set(days, `${counted(days.size, 'task')} planned.`);
  }

  async #set(days: ReadonlyMap<number, PlannedDays>, said: string): Promise<void> {
    const changes: PlanChange[] = [];
    const ahead = new Map(this.#ahead);
    for (const [at, next] of days) {
      const task = this.facts.tasks[at];
      const base = this.baseOf(at);
      if (!task || (base.start === next.start && base.due === next.due)) continue;
      ahead.set(task.id, next);
      changes.push({ id: task.id, startDate: written(next.start), dueDate: written(next.due) });
    }
    this.#ahead = ahead;
    this.drag = null;
    if (changes.length === 0) return;
    if (changes.length > MOST_MOVES) {
      this.#ahead = new Map();
      app.notify({
        message: `At most ${MOST_MOVES} tasks are moved at once. Nothing was changed.`,
      });
      return;
    }
    this.#setting += 1;
    const answer = await call('schedule.plan', {
      ...{ projectId: this.projectId, version: null, changes },
    });
    this.#setting -= 1;
    if (answer.ok) notifyDone(said, answer.value.undo);
    else {
      this.#ahead = new Map();
      app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    }
    await this.#read();
  }
}

const written = (day: number | null): string | null => (day === null ? null : dayOfNumber(day));

const isSameTasks = (before: readonly { id: string }[], now: readonly { id: string }[]): boolean =>
  before.length === now.length && before.every(({ id }, at) => now[at]?.id === id);
