import { NO_PLAN, type PlanChange, type TodoPlan } from '../../../electron/shared/plan.ts';
import { call } from '../api.ts';
import { app } from './app.svelte.ts';
import { onUndone } from './undo.ts';

/** The artist's own order of the list, as it is on disk. */
class PlanState {
  value = $state.raw<TodoPlan>(NO_PLAN);

  #stop = (): void => undefined;

  /** Takes what the window starts with; an undo brings the one before back. */
  start(plan: TodoPlan): void {
    this.stop();
    this.value = plan;
    this.#stop = onUndone(() => void this.refresh());
  }

  stop(): void {
    this.#stop();
    this.#stop = () => undefined;
    this.value = NO_PLAN;
  }

  /** Keeps the plan; the answer is its undo, `null` where it was refused, which is said. */
  async save(plan: TodoPlan, what: PlanChange, taskIds: readonly string[]): Promise<number | null> {
    const answer = await call('plan.save', { plan, what, taskIds: [...taskIds] });
    if (answer.ok) this.value = plan;
    else app.notify({ message: answer.message, action: answer.action, tone: 'bad' });
    return answer.ok ? answer.value.undo : null;
  }

  /** Reads it anew, as after an undo. */
  async refresh(): Promise<void> {
    const answer = await call('plan.view', {});
    if (answer.ok) this.value = answer.value;
  }
}

export const plan = new PlanState();
