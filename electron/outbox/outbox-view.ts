import type { Replica } from '../replica/replica.ts';
import type { Change } from '../replica/tables/outbox.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { titleOrUnknown } from '../rules/task-title.ts';
import type { Day } from '../shared/day.ts';
import type { OutboxCause } from '../shared/outbox-cause.ts';
import type { OutboxItem } from '../shared/outbox-item.ts';
import { dueAt } from '../sync/poll-schedule.ts';
import { shortName, type Told } from './kinds/kind.ts';
import { readKind } from './kinds/registry.ts';

interface OutboxContext {
  replica: Replica;
  studio: StudioConfig;
  now: Date;
  today: Day;
}

/** One change as the outbox shows it: what, for when, why it waits, what can be done. */
export function outboxRow(row: Change, { replica, studio, now, today }: OutboxContext): OutboxItem {
  const task = replica.tasks.get(row.taskId)?.task;
  const { state, cause } = row;
  const next = dueAt(row.notBefore, now.getTime());
  const known = readKind(row);
  const told = known
    ? known.kind.tell(known.change, { task, studio, today })
    : otherVersion(row, titleOrUnknown(task));
  return {
    ...NOTHING,
    ...told,
    id: row.id,
    kind: row.kind,
    readable: known !== null,
    taskId: row.taskId,
    name: shortName(task),
    state,
    since: row.createdAt,
    cause,
    nextTry:
      known && state === 'waiting' && next > now.getTime() ? new Date(next).toISOString() : null,
    taskLost: state === 'parked' ? taskLost(cause) : null,
  };
}

function taskLost(cause: OutboxCause | null): OutboxItem['taskLost'] {
  if (cause?.code === 'unassigned') return 'unassigned';
  return cause?.code === 'task-gone' ? 'gone' : null;
}

/** What is known of a row that this version cannot read: a word for its kind, and its task. */
const otherVersion = ({ kind, taskId }: Change, title: string): Told => ({
  title: taskId === '' ? 'A change of yours' : title,
  does: `Made by another version of Kitsu Companion (${kind})`,
  discards: '',
  mayHaveArrived: false,
});

const NOTHING = {
  day: null,
  dayOff: null,
  minutes: null,
  movable: null,
  text: null,
  textLabel: null,
  edits: null,
  status: null,
  conflict: null,
};
