import {
  conflictIndex,
  conflictKey,
  conflictsOf,
} from '../../../../electron/shared/schedule/conflicts.ts';
import { dayOfNumber } from '../../../../electron/shared/schedule/day-number.ts';
import { MOST_MOVES } from '../../../../electron/shared/schedule/schedule.ts';
import type { Failure } from '../../../../electron/shared/result.ts';
import {
  changeFor,
  countsOf,
  differencesOf,
  factsWith,
  PLAN_PARTS,
  planNow,
  planOf,
  whyNotApplied,
  type PlanDifference,
  type PlanPart,
} from '../../../../electron/shared/schedule/version-diff.ts';
import type {
  ScheduleVersion,
  VersionsAnswer,
  VersionTask,
} from '../../../../electron/shared/schedule/versions.ts';
import { call } from '../../../lib/api.ts';
import { app } from '../../../lib/state/app.svelte.ts';
import { coalesced } from '../../../lib/state/coalesced.ts';
import { notifyDone } from '../../../lib/state/undo.ts';
import { MOST_CONFLICTS } from '../drag.ts';
import type { Schedule } from '../schedule.svelte.ts';
import { counted } from '../schedule-text.ts';

type Problem = Pick<Failure, 'message' | 'action'>;

/** The versions of a schedule, two plans of which are compared, and what of one is applied. */
export class Versions {
  list = $state.raw<VersionsAnswer | null>(null);
  problem = $state.raw<Problem | null>(null);
  chosenId = $state<string | null>(null);
  /** What it is compared with; `null`: the plan now. */
  againstId = $state<string | null>(null);
  parts = $state.raw<ReadonlySet<PlanPart>>(new Set(PLAN_PARTS));
  /** Ids of tasks that were taken in or left out otherwise than they would be. */
  #otherwise = $state.raw<ReadonlySet<string>>(new Set());
  #tasks = $state.raw<ReadonlyMap<string, readonly VersionTask[]>>(new Map());
  /** Something is being read from Kitsu. */
  isReading = $state(false);
  readonly #schedule: Schedule;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  readonly versions = $derived<readonly ScheduleVersion[]>(this.list?.versions ?? []);
  readonly chosen = $derived(this.versions.find(({ id }) => id === this.chosenId) ?? null);
  readonly against = $derived(this.versions.find(({ id }) => id === this.againstId) ?? null);
  readonly #plan = $derived.by(() => this.#planOf(this.chosen));
  readonly #other = $derived.by(() => this.#planOf(this.against));
  readonly #now = $derived.by(() => planNow(this.#schedule.facts, this.#schedule.baseOf));
  /** Of the version that is chosen. */
  readonly plan = $derived(this.#plan?.plan ?? null);
  readonly elsewhere = $derived(this.#plan?.elsewhere ?? 0);
  readonly differences = $derived.by(() => {
    if (this.plan === null) return [];
    const before = this.against === null ? this.#now : this.#other?.plan;
    return before ? differencesOf(this.#schedule.facts, before, this.plan) : [];
  });
  readonly counts = $derived(countsOf(this.differences));
  readonly applied = $derived.by(() =>
    this.against === null ? this.differences.filter((one) => this.isIn(one)) : [],
  );
  readonly made = $derived.by(() => this.#conflicts());

  #planOf(version: ScheduleVersion | null) {
    const tasks = version && this.#tasks.get(version.id);
    return tasks ? planOf(this.#schedule.facts, tasks) : null;
  }

  readonly #readList = coalesced(async () => {
    this.isReading = true;
    const answer = await call('schedule.versions', {
      ...{ projectId: this.#schedule.projectId, versionId: null },
    });
    this.isReading = false;
    this.problem = answer.ok ? answer.value.problem : answer;
    if (!answer.ok) return;
    this.list = answer.value;
    const there = (id: string | null): boolean => this.versions.some((one) => one.id === id);
    if (!there(this.againstId)) this.againstId = null;
    if (!there(this.chosenId)) this.chosenId = this.versions[0]?.id ?? null;
    // What they say may be otherwise too.
    for (const id of new Set([this.chosenId, this.againstId]))
      if (id !== null) await this.#read(id);
  });

  /** Asks Kitsu which versions there are, and what those that are compared say. */
  refresh(): void {
    void this.#readList();
  }

  async choose(id: string): Promise<void> {
    this.chosenId = id;
    if (this.againstId === id) this.againstId = null;
    this.#otherwise = new Set();
    await this.#read(id);
  }

  async compareWith(id: string | null): Promise<void> {
    this.againstId = id;
    if (id !== null) await this.#read(id);
  }

  async #read(versionId: string): Promise<void> {
    const { projectId } = this.#schedule;
    this.isReading = true;
    const answer = await call('schedule.versions', { projectId, versionId });
    this.isReading = false;
    this.problem = answer.ok ? answer.value.problem : answer;
    if (!answer.ok) return;
    const tasks = JSON.parse(answer.value.tasks ?? '[]') as VersionTask[];
    this.#tasks = new Map(this.#tasks).set(versionId, tasks);
  }

  /** Why a difference cannot be applied, as a code or in Kitsu's words; `null`: it can. */
  lockOf(one: PlanDifference): string | null {
    return whyNotApplied(one) ?? this.#schedule.lockOf(one.task);
  }

  /** It was changed in the version; else, in one that is no copy of another, the plan was changed since. */
  isByHand = (task: number): boolean => this.#plan?.byHand.has(task) ?? false;

  readonly #cannotAssign = (person: number): boolean => {
    const one = this.#schedule.facts.people[person];
    return one === undefined || !one.isHere || this.list?.assignLocks[one.id] !== undefined;
  };

  /** Those of a difference who are left out. */
  notAssigned({ before, after, parts }: PlanDifference): number[] {
    if (!before || !after || !parts.includes('people')) return [];
    return after.people.filter((one) => !before.people.includes(one) && this.#cannotAssign(one));
  }

  #change(one: PlanDifference) {
    const { facts } = this.#schedule;
    const with_ = { cannotAssign: this.#cannotAssign, written: dayOfNumber };
    return changeFor(facts, one, this.parts, with_);
  }

  /** It is among what is applied: unless it was chosen otherwise, whatever is not done. */
  isIn(one: PlanDifference): boolean {
    const { facts } = this.#schedule;
    const task = facts.tasks[one.task];
    if (!task || this.lockOf(one) !== null || this.#change(one) === null) return false;
    const isDone = facts.statuses[task.status]?.isDone ?? false;
    return isDone === this.#otherwise.has(task.id);
  }

  /** It could be applied, whether or not it is chosen. */
  canBeIn = (one: PlanDifference): boolean =>
    this.against === null && this.lockOf(one) === null && this.#change(one) !== null;

  toggle(one: PlanDifference): void {
    const id = this.#schedule.facts.tasks[one.task]?.id;
    if (id === undefined || !this.canBeIn(one)) return;
    const next = new Set(this.#otherwise);
    if (!next.delete(id)) next.add(id);
    this.#otherwise = next;
  }

  /** All that could be, or none. */
  toggleAll(): void {
    const all = this.differences.filter(this.canBeIn);
    const wanted = !all.every((one) => this.isIn(one));
    const { tasks, statuses } = this.#schedule.facts;
    this.#otherwise = new Set(
      all.flatMap(({ task }) => {
        const one = tasks[task];
        const isDone = statuses[one?.status ?? -1]?.isDone ?? false;
        return one && isDone === wanted ? [one.id] : [];
      }),
    );
  }

  togglePart(part: PlanPart): void {
    const next = new Set(this.parts);
    if (!next.delete(part)) next.add(part);
    this.parts = next;
  }

  /** What would be wrong with the plan: which are new comes first. */
  #conflicts() {
    const { facts, week, index } = this.#schedule;
    const tasks = this.applied.map(({ task }) => task);
    if (tasks.length === 0) return { facts, conflicts: [], made: 0 };
    const then = factsWith(facts, this.applied, this.parts);
    const found = (of: typeof facts) => {
      const of_ = of === facts ? index : conflictIndex(of);
      const daysOf = (at: number) => of.tasks[at] ?? { start: null, due: null };
      return conflictsOf(of_, tasks, daysOf, week, MOST_CONFLICTS);
    };
    const before = new Set(found(facts).map(conflictKey));
    const conflicts = found(then);
    const made = conflicts.filter((one) => !before.has(conflictKey(one)));
    return { facts: then, conflicts: made, made: made.length };
  }

  /** Plans the chosen tasks as the version has them. */
  async apply(): Promise<void> {
    const { chosen, applied } = this;
    if (!chosen || applied.length === 0) return;
    if (applied.length > MOST_MOVES) {
      const message = `At most ${MOST_MOVES} tasks are planned at once. Nothing was changed.`;
      return app.notify({ message, action: 'Leave some of them out, and apply those afterwards.' });
    }
    const changes = applied.flatMap((one) => this.#change(one) ?? []);
    const { projectId } = this.#schedule;
    const answer = await call('schedule.plan', { projectId, version: chosen.name, changes });
    if (!answer.ok)
      return app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    notifyDone(
      `${counted(changes.length, 'task')} planned as in ${chosen.name}.`,
      answer.value.undo,
    );
    this.#otherwise = new Set();
  }
}
