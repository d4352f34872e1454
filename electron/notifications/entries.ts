import { pendingStatuses } from '../outbox/kinds/pending-status.ts';
import { tasksToCheck, type TaskToCheck } from '../outbox/kinds/tasks-to-check.ts';
import type { Replica } from '../replica/replica.ts';
import type { SeenItem } from '../replica/tables/inbox.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { MOST_IN_INBOX } from '../shared/inbox.ts';
import type { NotificationEntry, NotificationsView } from '../shared/notifications.ts';
import { isolated } from '../shared/plain-text.ts';
import type { ChangedTask, TaskChange } from '../shared/radar.ts';
import { taskTitle, type Task } from '../shared/task.ts';
import { waitingMarks } from './marks.ts';
import { changedTasks, radarContext } from './radar.ts';

/** Kitsu's inbox, the radar and the reviews that are asked for in one list: what is to be read first, then the newest first. */
export function notificationsView(
  replica: Replica,
  studio: StudioConfig,
  me: string,
): NotificationsView {
  const context = radarContext(studio, me);
  const marks = waitingMarks(replica);
  const items = replica.inbox
    .all()
    .map((item) => ({ ...item, read: marks[item.id] ?? item.read }))
    // An edit of my own may have mentioned me.
    .filter(({ authorId }) => authorId !== me);
  const changed = changedTasks(replica, context);
  const taskOf = (id: string | null): Task | null =>
    id === null ? null : (replica.tasks.get(id)?.task ?? null);
  const told = mergedItems(items).map((some) => inboxEntry(some, taskOf, studio, context.nameOf));
  const ahead = pendingStatuses(replica.outbox.all());
  const found = changed.flatMap((one) => radarEntry(one, items, ahead.statuses) ?? []);
  const reviews = reviewEntries(replica, tasksToCheck(replica, studio, ahead), me);
  const entries = [...told, ...found, ...reviews].sort(
    (a, b) => Number(b.unread) - Number(a.unread) || (a.at < b.at ? 1 : -1),
  );
  const toRead = new Set(entries.filter(({ unread }) => unread).map(({ taskId }) => taskId));
  return {
    entries,
    unread: entries.filter(({ unread }) => unread).length,
    // What the inbox tells in its place may be read.
    changedTaskIds: changed.map(({ taskId }) => taskId).filter((id) => toRead.has(id)),
    isCut: items.length >= MOST_IN_INBOX,
  };
}

/** A mention in a comment, or in a reply, comes beside the news of that comment or reply: they are one. */
function mergedItems(items: readonly SeenItem[]): SeenItem[][] {
  const together = new Map<string, SeenItem[]>();
  for (const item of items) {
    const isReply = item.kind === 'reply' || item.kind === 'reply-mention';
    // Kitsu does not say which reply it is: its text does.
    const key =
      item.commentId === null
        ? item.id
        : JSON.stringify([item.commentId, isReply ? item.text : null]);
    together.set(key, [...(together.get(key) ?? []), item]);
  }
  return [...together.values()];
}

/** Of several the artist is told what concerns them most. */
const CONCERNS = ['mention', 'reply-mention', 'reply', 'comment', 'assignation', 'playlist-ready'];

function inboxEntry(
  some: readonly SeenItem[],
  taskOf: (id: string | null) => Task | null,
  { context }: StudioConfig,
  nameOf: (id: string | null) => string | null,
): NotificationEntry {
  const sorted = [...some].sort((a, b) => CONCERNS.indexOf(a.kind) - CONCERNS.indexOf(b.kind));
  const first = sorted[0] as SeenItem;
  const task = taskOf(first.taskId);
  const typeName = context?.taskTypes.find(({ id }) => id === first.taskTypeId)?.name ?? null;
  return {
    key: first.commentId === null ? first.id : `${first.commentId} ${first.kind} ${first.text}`,
    ids: sorted.map(({ id }) => id),
    about: [...new Set(sorted.map(({ kind }) => kind))],
    taskId: first.taskId,
    title: task
      ? taskTitle(task)
      : [first.entityName, typeName]
          .filter((part) => part !== null && part !== '')
          .map((part) => isolated(part ?? ''))
          .join(' · '),
    production: task?.projectName ?? first.projectName,
    previewFileId: task?.previewFileId ?? null,
    author: nameOf(first.authorId),
    text: first.text,
    commentId: first.commentId,
    commentPreviewId: first.previewFileId,
    changes: [],
    toCheck: false,
    // An unread one that came later makes the whole new.
    at: sorted.map(({ seenAt }) => seenAt).reduce((a, b) => (a > b ? a : b)),
    unread: sorted.some(({ read }) => !read),
  };
}

/** What the inbox says already is not said twice, nor is a status of the artist's own that is on its way. */
function radarEntry(
  { task, taskId, at, changes }: ChangedTask & { task: Task },
  items: readonly SeenItem[],
  ahead: ReadonlyMap<string, string>,
): NotificationEntry | null {
  const told = items.filter((item) => item.taskId === taskId);
  const isTold = (change: TaskChange): boolean =>
    change.field === 'note'
      ? told.some((item) => item.commentId !== null && item.at >= change.at)
      : change.field === 'assignment' &&
        change.to === 'given' &&
        told.some(({ kind }) => kind === 'assignation');
  const isOwn = (change: TaskChange): boolean =>
    change.field === 'status' && ahead.get(taskId) === change.to.id;
  const left = changes.filter((change) => !isTold(change) && !isOwn(change));
  if (left.length === 0) return null;
  const note = left.find((change) => change.field === 'note');
  return {
    ...ofTask(task),
    key: `radar ${taskId}`,
    author: note?.by ?? null,
    changes: left,
    at,
  };
}

/** An unread entry of what this computer has found of a task. */
const ofTask = (task: Task): Omit<NotificationEntry, 'key' | 'at'> => ({
  ids: [],
  about: [],
  taskId: task.id,
  title: taskTitle(task),
  production: task.projectName,
  previewFileId: task.previewFileId,
  author: null,
  text: '',
  commentId: null,
  commentPreviewId: null,
  changes: [],
  toCheck: false,
  unread: true,
});

/** Reviews that this person has not seen to be asked for; what they asked for themselves is none of them. */
function reviewEntries(
  { reviewNews }: Pick<Replica, 'reviewNews'>,
  waiting: readonly TaskToCheck[],
  me: string,
): NotificationEntry[] {
  const tasks = new Map(waiting.map((one) => [one.task.id, one]));
  return reviewNews.unseen().flatMap(({ taskId, since, at }) => {
    const found = tasks.get(taskId);
    if (!found || found.task.lastComment?.personId === me) return [];
    const { task, previewFileId } = found;
    const picture = previewFileId ?? task.previewFileId;
    const key = `check ${taskId} ${since ?? ''}`;
    return { ...ofTask(task), key, at, previewFileId: picture, toCheck: true };
  });
}
