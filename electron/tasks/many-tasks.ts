import { commentBlock, statusesFor } from '../rules/comment-rules.ts';
import { statusTriggers } from '../rules/status-automations.ts';
import { statusChip } from '../rules/status-chip.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { titleById } from '../rules/task-title.ts';
import type { UndoLog } from '../rules/undo-log.ts';
import type { Replica } from '../replica/replica.ts';
import { commentKind } from '../outbox/kinds/comment.ts';
import { pendingStatus } from '../outbox/kinds/pending-status.ts';
import type { ManyDone, StatusChoice, TaskRefusal } from '../shared/many.ts';
import { withChecklistLines } from '../shared/checklist-lines.ts';
import type { DayTime } from '../shared/production.ts';
import { failure, type Failure } from '../shared/result.ts';
import type { StatusTrigger } from '../shared/status-trigger.ts';
import { UNDO_MS } from '../shared/timer.ts';
import { setMany, type ActionTime } from '../time/day/commands.ts';
import { taskDayMinutes } from '../time/day/task-days.ts';
import { undoableTotals } from '../time/day/undo-totals.ts';
import { checkComment, putComment, type CheckedComment } from './comment-commands.ts';
import { undoComments, type WrittenComment } from './undo-comment.ts';

/** The statuses that the artist may set on at least one of these tasks, by name: those of the composer. */
export function statusChoices(
  replica: Replica,
  studio: StudioConfig,
  taskIds: readonly string[],
): StatusChoice[] {
  const choices = new Map<string, StatusChoice>();
  for (const taskId of taskIds) {
    const found = replica.tasks.get(taskId);
    if (!found || commentBlock(found.task, found.list !== 'known', studio)) continue;
    const triggers = statusTriggers(found.task, studio);
    for (const status of statusesFor(found.task, studio)) {
      const choice = choices.get(status.id) ?? { ...statusChip(status), taskIds: [], triggers: [] };
      choice.taskIds.push(taskId);
      choice.triggers.push(...triggers.filter(({ statusId }) => statusId === status.id));
      choices.set(status.id, choice);
    }
  }
  return [...choices.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is written on each of some tasks. */
export interface CommentOnMany {
  taskIds: readonly string[];
  /** May be empty where there is a status. */
  text: string;
  /** `null` leaves each status as it is. */
  statusId: string | null;
}

/**
 * Writes the same comment on several tasks, in one transaction with one undo; those on which it may not
 * be written are returned with the reasons. Drafts stay. The sender holds each row for as long as a
 * slip can be undone.
 */
export function commentOnMany(
  { replica, undoLog }: { replica: Replica; undoLog: UndoLog },
  studio: StudioConfig,
  { taskIds, text, statusId }: CommentOnMany,
  { at }: { at: string },
): ManyDone {
  const ready: CheckedComment[] = [];
  const refused: TaskRefusal[] = [];
  for (const taskId of new Set(taskIds)) {
    const checked = checkComment(replica, studio, { taskId, text, statusId }, []);
    const refusal = checked.ok ? copyingBlock(checked.value) : checked;
    if (refusal) refused.push({ taskId, title: titleById(replica, taskId), refusal });
    else if (checked.ok) ready.push(checked.value);
  }
  const notBefore = Date.parse(at) + UNDO_MS;
  const made = replica.change(() =>
    ready.map((one): WrittenComment => {
      const slot = putComment(replica, one, at);
      const row = replica.outbox.find(commentKind, one.taskId, slot);
      if (row) replica.outbox.patch(row.id, { notBefore });
      // A checklist is something to keep too, where it is taken back.
      const said = withChecklistLines(one.text, one.checklist);
      return { taskId: one.taskId, text: said, statusId, slot };
    }),
  );
  const title = writtenTitle(replica, studio, made, statusId);
  const undo = made.length === 0 ? null : undoLog.add(undoComments(replica, made, title));
  const triggers = made.flatMap((one) => triggersOf(replica, studio, one));
  return { done: made.map(({ taskId }) => taskId), refused, undo, triggers };
}

/** A comment that keeps the status sets off what the status does, too. */
function triggersOf(
  replica: Replica,
  studio: StudioConfig,
  { taskId, statusId }: WrittenComment,
): StatusTrigger[] {
  const task = replica.tasks.get(taskId)?.task;
  if (!task) return [];
  const changes = replica.outbox.all().filter((change) => change.taskId === taskId);
  const posted = statusId ?? pendingStatus(task, changes);
  return statusTriggers(task, studio).filter((one) => one.statusId === posted);
}

/** What Kitsu would copy to further tasks is asked about where one task is in sight. */
const copyingBlock = ({ copying, entity }: CheckedComment): Failure | null =>
  copying.length === 0
    ? null
    : failure(
        'rule',
        `“${copying.join(' ')}” makes Kitsu copy this comment to other tasks of ${entity}.`,
        'Write it on that task alone.',
      );

/** `Retake on SH030 · Animation`, `comment on 3 tasks`. */
function writtenTitle(
  replica: Replica,
  { context }: StudioConfig,
  made: readonly WrittenComment[],
  statusId: string | null,
): string {
  const [first] = made;
  const status = context?.statuses.find(({ id }) => id === statusId)?.name;
  const what = first?.text === '' ? (status ?? 'status') : 'comment';
  const where = first && made.length === 1 ? titleById(replica, first.taskId) : null;
  return `${what} on ${where ?? `${made.length} tasks`}`;
}

/**
 * Adds the same minutes to what several tasks have on a day, in one transaction with one undo; those
 * that take no time are returned with the reasons.
 */
export function logOnMany(
  { replica, undoLog }: { replica: Replica; undoLog: UndoLog },
  studio: StudioConfig,
  { taskIds, day, minutes }: { taskIds: readonly string[] } & Omit<DayTime, 'taskId'>,
  moment: ActionTime,
): ManyDone {
  const totals = [...new Set(taskIds)].map((taskId) => ({
    taskId,
    day,
    minutes: taskDayMinutes(replica, taskId, day) + minutes,
  }));
  const { value, undo } = undoableTotals(replica, undoLog, 'today', totals, () =>
    setMany(replica, studio, totals, moment),
  );
  const refused = value.map(({ taskId, refusal }) => ({
    taskId,
    title: titleById(replica, taskId),
    refusal,
  }));
  const not = new Set(refused.map(({ taskId }) => taskId));
  return {
    done: totals.flatMap(({ taskId }) => (not.has(taskId) ? [] : [taskId])),
    refused,
    undo,
    triggers: [],
  };
}
