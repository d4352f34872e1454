import { setupKind, type SetupChange } from '../../../outbox/kinds/setup.ts';
import { AGAIN } from '../../../outbox/kinds/kind.ts';
import type { Replica } from '../../../replica/replica.ts';
import type { RunTable, StoredRun } from '../../../replica/setup/runs.ts';
import { causeText } from '../../../shared/outbox-cause.ts';
import { failure, success, type Failure, type Result } from '../../../shared/result.ts';
import type { SetupRun } from '../../../shared/setup.ts';
import { knownOf, valuesNow } from '../apply/now-in-kitsu.ts';
import type { RunStep } from '../apply/run-journal.ts';
import { NOTHING, storedNote, storedProgress } from '../apply/run-note.ts';
import type { RunBody } from '../apply/run-setup.ts';
import type { Plan } from '../plan/steps.ts';
import { whyNotSetUp } from '../who-may.ts';
import type { KnownPlan, PlanDesk } from './plan-desk.ts';
import type { DeskDeps } from './setup-desk.ts';

/** What runs are kept in, and who hears of them. */
export interface RunDeskDeps extends DeskDeps {
  replica: Pick<Replica, 'change' | 'outbox'>;
  runs: RunTable;
  onRun(run: SetupRun): void;
}

/** A run that moves is told no more often. */
const BETWEEN_MS = 250;

/** What is applied and taken back: rows of the outbox, with their steps in a file of their own. */
export class RunDesk {
  /** Which run is known to be running: that it has begun is never left out. */
  private toldRunning: string | null = null;
  private toldAt = 0;

  constructor(
    private readonly deps: RunDeskDeps,
    private readonly plans: PlanDesk,
  ) {}

  /** The newest first. */
  of(productionId: string): SetupRun[] {
    return this.deps.runs.of(productionId).map((run) => this.view(run));
  }

  /** Puts a plan into the outbox; durable when it returns. */
  apply(planId: string, agreed: boolean): Result<SetupRun> {
    const known = this.plans.known(planId);
    if (!known.ok) return known;
    const { plan, productionId, facts } = known.value;
    const why =
      whyNotSetUp(productionId, this.deps.studio()) ??
      whyNotApplied(plan, known.value.blocked, agreed) ??
      this.otherRun(productionId);
    if (why) return why;
    const in_ = knownOf(facts);
    const idOf = (key: string): string | undefined => plan.ids[key];
    const steps = plan.steps.map((step): RunStep => ({
      step,
      was: valuesNow(in_, step, idOf),
      madeId: null,
    }));
    const production = facts.project.name;
    const about = { direction: 'apply', takesBack: null, ids: plan.ids } as const;
    return success(this.begin({ ...about, productionId, production }, steps));
  }

  takeBack(runId: string): Result<SetupRun> {
    const run = this.deps.runs.byId(runId);
    if (!run || !this.view(run).canTakeBack)
      return failure('conflict', 'There is nothing to take back. Nothing was done.');
    const { projectId: productionId, body } = run;
    const why = whyNotSetUp(productionId, this.deps.studio()) ?? this.otherRun(productionId);
    if (why) return why;
    const { ids, production } = body as RunBody;
    const all = { ...ids };
    const steps: RunStep[] = [];
    for (const { step: stored, state, note } of this.deps.runs.steps(runId)) {
      const { step, was } = stored as RunStep;
      const { id = null, ours } = storedNote(note);
      if (id !== null && 'key' in step) all[step.key] = id;
      if (state === 'done' && ours) steps.push({ step, was, madeId: id });
    }
    const [first, ...others] = steps;
    if (!first) return failure('conflict', 'There is nothing to take back. Nothing was done.');
    const about = { direction: 'take-back', takesBack: runId, ids: {} } as const;
    return success(
      this.begin({ ...about, productionId, production }, [{ ...first, ids: all }, ...others]),
    );
  }

  pause(runId: string): Result<SetupRun> {
    return this.withRow(runId, ({ id }) => {
      const cause = { code: 'setup-paused' } as const;
      this.deps.replica.change(() =>
        this.deps.replica.outbox.patch(id, { state: 'parked', cause }),
      );
    });
  }

  resume(runId: string): Result<SetupRun> {
    return this.withRow(runId, ({ id, state }) => {
      if (state === 'sending') return;
      this.deps.replica.change(() => this.deps.replica.outbox.patch(id, AGAIN));
    });
  }

  /** What is under way ends; what is done stays. */
  cancel(runId: string): Result<SetupRun> {
    return this.withRow(runId, ({ id }) =>
      this.deps.replica.change(() => this.deps.replica.outbox.remove(id)),
    );
  }

  /** It moved, or its row did. */
  moved(runId: string): void {
    const now = this.deps.now().getTime();
    // The clock may have been set back.
    const isSoon = Math.abs(now - this.toldAt) < BETWEEN_MS;
    const row = this.deps.replica.outbox.find(setupKind, '', runId);
    if (isSoon && row?.state === 'sending' && this.toldRunning === runId) return;
    const run = this.deps.runs.byId(runId);
    if (!run) return;
    const view = this.view(run);
    this.toldAt = now;
    this.toldRunning = view.state === 'running' ? runId : null;
    if (view.state !== 'running') this.plans.forget(view.productionId);
    this.deps.onRun(view);
  }

  private begin(about: Omit<RunBody, 'steps'>, steps: readonly RunStep[]): SetupRun {
    const { replica, runs, now, newId } = this.deps;
    const { production, productionId, direction } = about;
    const id = newId();
    const startedAt = now().toISOString();
    const body: RunBody = { ...about, steps: steps.length };
    const report = { done: 0, report: NOTHING };
    runs.put({ id, projectId: productionId, body, startedAt, report }, steps);
    const row = { runId: id, productionId, production, direction, steps: steps.length };
    replica.change(() =>
      replica.outbox.put(setupKind, { taskId: '', slot: id, body: row }, startedAt),
    );
    return this.view({ id, projectId: productionId, body, startedAt, endedAt: null, report });
  }

  private withRow(runId: string, work: (row: SetupChange) => void): Result<SetupRun> {
    const run = this.deps.runs.byId(runId);
    const row = this.deps.replica.outbox.find(setupKind, '', runId);
    if (!run) return failure('not-found', 'This is not known here any more.');
    if (!row) return failure('conflict', 'It is over already.');
    work(row);
    return success(this.view(run));
  }

  private otherRun(productionId: string): Failure | null {
    const isOpen = this.deps.replica.outbox
      .of(setupKind)
      .some(({ body }) => body.productionId === productionId);
    return isOpen
      ? failure(
          'conflict',
          'This production is being set up already. Nothing was done.',
          'Wait until that is done, or cancel it.',
        )
      : null;
  }

  private view(run: StoredRun): SetupRun {
    const { id, projectId, startedAt, endedAt } = run;
    const { production, direction, steps } = run.body as RunBody;
    const { done, report } = storedProgress(run.report);
    const row = this.deps.replica.outbox.find(setupKind, '', id);
    const state = endedAt !== null ? 'done' : stateOf(row);
    const isOver = state === 'done' || state === 'cancelled';
    const did = report.creates + report.changes + report.restores > 0;
    const canTakeBack = direction === 'apply' && isOver && did && !this.isTakenBack(run);
    const why = isOver || !row?.cause ? null : causeText(row.cause);
    return {
      ...{ id, productionId: projectId, production, direction, state, why, done, of: steps },
      ...{ report, startedAt, endedAt, canTakeBack },
    };
  }

  private isTakenBack({ id, projectId }: StoredRun): boolean {
    return this.deps.runs.of(projectId).some((other) => {
      const { takesBack } = other.body as RunBody;
      if (takesBack !== id) return false;
      return (
        other.endedAt !== null || this.deps.replica.outbox.find(setupKind, '', other.id) !== null
      );
    });
  }
}

function stateOf(row: SetupChange | null): SetupRun['state'] {
  if (!row) return 'cancelled';
  if (row.state === 'parked') return row.cause?.code === 'setup-paused' ? 'paused' : 'stopped';
  return row.state === 'sending' ? 'running' : 'waiting';
}

function whyNotApplied(
  { problems, questions, steps }: Plan,
  blocked: KnownPlan['blocked'],
  agreed: boolean,
): Failure | null {
  const count = problems.length + blocked;
  if (count > 0)
    return failure(
      'rule',
      `The plan has ${count === 1 ? 'a problem' : `${count} problems`}. Nothing was done.`,
      'Put the cells right that it names.',
    );
  if (questions.length > 0 && !agreed)
    return failure('rule', 'The plan asks something. Nothing was done.', 'Answer it first.');
  if (steps.length > 0) return null;
  return failure('rule', 'There is nothing to do: Kitsu has all of it.');
}
