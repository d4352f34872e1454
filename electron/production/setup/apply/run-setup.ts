import type { SetupBody, SetupChange } from '../../../outbox/kinds/setup.ts';
import type { RunTable, StoredRun } from '../../../replica/setup/runs.ts';
import type { PushContext, PushOutcome } from '../../../sync/push/push-context.ts';
import { park, postpone } from '../../../sync/push/at-most-once.ts';
import type { KitsuAnswer } from '../../../kitsu/answer-types.ts';
import type { Failure } from '../../../shared/result.ts';
import type { SetupFacts } from '../facts.ts';
import { giveBackCanceled, takeBack } from '../take-back/run-take-back.ts';
import type { TakeBackTarget } from '../take-back/take-back-target.ts';
import { applyPlan } from './apply.ts';
import { isSame, knownOf, valuesNow, wantedValues } from './now-in-kitsu.ts';
import { reconcile } from './reconcile.ts';
import { RunJournal } from './run-journal.ts';
import type { SetupTarget } from './target.ts';

/** What a run needs beside what every row is sent with. */
export interface RunSetupDeps {
  runs: RunTable;
  /** Reads a production anew. */
  facts(projectId: string): Promise<KitsuAnswer<SetupFacts>>;
  target(projectId: string): SetupTarget & TakeBackTarget;
  /** It has moved. */
  onProgress(runId: string): void;
}

/** What a run keeps beside its steps. */
export interface RunBody extends Omit<SetupBody, 'runId'> {
  /** Ids of what existed when it was planned, by key. */
  ids: Record<string, string>;
  /** Of taking back: the run that is taken back. */
  takesBack: string | null;
}

/**
 * Brings a run on as far as it comes: Kitsu is read first, what is there already is not done again, and how far it has
 * come is on disk. Paused or cancelled it ends after the requests that are under way.
 */
export async function runSetup(
  { runs, facts, target, onProgress }: RunSetupDeps,
  context: PushContext,
  change: SetupChange,
): Promise<PushOutcome> {
  const { replica, now, signal } = context;
  const { runId, productionId } = change.body;
  const run = runs.byId(runId);
  if (!run) return park(context, change, { code: 'setup-plan-gone' });
  if (run.endedAt !== null) return over(context, change);
  const read = await facts(productionId);
  if (!read.ok) return { kind: 'failed', failure: read };
  const goesOn = (): boolean => {
    const row = replica.outbox.byId(change.id);
    return !signal.aborted && row?.revision === change.revision && row.state === 'sending';
  };
  const journal = new RunJournal(runId, runs, {
    goesOn,
    now: () => now().getTime(),
    onProgress: () => onProgress(runId),
  });
  const kitsu = target(productionId);
  const work =
    change.body.direction === 'apply'
      ? await apply(journal, run, read.value, kitsu, now().getTime())
      : await takeBack(journal, read.value, kitsu);
  if (signal.aborted) return { kind: 'waits' };
  journal.write();
  if (!goesOn()) {
    onProgress(runId);
    return { kind: 'needs-artist' };
  }
  if (work.waitUntil !== null) return postpone(context, change, work.waitUntil);
  if (work.endedBy) return { kind: 'failed', failure: work.endedBy };
  const after = await facts(productionId);
  if (!after.ok) return { kind: 'failed', failure: after };
  if (change.body.direction === 'apply') checkKept(journal, after.value, run);
  else {
    const refused = await giveBackCanceled(journal, after.value, kitsu);
    if (refused) return { kind: 'failed', failure: refused };
  }
  journal.write(now().toISOString());
  const outcome = over(context, change);
  onProgress(runId);
  return outcome;
}

interface Work {
  endedBy: Failure | null;
  waitUntil: number | null;
}

async function apply(
  journal: RunJournal,
  run: StoredRun,
  facts: SetupFacts,
  target: SetupTarget,
  now: number,
): Promise<Work> {
  const { ids } = run.body as RunBody;
  const left = reconcile(journal, knownOf(facts), ids, now);
  journal.write();
  const { waitUntil } = left;
  if (waitUntil !== null) return { endedBy: null, waitUntil };
  for (const { place, step, id } of left.unfinished) {
    const done = await target.change(step.kind, id, step.values);
    if (!done.ok) return { endedBy: done, waitUntil };
    journal.done(place, id);
  }
  const { endedBy } = await applyPlan({ steps: left.steps, ids: left.ids }, target, { journal });
  if (endedBy === null && journal.goesOn())
    for (const place of journal.places((state) => state === 'new' || state === 'sent'))
      journal.refused(place, { code: 'needs-other' });
  return { endedBy, waitUntil };
}

/** Kitsu answers 200 also where it did nothing: what it has now counts. */
function checkKept(journal: RunJournal, facts: SetupFacts, { body }: StoredRun): void {
  const known = knownOf(facts);
  const ids = new Map(Object.entries((body as RunBody).ids));
  for (const { step, note } of journal.steps)
    if ('key' in step && typeof note.id === 'string') ids.set(step.key, note.id);
  journal.steps.forEach(({ step, state, note }, place) => {
    if (state !== 'done' || !note.ours || step.do === 'join') return;
    const wanted = wantedValues(step);
    const has = valuesNow(known, step, (key) => ids.get(key));
    const isGone = step.do === 'create' && !has;
    const lacks = Object.keys(wanted).some(
      (name) => has && !note.moved?.includes(name) && !isSame(wanted[name], has[name]),
    );
    if (isGone || lacks) journal.set(place, 'done', { ...note, left: { code: 'not-kept' } });
  });
}

function over({ replica }: PushContext, change: SetupChange): PushOutcome {
  replica.change(() => {
    if (replica.outbox.isCurrent(change)) replica.outbox.remove(change.id);
  });
  return { kind: 'done' };
}
