import { inFlightUntil } from '../../../sync/push/send-decision.ts';
import type { SetupLeft } from '../../../shared/setup-left.ts';
import type { Step } from '../plan/steps.ts';
import {
  entityValues,
  isSame,
  only,
  taskValues,
  valuesNow,
  wantedValues,
  type Known,
  type Values,
} from './now-in-kitsu.ts';
import type { RunJournal } from './run-journal.ts';

/** What is left of a run once Kitsu was read. */
export interface Reconciled {
  /** The steps in their places, each with what is still to be set. */
  steps: Step[];
  ids: Record<string, string>;
  /** Things of ours that were made, and not yet given their values. */
  unfinished: { place: number; step: Extract<Step, { do: 'create' }>; id: string }[];
  /** Epoch ms: an earlier request may still arrive until then; `null`: none can. */
  waitUntil: number | null;
}

/**
 * Compares the steps that are left with Kitsu as it was just read. What is there is not done again; what somebody changed
 * since the plan was made stays, and is told; what may still be on its way is waited for.
 */
export function reconcile(
  journal: RunJournal,
  known: Known,
  plannedIds: Readonly<Record<string, string>>,
  now: number,
): Reconciled {
  const run = new Reconciling(journal, known, plannedIds, now);
  journal.steps.forEach((_, place) => run.step(place));
  return run.result;
}

class Reconciling {
  readonly result: Reconciled;
  private readonly ids: Record<string, string>;
  private readonly toBeMade: ReadonlySet<string>;

  constructor(
    private readonly journal: RunJournal,
    private readonly known: Known,
    plannedIds: Readonly<Record<string, string>>,
    private readonly now: number,
  ) {
    this.ids = { ...plannedIds };
    for (const { step, note } of journal.steps)
      if ('key' in step && typeof note.id === 'string') this.ids[step.key] = note.id;
    this.toBeMade = new Set(
      journal.steps.flatMap(({ step }) =>
        step.do === 'create' || step.do === 'create-task' ? [step.key] : [],
      ),
    );
    this.result = {
      steps: journal.steps.map(({ step }) => step),
      ...{ ids: this.ids, unfinished: [], waitUntil: null },
    };
  }

  step(place: number): void {
    if (!this.journal.isLeft(place)) return;
    const step = this.journal.steps[place]?.step;
    if (!step) return;
    switch (step.do) {
      case 'create':
        return this.create(place, step);
      case 'create-task': {
        const task = this.known.existing.tasks.get(step.key);
        if (task) this.isThere(place, (this.ids[step.key] = task.id));
        return;
      }
      case 'join':
        if (this.known.facts.project.teamIds.includes(step.personId)) this.isThere(place, null);
        return;
      case 'restore': {
        const entity = this.known.entities.get(this.ids[step.key] ?? '');
        if (!entity) this.gone(place);
        else if (!entity.canceled) this.isThere(place, null);
        return;
      }
      case 'assign': {
        const task = this.known.tasks.get(this.ids[step.key] ?? '');
        if (task?.assigneeIds?.includes(step.personId)) this.isThere(place, null);
        else if (!task) this.goneUnlessMade(place, step);
        return;
      }
      default:
        return this.values(place, step);
    }
  }

  private create(place: number, step: Extract<Step, { do: 'create' }>): void {
    const { state, note } = this.journal.steps[place] ?? { state: 'new', note: {} };
    const found = this.known.existing.entities.get(step.key);
    if (!found) {
      // Of a shot Kitsu makes no second one, whatever arrives when.
      const open = state === 'sent' && step.kind !== 'Shot';
      const until = open ? inFlightUntil(note.at ?? null, this.now)?.notBefore : undefined;
      if (until !== undefined) this.result.waitUntil = Math.max(this.result.waitUntil ?? 0, until);
      return;
    }
    this.ids[step.key] = found.id;
    if (found.canceled) return this.refuse(place, { code: 'canceled' });
    const wanted = wantedValues(step);
    const has = valuesNow(this.known, step, this.idOf) ?? {};
    const isAsWanted = Object.keys(wanted).every((name) => isSame(wanted[name], has[name]));
    if (isAsWanted) this.isThere(place, found.id);
    else if (state === 'sent') this.result.unfinished.push({ place, step, id: found.id });
    else this.refuse(place, { code: 'made-by-others' });
  }

  private values(
    place: number,
    step: Extract<Step, { do: 'change' | 'change-task' | 'cast' }>,
  ): void {
    const has = valuesNow(this.known, step, this.idOf);
    if (!has) return this.goneUnlessMade(place, step);
    const wanted = wantedValues(step);
    const left = only(wanted, (name) => !isSame(wanted[name], has[name]));
    if (Object.keys(left).length === 0) {
      if (!this.isPending(step)) this.isThere(place, null);
      return;
    }
    const was = this.journal.steps[place]?.was;
    // What this run made nobody had a value of before.
    if (!was || ('isNew' in step && step.isNew)) return;
    const moved = Object.keys(left).filter((name) => !isSame(was[name], has[name]));
    if (moved.length === 0) return this.narrow(place, step, left);
    const stays: SetupLeft = { code: 'moved', fields: moved };
    this.refuse(place, stays);
    const others = only(left, (name) => !moved.includes(name));
    if (Object.keys(others).length === 0) return;
    this.journal.set(place, 'new', { left: stays, moved });
    this.narrow(place, step, others);
  }

  private narrow(place: number, step: Step, values: Values): void {
    if (step.do === 'change') this.result.steps[place] = { ...step, values: entityValues(values) };
    if (step.do === 'change-task')
      this.result.steps[place] = { ...step, values: taskValues(values) };
  }

  /** The asset or the shot of a casting may still have to be made. */
  private isPending(step: Step): boolean {
    return step.do === 'cast' && (!this.ids[step.key] || !this.ids[step.assetKey]);
  }

  private goneUnlessMade(place: number, step: Extract<Step, { key: string }>): void {
    if (!this.toBeMade.has(step.key)) this.gone(place);
  }

  private gone(place: number): void {
    this.refuse(place, { code: 'gone' });
  }

  private refuse(place: number, left: SetupLeft): void {
    this.journal.refused(place, left);
  }

  /** Sent by this run and there: it is ours, though its answer was never heard. */
  private isThere(place: number, id: string | null): void {
    if (this.journal.steps[place]?.state === 'sent')
      this.journal.set(place, 'done', { ours: true, id });
    else this.journal.found(place, id);
  }

  private idOf = (key: string): string | undefined => this.ids[key];
}
