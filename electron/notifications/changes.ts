import { instant } from '../kitsu/field-readers.ts';
import type { LookedAt } from '../replica/tables/radar.ts';
import type { TaskList } from '../replica/tables/tasks.ts';
import { isSame, type ChangedTask, type StatusLook, type TaskChange } from '../shared/radar.ts';
import type { Task } from '../shared/task.ts';

/** What of the artist and the studio the rules need. */
export interface RadarContext {
  me: string;
  /** A production that is closed takes its tasks along: none of them was taken from the artist. */
  isOpen(projectId: string): boolean;
  /** A person's name; `null` if it is unknown here. */
  nameOf(personId: string | null): string | null;
}

/** A task as it is here now, and the list that it stands in. */
export interface Present {
  task: Task;
  list: TaskList;
}

/** What has changed of one task since the artist last looked; empty if it is back as it was. */
function changesOf(
  { before }: Pick<LookedAt, 'before'>,
  now: Present | null,
  { me, isOpen, nameOf }: RadarContext,
): TaskChange[] {
  if (!before) return now?.list === 'todo' ? [{ field: 'assignment', to: 'given' }] : [];
  if (!now || now.list === 'known') {
    const isTaken = before.list === 'todo' && isOpen(before.task.projectId);
    return isTaken ? [{ field: 'assignment', to: 'taken' }] : [];
  }
  return FIELDS.flatMap((field) => field(before.task, now.task)).concat(
    noteOf(before.task, now.task, me, nameOf),
  );
}

/** A changed task with what it is called: as it is now, or as it was before it went. */
export function changedTask(
  looked: LookedAt,
  now: Present | null,
  context: RadarContext,
): (ChangedTask & { task: Task }) | null {
  const task = now?.task ?? looked.before?.task;
  const changes = changesOf(looked, now, context);
  if (!task || changes.length === 0) return null;
  return { taskId: looked.taskId, at: looked.at, changes, task };
}

type Compare = (before: Task, after: Task) => TaskChange[];

const statusLook = ({ statusId: id, statusName: name, statusColor: color }: Task): StatusLook => ({
  id,
  name,
  color,
});

/** A field that an older version of the app did not store is unknown, and no change. */
const moved = (before: Task, after: Task, name: keyof Task): boolean =>
  Object.hasOwn(before, name) && !isSame(before[name], after[name]);

const FIELDS: readonly Compare[] = [
  (before, after) =>
    moved(before, after, 'statusId')
      ? [{ field: 'status', from: statusLook(before), to: statusLook(after) }]
      : [],
  (before, after) =>
    moved(before, after, 'dueDate')
      ? [{ field: 'due', from: before.dueDate, to: after.dueDate }]
      : [],
  (before, after) =>
    moved(before, after, 'startDate')
      ? [{ field: 'start', from: before.startDate, to: after.startDate }]
      : [],
  (before, after) =>
    moved(before, after, 'estimation')
      ? [{ field: 'estimate', from: before.estimation, to: after.estimation }]
      : [],
  (before, after) =>
    moved(before, after, 'priority')
      ? [{ field: 'priority', from: before.priority, to: after.priority }]
      : [],
  (before, after) =>
    moved(before, after, 'frames')
      ? [{ field: 'frames', from: before.frames, to: after.frames }]
      : [],
  (before, after) =>
    moved(before, after, 'description')
      ? [{ field: 'description', of: 'task', from: before.description, to: after.description }]
      : [],
  (before, after) =>
    moved(before, after, 'entityDescription')
      ? [
          {
            field: 'description',
            of: 'entity',
            from: before.entityDescription,
            to: after.entityDescription,
          },
        ]
      : [],
];

/** A last comment that went away was deleted: that is no note. */
function noteOf(
  before: Task,
  after: Task,
  me: string,
  nameOf: RadarContext['nameOf'],
): TaskChange[] {
  const last = after.lastComment;
  if (!last || last.personId === me) return [];
  const at = instant(last.date);
  if (before.lastComment && instant(before.lastComment.date) >= at) return [];
  return [{ field: 'note', text: last.text, by: nameOf(last.personId), at }];
}
