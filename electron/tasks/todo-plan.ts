import type { Replica } from '../replica/replica.ts';
import { titleById } from '../rules/task-title.ts';
import { CHANGED_SINCE, type UndoLog } from '../rules/undo-log.ts';
import { todoPlan } from '../shared/contract/plan.ts';
import { NO_PLAN, type PlanChange, type TodoPlan } from '../shared/plan.ts';
import { success } from '../shared/result.ts';

const PLAN = 'plan';

/** The artist's own order of the list. */
export const planOf = (replica: Replica): TodoPlan =>
  replica.keyValue.get(PLAN, todoPlan) ?? NO_PLAN;

/** Keeps the plan, durable when it returns; the answer names its undo. */
export function savePlan(
  { replica, undoLog }: { replica: Replica; undoLog: UndoLog },
  plan: TodoPlan,
  { what, taskIds }: { what: PlanChange; taskIds: readonly string[] },
): number {
  const before = planOf(replica);
  const put = (kept: TodoPlan): void => replica.change(() => void replica.keyValue.set(PLAN, kept));
  put(plan);
  const [first] = taskIds;
  const named = first !== undefined && taskIds.length === 1;
  return undoLog.add({
    room: 'today',
    title: `${WORDS[what]} ${named ? titleById(replica, first) : `${taskIds.length} tasks`}`,
    undo() {
      if (!isSame(planOf(replica), plan)) return CHANGED_SINCE;
      put(before);
      return success(null);
    },
  });
}

const WORDS: Record<PlanChange, string> = {
  pin: 'pinning',
  unpin: 'unpinning',
  plan: 'planning',
  unplan: 'taking out of the day’s plan',
  move: 'moving',
};

const isSame = (a: TodoPlan, b: TodoPlan): boolean => JSON.stringify(a) === JSON.stringify(b);
