import type { Change } from '../replica/tables/outbox.ts';
import type { Replica } from '../replica/replica.ts';
import type { Task } from '../shared/task.ts';
import type { OutboxItem } from '../shared/outbox-item.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { statusNamed } from '../tasks/thread.ts';
import { mayHaveArrived, moveBlock, ownMinutes } from './commands.ts';
import { dueAt } from '../sync/poll-schedule.ts';
import { titleOrUnknown } from '../rules/task-title.ts';

/** One change as the outbox shows it: what, for which day, why it waits, what can be done. */
export function outboxRow(
  change: Change,
  { replica, studio, now }: { replica: Replica; studio: StudioConfig; now: Date },
): OutboxItem {
  const task = replica.tasks.get(change.taskId)?.task;
  const { state, cause } = change;
  const next = dueAt(change.notBefore, now.getTime());
  return {
    ...whatOf(change, studio),
    id: change.id,
    taskId: change.taskId,
    title: titleOf(change, task),
    name: task ? shortTitle(task) : 'this task',
    state,
    since: change.createdAt,
    cause,
    nextTry: state === 'waiting' && next > now.getTime() ? new Date(next).toISOString() : null,
    unassigned: state === 'parked' && cause?.code === 'unassigned',
  };
}

function titleOf(change: Change, task: Task | undefined): string {
  if (change.kind === 'day-off') return 'Day off';
  return titleOrUnknown(task);
}

/** `SH030 · Animation`. */
const shortTitle = (task: Task): string => `${task.entityName} · ${task.taskTypeName}`;

type What = Pick<
  OutboxItem,
  | 'kind'
  | 'day'
  | 'dayOff'
  | 'minutes'
  | 'movable'
  | 'mayHaveArrived'
  | 'conflict'
  | 'status'
  | 'text'
>;

function whatOf(change: Change, { context }: StudioConfig): What {
  const inConflict = change.state === 'conflict';
  if (change.kind === 'time') {
    const { target, kitsu, kitsuAt, typed } = change.body;
    return {
      ...NOTHING,
      kind: 'time',
      day: change.day,
      minutes: target,
      movable: moveBlock(change) === null ? ownMinutes(change) : null,
      mayHaveArrived: mayHaveArrived(change),
      conflict: inConflict
        ? {
            kind: 'time',
            kitsuMinutes: kitsu ?? 0,
            kitsuAt: kitsuAt ?? null,
            typedAt: typed?.at ?? change.createdAt,
            typedOver: typed?.over ?? null,
          }
        : null,
    };
  }
  if (change.kind === 'day-off') {
    const { action, last } = change.body;
    const dayOff = { action, last };
    return { ...NOTHING, kind: 'day-off', day: change.slot, dayOff, mayHaveArrived: false };
  }
  const said = { ...NOTHING, kind: change.kind, mayHaveArrived: change.body.step === 'sent' };
  if (change.kind === 'reply') return { ...said, text: change.body.text };
  const { statusId, movedTo } = change.body;
  const has = inConflict ? statusNamed(movedTo, context) : null;
  return {
    ...said,
    status: statusNamed(statusId, context),
    text: change.kind === 'comment' ? change.body.text : null,
    conflict: has ? { kind: 'status', has } : null,
  };
}

const NOTHING: Omit<What, 'kind' | 'mayHaveArrived'> = {
  day: null,
  dayOff: null,
  minutes: null,
  movable: null,
  text: null,
  status: null,
  conflict: null,
};
