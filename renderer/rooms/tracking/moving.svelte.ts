import type { Failure } from '../../../electron/shared/result.ts';
import type { TrackedTask } from '../../../electron/shared/tracking.ts';
import type { AskedMove, MoveProposal, WorkPlace } from '../../../electron/shared/work-moves.ts';
import { call } from '../../lib/api.ts';
import { app } from '../../lib/state/app.svelte.ts';
import { notifyDone } from '../../lib/state/undo.ts';

type Target = AskedMove['to'];

/** A task that is taken out of somebody's week, where it would go, and what that would do. */
export class Moving {
  task = $state.raw<TrackedTask | null>(null);
  target = $state.raw<Target | null>(null);
  /** Of the target; `null` until it is known. */
  proposal = $state.raw<MoveProposal | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** By the pointer, which is where it is aimed. */
  isDragged = $state(false);
  #from: WorkPlace = { personId: null, week: null };
  readonly #projectId: string;

  constructor(projectId: string) {
    this.#projectId = projectId;
  }

  /** `target`: where it is aimed at first; none while it is dragged. */
  take(task: TrackedTask, from: WorkPlace, target: Target | null = null): void {
    this.task = task;
    this.isDragged = target === null;
    this.#from = from;
    this.target = null;
    this.proposal = null;
    this.failure = null;
    if (target) this.aim(target);
  }

  aim(target: Target): void {
    const { target: now } = this;
    if (now?.personId === target.personId && now.week === target.week) return;
    this.target = target;
    this.proposal = null;
    void this.#ask(target);
  }

  async #ask(target: Target): Promise<void> {
    const move = this.#moveTo(target);
    if (!move) return;
    const answer = await call('tracking.proposeMove', { projectId: this.#projectId, move });
    if (target !== this.target) return;
    this.failure = answer.ok ? null : answer;
    this.proposal = answer.ok ? answer.value : null;
  }

  #moveTo(to: Target): AskedMove | null {
    return this.task && { taskId: this.task.id, from: { ...this.#from }, to: { ...to } };
  }

  /** Nothing was moved, or it is over. */
  cancel(): void {
    this.task = null;
    this.target = null;
    this.proposal = null;
    this.failure = null;
  }

  /** Moves it; it is on the disk when this is over. */
  async drop(): Promise<boolean> {
    const move = this.target && this.#moveTo(this.target);
    if (!move) return false;
    const answer = await call('tracking.move', { projectId: this.#projectId, move });
    if (!answer.ok) {
      app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
      this.cancel();
      return false;
    }
    const { undo } = answer.value;
    if (undo !== null) notifyDone(`Moved: ${this.proposal?.task ?? 'the task'}`, undo);
    this.cancel();
    return true;
  }
}
