import { taskTitle, type TaskRow } from '../../../../electron/shared/task.ts';
import { withAlso } from '../../../../electron/shared/status-trigger.ts';
import type { StatusChip } from '../../../../electron/shared/thread.ts';
import { call } from '../../../lib/api.ts';
import { app } from '../../../lib/state/app.svelte.ts';
import { today } from '../../../lib/state/today.svelte.ts';
import { notifyDone } from '../../../lib/state/undo.ts';
import { targetBeside, type AcrossKey, type BoardColumn } from './board-columns.ts';

/** A card on its way to another status. */
interface LiftedCard {
  task: TaskRow;
  /** Lifted by the keyboard: arrows choose where it goes. */
  byKey: boolean;
  /** The statuses that it may be put on; `null` until they are known. */
  allowed: ReadonlySet<string> | null;
  /** The status over which it is. */
  target: string;
}

/** Moves a card to another status, by the mouse or by keys, and posts that status. */
export class CardMoves {
  lifted = $state.raw<LiftedCard | null>(null);

  /** Takes a card up and asks where it may go. */
  async lift(task: TaskRow, byKey: boolean): Promise<void> {
    const card: LiftedCard = { task, byKey, allowed: null, target: task.statusId };
    this.lifted = card;
    const answer = await call('tasks.statuses', { taskIds: [task.id] });
    if (this.lifted?.task !== card.task) return;
    const allowed = new Set(answer.ok ? answer.value.map(({ id }) => id) : []);
    allowed.delete(task.statusId);
    if (allowed.size > 0) {
      this.lifted = { ...this.lifted, allowed };
      return;
    }
    this.lifted = null;
    const message = `${taskTitle(task)}: there is no other status that you may set.`;
    app.notify(answer.ok ? { message } : { ...answer, tone: 'bad' });
  }

  /** True where the card may be put down. */
  mayDropOn = (statusId: string): boolean => this.lifted?.allowed?.has(statusId) === true;

  over(statusId: string): void {
    if (this.lifted) this.lifted = { ...this.lifted, target: statusId };
  }

  /** The next status to a side that the card may be put on. */
  step(columns: readonly BoardColumn[], key: AcrossKey): void {
    const { lifted } = this;
    if (lifted?.allowed) {
      // Its own column is a way back.
      const allowed = new Set([...lifted.allowed, lifted.task.statusId]);
      this.over(targetBeside(columns, lifted.target, key, allowed));
    }
  }

  cancel(): void {
    this.lifted = null;
  }

  /** Puts the card down on the status under it; true where that is a change. */
  async drop(status: StatusChip | undefined): Promise<boolean> {
    const { lifted } = this;
    const isAllowed = status !== undefined && this.mayDropOn(status.id);
    this.lifted = null;
    return lifted !== null && isAllowed && postStatus(lifted.task, status);
  }
}

/** Posts a status as a comment without words; it can be undone until it is sent. */
async function postStatus(task: TaskRow, status: StatusChip): Promise<boolean> {
  const answer = await call('tasks.comment', { taskIds: [task.id], text: '', statusId: status.id });
  const refusal = answer.ok ? answer.value.refused[0]?.refusal : answer;
  if (refusal) {
    const message = `${taskTitle(task)}: ${refusal.message}`;
    app.notify({ message, action: refusal.action, tone: 'bad' });
    return false;
  }
  if (answer.ok) {
    const { undo, triggers } = answer.value;
    notifyDone(withAlso(`${status.name}: ${taskTitle(task)}`, triggers), undo);
  }
  await today.refreshTodo();
  return true;
}
