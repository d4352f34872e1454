import { createLimit } from '../../../shared/concurrency.ts';
import type { Failure, FailureCode, Result } from '../../../shared/result.ts';
import { leftText, type SetupLeft } from '../../../shared/setup-left.ts';
import { keyOf } from '../facts.ts';
import { changesOf, type Counts, type Plan, type Step } from '../plan/steps.ts';
import type { Note } from '../sheet.ts';
import { NO_JOURNAL, type Journal } from './journal.ts';
import type { SetupTarget } from './target.ts';

/** What was done, and what was not and why. */
export interface Applied extends Omit<Counts, 'same'> {
  problems: Note[];
  /** What ended it before its end; `null`: nothing did. */
  endedBy: Failure | null;
}

type Of<Do extends Step['do']> = Extract<Step, { do: Do }>;

/** Requests at once: more make a Kitsu slower, not faster. */
const AT_ONCE = 4;
/** Entities whose tasks one request makes; Kitsu takes some 25 ms for each. */
const TASKS_A_REQUEST = 100;

/**
 * Tasks that one request assigns, and shots that it casts: Kitsu may take 90 ms for each, and a request of 2,000 is given up
 * before its answer.
 */
const ASSIGNED_A_REQUEST = 100;

/** Steps that one entry of the journal lets begin. */
const BEGUN_AT_ONCE = 100;

/** Nothing more can be done after one of these. */
const STOPS: readonly FailureCode[] = [
  ...(['offline', 'unreachable', 'timeout', 'tls-not-trusted', 'signed-out', 'cancelled'] as const),
  ...(['throttled', 'server-fault'] as const),
];

/** Nothing more can be done after this, or Kitsu lets this person do nothing of it. */
export const isFinal = ({ code }: Failure): boolean => STOPS.includes(code) || code === 'forbidden';

export interface ApplyOptions {
  onProgress?: (done: number, of: number) => void;
  journal?: Journal;
}

/**
 * Applies a plan: episodes and sequences one after the other, since Kitsu makes two of a name that it gets twice at once,
 * the rest a few at a time. What is refused is reported and what needs it left out; a lost server ends it. Planning
 * again and applying that goes on where it ended.
 */
export async function applyPlan(
  plan: Pick<Plan, 'steps' | 'ids'>,
  target: SetupTarget,
  { onProgress = () => undefined, journal = NO_JOURNAL }: ApplyOptions = {},
): Promise<Applied> {
  const run = new Run(plan, target, onProgress, journal);
  await run.all();
  return run.report;
}

class Run {
  readonly report: Applied = { creates: 0, changes: 0, restores: 0, problems: [], endedBy: null };
  private readonly ids: Map<string, string>;
  private readonly places: Map<Step, number>;
  private done = 0;

  constructor(
    private readonly plan: Pick<Plan, 'steps' | 'ids'>,
    private readonly target: SetupTarget,
    private readonly onProgress: (done: number, of: number) => void,
    private readonly journal: Journal,
  ) {
    this.ids = new Map(Object.entries(plan.ids));
    this.places = new Map(plan.steps.map((step, place) => [step, place]));
  }

  async all(): Promise<void> {
    await this.each('join', 1, (step) => this.target.join(step.personId));
    await this.each('restore', AT_ONCE, (step) =>
      this.withId(step, (id) => this.target.restore(id)),
    );
    for (const kind of ['Episode', 'Sequence', 'Asset', 'Shot'] as const) {
      const atOnce = kind === 'Episode' || kind === 'Sequence' ? 1 : AT_ONCE;
      await this.each('create', atOnce, (step) => this.create(step), kind);
    }
    await this.each('change', AT_ONCE, (step) =>
      this.withId(step, (id) => this.target.change(step.kind, id, step.values)),
    );
    await this.cast();
    await this.createTasks();
    await this.each('change-task', AT_ONCE, (step) =>
      this.withId(step, (id) => this.target.changeTask(id, step.values)),
    );
    await this.assign();
  }

  private of<Do extends Step['do']>(what: Do): Of<Do>[] {
    return this.plan.steps.filter(
      (step, place): step is Of<Do> => step.do === what && this.journal.isLeft(place),
    );
  }

  private async each<Do extends Step['do']>(
    what: Do,
    atOnce: number,
    work: (step: Of<Do>) => Promise<Result<unknown> | null>,
    kind?: string,
  ): Promise<void> {
    const steps = this.of(what).filter(
      (step) => kind === undefined || ('kind' in step && step.kind === kind),
    );
    const limited = createLimit(atOnce);
    for (let at = 0; at < steps.length && !this.isOver(); at += BEGUN_AT_ONCE) {
      const some = steps.slice(at, at + BEGUN_AT_ONCE);
      this.journal.begin(some.map((step) => this.placeOf(step)));
      await Promise.all(some.map((step) => limited(() => this.one(step, work))));
    }
  }

  private async one<Do extends Step['do']>(
    step: Of<Do>,
    work: (step: Of<Do>) => Promise<Result<unknown> | null>,
  ): Promise<void> {
    if (this.isOver()) return;
    const answer = await work(step);
    if (answer === null) return;
    if (answer.ok) this.count(step);
    else this.fail(step, answer);
  }

  private isOver(): boolean {
    return this.report.endedBy !== null || !this.journal.goesOn();
  }

  private placeOf = (step: Step): number => this.places.get(step) ?? -1;

  /** `null` where what the step needs was not made, which is reported there. */
  private withId(
    step: { key: string },
    work: (id: string) => Promise<Result<unknown>>,
  ): Promise<Result<unknown> | null> {
    const id = this.ids.get(step.key);
    return id === undefined ? Promise.resolve(null) : work(id);
  }

  private async create(step: Of<'create'>): Promise<Result<unknown> | null> {
    const parentId = step.parentKey === null ? null : (this.ids.get(step.parentKey) ?? '');
    if (parentId === '') return null;
    const answer = await this.target.create(step, parentId);
    if (answer.ok) this.ids.set(step.key, answer.value);
    return answer;
  }

  private async createTasks(): Promise<void> {
    const groups = groupedBy(this.of('create-task'), ({ kind, taskTypeId }) =>
      keyOf(kind, taskTypeId),
    );
    const limited = createLimit(AT_ONCE);
    const batches = groups.flatMap((group) => {
      const ready = group.flatMap((step) => {
        const entityId = this.ids.get(step.entityKey);
        return entityId === undefined ? [] : [{ step, entityId }];
      });
      const count = Math.ceil(ready.length / TASKS_A_REQUEST);
      return Array.from({ length: count }, (_, at) =>
        ready.slice(at * TASKS_A_REQUEST, (at + 1) * TASKS_A_REQUEST),
      );
    });
    await Promise.all(batches.map((some) => limited(() => this.createSome(some))));
  }

  private async createSome(some: { step: Of<'create-task'>; entityId: string }[]): Promise<void> {
    const [first] = some;
    if (!first || this.isOver()) return;
    const { kind, taskTypeId } = first.step;
    const entityIds = some.map(({ entityId }) => entityId);
    this.journal.begin(some.map(({ step }) => this.placeOf(step)));
    const answer = await this.target.createTasks(kind, taskTypeId, entityIds);
    if (!answer.ok) return this.fail(first.step, answer);
    const idOf = new Map(answer.value.map((task) => [task.entityId, task.id]));
    for (const { step, entityId } of some) {
      const id = idOf.get(entityId);
      if (id === undefined) {
        this.say(step, { code: 'no-task' });
        continue;
      }
      this.ids.set(step.key, id);
      this.count(step);
    }
  }

  /** One request for each asset and how often it is there, or a few. */
  private async cast(): Promise<void> {
    const groups = groupedBy(this.of('cast'), ({ assetKey, count }) =>
      keyOf(assetKey, String(count)),
    );
    for (const group of inPieces(groups, ASSIGNED_A_REQUEST)) {
      if (this.isOver()) return;
      const ready = group.filter(({ key }) => this.ids.has(key));
      const [first] = ready;
      const assetId = first && this.ids.get(first.assetKey);
      if (!first || assetId === undefined) continue;
      const shotIds = ready.map(({ key }) => this.ids.get(key) ?? '');
      this.journal.begin(ready.map(this.placeOf));
      const answer = await this.target.cast(assetId, shotIds, first.count);
      this.tell(ready, shotIds, answer, { code: 'not-cast' });
    }
  }

  /** As few requests a person as can be. */
  private async assign(): Promise<void> {
    const groups = groupedBy(this.of('assign'), ({ personId }) => personId);
    for (const group of inPieces(groups, ASSIGNED_A_REQUEST)) {
      if (this.isOver()) return;
      const ready = group.filter(({ key }) => this.ids.has(key));
      const [first] = ready;
      if (!first) continue;
      const taskIds = ready.map(({ key }) => this.ids.get(key) ?? '');
      this.journal.begin(ready.map(this.placeOf));
      const answer = await this.target.assign(first.personId, taskIds);
      this.tell(ready, taskIds, answer, { code: 'not-assigned' });
    }
  }

  /** Reports steps that went in one request: those whose id is not in the answer were not done. */
  private tell(
    steps: readonly Step[],
    ids: readonly string[],
    answer: Result<string[]>,
    whyNot: SetupLeft,
  ): void {
    const [first] = steps;
    if (!answer.ok) return first && this.fail(first, answer);
    const done = new Set(answer.value);
    steps.forEach((step, at) => {
      if (done.has(ids[at] ?? '')) this.count(step);
      else this.say(step, whyNot);
    });
  }

  private count(step: Step): void {
    if (step.do === 'create' || step.do === 'create-task') this.report.creates += 1;
    else if (step.do === 'restore') this.report.restores += 1;
    this.report.changes += changesOf(step);
    const isMade = step.do === 'create' || step.do === 'create-task';
    this.journal.done(this.placeOf(step), isMade ? (this.ids.get(step.key) ?? null) : null);
    this.onProgress((this.done += 1), this.plan.steps.length);
  }

  private fail(step: Step, why: Failure): void {
    if (this.report.endedBy !== null) return;
    if (isFinal(why)) {
      this.report.endedBy = why;
      this.report.problems.push({ ...at(step), message: `${step.title}: ${why.message}` });
    } else this.say(step, { code: 'refused', said: why.message });
  }

  private say(step: Step, left: SetupLeft): void {
    this.report.problems.push({ ...at(step), message: `${step.title}: ${leftText(left)}` });
    this.journal.refused(this.placeOf(step), left);
  }
}

const at = ({ row }: Step): Note => ({ row, column: null, message: '' });

const inPieces = <T>(groups: readonly T[][], most: number): T[][] =>
  groups.flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / most) }, (_, at) =>
      group.slice(at * most, (at + 1) * most),
    ),
  );

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
