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

/** Kitsu's inbox and the radar in one list: what is to be read first, then the newest first. */
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
  const found = changed.flatMap((one) => radarEntry(one, items) ?? []);
  const entries = [...told, ...found].sort(
    (a, b) => Number(b.unread) - Number(a.unread) || (a.at < b.at ? 1 : -1),
  );
  return {
    entries,
    unread: entries.filter(({ unread }) => unread).length,
    changedTaskIds: changed.map(({ taskId }) => taskId),
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
    // An unread one that came later makes the whole new.
    at: sorted.map(({ seenAt }) => seenAt).reduce((a, b) => (a > b ? a : b)),
    unread: sorted.some(({ read }) => !read),
  };
}

/** What the inbox says already is not said twice. */
function radarEntry(
  { task, taskId, at, changes }: ChangedTask & { task: Task },
  items: readonly SeenItem[],
): NotificationEntry | null {
  const ofTask = items.filter((item) => item.taskId === taskId);
  const isTold = (change: TaskChange): boolean =>
    change.field === 'note'
      ? ofTask.some((item) => item.commentId !== null && item.at >= change.at)
      : change.field === 'assignment' &&
        change.to === 'given' &&
        ofTask.some(({ kind, read }) => kind === 'assignation' && !read);
  const left = changes.filter((change) => !isTold(change));
  if (left.length === 0) return null;
  const note = left.find((change) => change.field === 'note');
  return {
    key: `radar ${taskId}`,
    ids: [],
    about: [],
    taskId,
    title: taskTitle(task),
    production: task.projectName,
    previewFileId: task.previewFileId,
    author: note?.by ?? null,
    text: '',
    commentId: null,
    commentPreviewId: null,
    changes: left,
    at,
    unread: true,
  };
}
