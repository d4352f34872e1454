import { createLimit } from '../../../shared/concurrency.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import type { SetupLeft } from '../../../shared/setup-left.ts';
import { isFinal } from '../apply/apply.ts';
import { entityValues, taskValues } from '../apply/now-in-kitsu.ts';
import type { RunJournal } from '../apply/run-journal.ts';
import type { SetupTarget } from '../apply/target.ts';
import type { SetupFacts } from '../facts.ts';
import type { RowKind } from '../sheet.ts';
import { decideTakeBack, type Decision, type Undo } from './decide.ts';
import type { TakeBackTarget } from './take-back-target.ts';

const AT_ONCE = 4;
/** Tasks of one request. */
const TASKS_A_REQUEST = 100;

type Decided = Decision & { undo: Undo };

/** What holds something goes after what is in it. */
const STAGES: readonly ((undo: Undo) => boolean)[] = [
  ({ do: what }) => what === 'set-task' || what === 'remove-task',
  ({ do: what }) => what === 'cast',
  ({ do: what }) => what === 'set',
  ...(['Shot', 'Asset', 'Sequence', 'Episode'] as RowKind[]).map(
    (kind) => (undo: Undo) => undo.do === 'remove' && undo.kind === kind,
  ),
  ({ do: what }) => what === 'cancel' || what === 'leave',
];

/**
 * Takes back what a run made, as far as nobody has touched it since: what is gone or was set back already is not there to
 * be done any more, so it may be run again from the beginning.
 */
export async function takeBack(
  journal: RunJournal,
  facts: SetupFacts,
  target: TakeBackTarget,
): Promise<{ endedBy: Failure | null; waitUntil: null }> {
  const run = new TakingBack(journal, target);
  await run.all(decideTakeBack(journal.steps, facts, idsOf(journal)));
  return { endedBy: run.endedBy, waitUntil: null };
}

/** What Kitsu only canceled, since it had tasks by then, is given back. */
export async function giveBackCanceled(
  journal: RunJournal,
  facts: SetupFacts,
  target: Pick<SetupTarget, 'restore'>,
): Promise<Failure | null> {
  const canceled = new Set(
    [...facts.shots, ...facts.assets].flatMap((one) => (one.canceled ? [one.id] : [])),
  );
  for (const [place, { step, note, madeId }] of journal.steps.entries()) {
    if (note.did !== 'remove' || step.do !== 'create' || !canceled.has(madeId ?? '')) continue;
    const restored = await target.restore(madeId ?? '');
    if (!restored.ok) return restored;
    journal.refused(place, { code: 'stays', why: 'has-tasks' });
  }
  return null;
}

function idsOf(journal: RunJournal): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { step, madeId, ids: known } of journal.steps) {
    for (const [key, id] of Object.entries(known ?? {})) ids.set(key, id);
    if (madeId !== null && 'key' in step) ids.set(step.key, madeId);
  }
  return ids;
}

class TakingBack {
  endedBy: Failure | null = null;

  constructor(
    private readonly journal: RunJournal,
    private readonly target: TakeBackTarget,
  ) {}

  async all(decisions: readonly Decision[]): Promise<void> {
    const open = decisions.filter(({ place }) => this.journal.isLeft(place));
    for (const { place, undo, left } of open) {
      if (undo) continue;
      if (left === null) this.journal.found(place, null);
      else this.journal.refused(place, left);
    }
    this.journal.write();
    const decided = open.filter((one): one is Decided => one.undo !== null);
    await this.unassign(decided);
    for (const isOf of STAGES) {
      const stage = decided.filter(({ undo }) => isOf(undo));
      const limited = createLimit(AT_ONCE);
      await Promise.all(stage.map((one) => limited(() => this.one(one))));
    }
  }

  private isOver = (): boolean => this.endedBy !== null || !this.journal.goesOn();

  private async unassign(decided: readonly Decided[]): Promise<void> {
    const byPerson = new Map<string, { place: number; taskId: string }[]>();
    for (const { place, undo } of decided) {
      if (undo.do !== 'unassign') continue;
      const tasks = byPerson.get(undo.personId) ?? [];
      byPerson.set(undo.personId, [...tasks, { place, taskId: undo.taskId }]);
    }
    for (const [personId, tasks] of byPerson)
      for (let at = 0; at < tasks.length && !this.isOver(); at += TASKS_A_REQUEST) {
        const some = tasks.slice(at, at + TASKS_A_REQUEST);
        const answer = await this.target.unassign(
          personId,
          some.map(({ taskId }) => taskId),
        );
        for (const { place } of some) this.tell(place, answer, 'change', null);
      }
  }

  private async one({ place, undo, left }: Decided): Promise<void> {
    if (this.isOver()) return;
    const did = undo.do === 'remove' || undo.do === 'remove-task' ? 'remove' : 'change';
    this.tell(place, await this.do(undo), did, left);
  }

  private tell(
    place: number,
    answer: Result<unknown>,
    did: 'remove' | 'change',
    left: SetupLeft | null,
  ): void {
    if (answer.ok && answer.value === false)
      this.journal.refused(place, { code: 'stays', why: 'worked-on' });
    else if (answer.ok || answer.code === 'not-found') this.journal.undone(place, did, left);
    else if (isFinal(answer)) this.endedBy ??= answer;
    else this.journal.refused(place, { code: 'stays-refused', said: answer.message });
  }

  private do(undo: Undo): Promise<Result<unknown>> {
    const { target } = this;
    switch (undo.do) {
      case 'unassign':
        return target.unassign(undo.personId, [undo.taskId]);
      case 'set-task':
        return target.changeTask(undo.id, taskValues(undo.values));
      case 'remove-task':
        return target.removeTask(undo.id, undo.isUntouched);
      case 'cast':
        return target.setCast(undo.assetId, undo.shotId, undo.count);
      case 'set':
        return target.change(undo.kind, undo.id, entityValues(undo.values));
      case 'remove':
        return target.removeEntity(undo.kind, undo.id);
      case 'cancel':
        return target.cancelEntity(undo.id);
      case 'leave':
        return target.leave(undo.personId);
    }
  }
}
