import type { ProductionTask } from '../../../shared/production.ts';
import type { SetupLeft, StaysFor } from '../../../shared/setup-left.ts';
import {
  isSame,
  knownOf,
  only,
  picked,
  wantedValues,
  type Known,
  type Values,
} from '../apply/now-in-kitsu.ts';
import type { RunStep } from '../apply/run-journal.ts';
import type { SetupFacts } from '../facts.ts';
import type { Step } from '../plan/steps.ts';
import type { RowKind } from '../sheet.ts';

/** What undoes one step. */
export type Undo =
  | { do: 'unassign'; personId: string; taskId: string }
  | { do: 'set-task'; id: string; values: Values }
  | { do: 'remove-task'; id: string; isUntouched(task: ProductionTask): boolean }
  | { do: 'cast'; assetId: string; shotId: string; count: number }
  | { do: 'set'; kind: RowKind; id: string; values: Values }
  | { do: 'remove'; kind: RowKind; id: string }
  | { do: 'cancel'; id: string }
  | { do: 'leave'; personId: string };

/** What becomes of one step: undone, or left for a reason; neither: there is nothing to do (any more). */
export interface Decision {
  place: number;
  undo: Undo | null;
  left: SetupLeft | null;
}

/**
 * What can be taken back of the steps of a run, given what Kitsu has now: what the run made and nobody has touched since
 * goes, values that are still what it set become what they were. A function of its values alone.
 * @param ids of what the steps are about, by key
 */
export function decideTakeBack(
  steps: readonly RunStep[],
  facts: SetupFacts,
  ids: ReadonlyMap<string, string>,
): Decision[] {
  const decider = new Decider(steps, knownOf(facts), ids);
  return decider.all();
}

const ORDER: readonly Step['do'][] = [
  ...([
    'create-task',
    'assign',
    'change-task',
    'cast',
    'change',
    'create',
    'restore',
    'join',
  ] as const),
];
const KINDS: readonly RowKind[] = ['Shot', 'Asset', 'Sequence', 'Episode'];

class Decider {
  private readonly decisions = new Map<number, Decision>();
  private readonly removedTasks = new Set<string>();
  private readonly keptTasks = new Set<string>();
  private readonly removed = new Set<string>();

  constructor(
    private readonly steps: readonly RunStep[],
    private readonly known: Known,
    private readonly ids: ReadonlyMap<string, string>,
  ) {}

  /** Tasks are judged before what they are of, shots before their sequences. */
  all(): Decision[] {
    for (const what of ORDER) {
      const kinds = what === 'create' ? KINDS : [null];
      for (const kind of kinds)
        this.steps.forEach(({ step }, place) => {
          if (step.do === what && (kind === null || ('kind' in step && step.kind === kind)))
            this.decisions.set(place, this.decide(place, step));
        });
    }
    return this.steps.map((_, place) => this.decisions.get(place) ?? nothing(place));
  }

  private decide(place: number, step: Step): Decision {
    switch (step.do) {
      case 'create-task':
        return this.task(place, step);
      case 'assign':
        return this.assignment(place, step);
      case 'change-task':
      case 'change':
        return this.values(place, step);
      case 'cast':
        return this.cast(place, step);
      case 'create':
        return this.entity(place, step);
      case 'restore': {
        const entity = this.known.entities.get(this.id(step.key));
        const isBack = entity !== undefined && !entity.canceled;
        return isBack ? undone(place, { do: 'cancel', id: entity.id }) : nothing(place);
      }
      case 'join':
        return this.member(place, step);
    }
  }

  private id = (key: string): string => this.ids.get(key) ?? '';

  private task(place: number, step: Extract<Step, { do: 'create-task' }>): Decision {
    const task = this.known.tasks.get(this.steps[place]?.madeId ?? '');
    if (!task) return nothing(place);
    const set: Values = {};
    const people = new Set<string>();
    for (const { step: other } of this.steps) {
      if (other.do === 'change-task' && other.key === step.key)
        Object.assign(set, wantedValues(other));
      if (other.do === 'assign' && other.key === step.key) people.add(other.personId);
    }
    const isUntouched = (now: ProductionTask): boolean => isAsMade(now, set, people);
    if (!isUntouched(task)) {
      this.keptTasks.add(task.id);
      return left(place, stays('worked-on'));
    }
    this.removedTasks.add(task.id);
    return undone(place, { do: 'remove-task', id: task.id, isUntouched });
  }

  private assignment(place: number, step: Extract<Step, { do: 'assign' }>): Decision {
    const task = this.known.tasks.get(this.id(step.key));
    const has = task?.assigneeIds?.includes(step.personId) ?? false;
    if (!task || !has || this.removedTasks.has(task.id) || this.keptTasks.has(task.id))
      return nothing(place);
    return undone(place, { do: 'unassign', personId: step.personId, taskId: task.id });
  }

  private values(place: number, step: Extract<Step, { do: 'change-task' | 'change' }>): Decision {
    const id = this.id(step.key);
    const isTask = step.do === 'change-task';
    const now = isTask ? this.known.tasks.get(id) : this.known.entities.get(id);
    const was = this.steps[place]?.was;
    // Made with these values: it goes as a whole, or stays.
    if (!now || !was || (isTask && step.isNew)) return nothing(place);
    const wanted = wantedValues(step);
    const has = picked(now as never, Object.keys(wanted));
    const back = only(
      was,
      (name) => isSame(has[name], wanted[name]) && !isSame(has[name], was[name]),
    );
    const moved = Object.keys(wanted).filter(
      (name) => !isSame(has[name], wanted[name]) && !isSame(has[name], was[name]),
    );
    const kept: SetupLeft | null = moved.length === 0 ? null : { code: 'keeps', fields: moved };
    if (Object.keys(back).length === 0) return { place, undo: null, left: kept };
    const undo: Undo =
      step.do === 'change'
        ? { do: 'set', kind: step.kind, id, values: back }
        : { do: 'set-task', id, values: back };
    return { place, undo, left: kept };
  }

  private cast(place: number, step: Extract<Step, { do: 'cast' }>): Decision {
    const [shotId, assetId] = [this.id(step.key), this.id(step.assetKey)];
    const count = this.countOf(shotId, assetId);
    if (count === 0) return nothing(place);
    if (count !== step.count) return left(place, stays('counted-otherwise'));
    const was = Number(this.steps[place]?.was?.['count'] ?? 0);
    return undone(place, { do: 'cast', assetId, shotId, count: was });
  }

  private countOf = (shotId: string, assetId: string): number =>
    (this.known.facts.castings.get(shotId) ?? []).find((one) => one.assetId === assetId)?.count ??
    0;

  private entity(place: number, step: Extract<Step, { do: 'create' }>): Decision {
    const id = this.steps[place]?.madeId ?? '';
    const entity = this.known.entities.get(id);
    if (!entity) return nothing(place);
    const why = this.whyKept(step, id);
    if (why !== null) return left(place, why);
    this.removed.add(id);
    return undone(place, { do: 'remove', kind: step.kind, id });
  }

  private whyKept(step: Extract<Step, { do: 'create' }>, id: string): SetupLeft | null {
    const { facts, entities } = this.known;
    const entity = entities.get(id);
    if (!entity) return null;
    const wanted = wantedValues(step);
    const has = picked(entity, Object.keys(wanted));
    const moved = Object.keys(wanted).filter((name) => !isSame(wanted[name], has[name]));
    if (moved.length > 0) return { code: 'stays-changed', fields: moved };
    if (entity.name !== step.name) return stays('renamed');
    if (!('description' in wanted) && entity.description.trim() !== '') return stays('described');
    if (entity.previewFileId !== null) return stays('pictured');
    const tasks = facts.tasks.filter(
      (task) => task.entityId === id && !this.removedTasks.has(task.id),
    );
    if (tasks.length > 0) return stays('has-tasks');
    const below = [...facts.sequences, ...facts.shots, ...facts.assets].some(
      (one) => parentOf(one) === id && !this.removed.has(one.id),
    );
    if (below) return stays('holds-more');
    return this.isCastBeside(id) ? stays('cast-otherwise') : null;
  }

  /** A casting that this run did not make holds it. */
  private isCastBeside(id: string): boolean {
    const ours = new Set(
      this.steps.flatMap(({ step }) =>
        step.do === 'cast' ? [JSON.stringify([this.id(step.key), this.id(step.assetKey)])] : [],
      ),
    );
    return [...this.known.facts.castings].some(([shotId, casts]) =>
      casts.some(
        ({ assetId }) =>
          (shotId === id || assetId === id) && !ours.has(JSON.stringify([shotId, assetId])),
      ),
    );
  }

  private member(place: number, step: Extract<Step, { do: 'join' }>): Decision {
    const { project, tasks } = this.known.facts;
    if (!project.teamIds.includes(step.personId)) return nothing(place);
    const freed = new Set(
      [...this.decisions.values()].flatMap(({ undo }) =>
        undo?.do === 'unassign' && undo.personId === step.personId ? [undo.taskId] : [],
      ),
    );
    const has = tasks.some(
      ({ id, assigneeIds }) =>
        assigneeIds?.includes(step.personId) && !this.removedTasks.has(id) && !freed.has(id),
    );
    return has
      ? left(place, { code: 'member-stays' })
      : undone(place, { do: 'leave', personId: step.personId });
  }
}

/** Nobody has logged time, commented, published or changed anything since it was made. */
function isAsMade(task: ProductionTask, set: Values, people: ReadonlySet<string>): boolean {
  const blank: Values = { startDate: null, dueDate: null, estimation: 0, priority: 0 };
  const wanted: Values = { ...blank, ...set };
  const has = picked(task, Object.keys(wanted));
  return (
    task.timeSpent === 0 &&
    !task.commentedAt &&
    task.previewFileId === null &&
    task.retakeCount === 0 &&
    [task.realStartDate, task.doneDate, task.endDate].every((day) => day === null) &&
    (task.assigneeIds ?? []).every((id) => people.has(id)) &&
    Object.keys(wanted).every((name) => isSame(wanted[name] || null, has[name] || null))
  );
}

const parentOf = (one: object): string | null =>
  (one as { sequenceId?: string }).sequenceId ??
  (one as { episodeId?: string | null }).episodeId ??
  null;

const nothing = (place: number): Decision => ({ place, undo: null, left: null });
const left = (place: number, why: SetupLeft): Decision => ({ place, undo: null, left: why });
const stays = (why: StaysFor): SetupLeft => ({ code: 'stays', why });
const undone = (place: number, undo: Undo): Decision => ({ place, undo, left: null });
