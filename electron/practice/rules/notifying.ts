import {
  DEPARTMENT_MENTIONS,
  MENTIONS,
  NOTIFICATION,
  SUBSCRIPTION,
} from '../store/conversation-model.ts';
import { PERSON_DEPARTMENTS, TEAM } from '../store/models.ts';
import type { Comment, Task } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';
import { assigneesOf } from './access.ts';
import type { Mentioned } from './mentions.ts';

interface Told {
  notification_type: string;
  author_id: string;
  comment_id?: string;
  reply_id?: string;
  change?: boolean;
  /** Naive UTC: now, if it is left out. */
  created_at?: string;
}

/** Somebody is told of a task; nobody of what they did themselves. */
function tell(
  studio: StudioServices,
  task: Pick<Task, 'id' | 'project_id'>,
  people: Iterable<string>,
  told: Told,
): void {
  for (const person_id of people) {
    if (person_id === told.author_id) continue;
    const row = studio.store.insert(NOTIFICATION, { ...told, person_id, task_id: task.id });
    const { project_id } = task;
    studio.emit('notification:new', { notification_id: row.id, person_id, project_id });
  }
}

/** Assignees and subscribers: not those who commented before (kitsu-tracking, Notifications). */
const followers = (studio: StudioServices, task: Task): Set<string> =>
  new Set([
    ...assigneesOf(studio, task),
    ...studio.store.list(SUBSCRIPTION, { task_id: task.id }).map(({ person_id }) => person_id),
  ]);

/** People by their names, and whoever of the team is of a department that is named. */
function named({ store }: StudioServices, project: string, said: Mentioned): string[] {
  const team = store.linked(TEAM, project);
  const ofDepartments = team.filter((person) =>
    store.linked(PERSON_DEPARTMENTS, person).some((id) => said.department_mentions.includes(id)),
  );
  return [...said.mentions, ...ofDepartments];
}

const namedIn = ({ store }: StudioServices, comment: Comment): Mentioned => ({
  mentions: store.linked(MENTIONS, comment.id),
  department_mentions: store.linked(DEPARTMENT_MENTIONS, comment.id),
});

/** `change`: the comment moved the status. */
export function notifyOfComment(
  studio: StudioServices,
  task: Task,
  comment: Comment,
  change: boolean,
): void {
  const { id: comment_id, person_id: author_id } = comment;
  const one = { author_id, comment_id };
  tell(studio, task, followers(studio, task), { ...one, notification_type: 'comment', change });
  const mentioned = named(studio, task.project_id, namedIn(studio, comment));
  tell(studio, task, mentioned, { ...one, notification_type: 'mention' });
}

/** Also the author of the comment, and who replied before. */
export function notifyOfReply(
  studio: StudioServices,
  task: Task,
  comment: Comment,
  reply: Mentioned & { id: string; person_id: string },
): void {
  const earlier = (comment.replies ?? []) as { person_id: string }[];
  const people = followers(studio, task).add(comment.person_id);
  for (const { person_id } of earlier) people.add(person_id);
  const one = { author_id: reply.person_id, comment_id: comment.id, reply_id: reply.id };
  tell(studio, task, people, { ...one, notification_type: 'reply' });
  const mentioned = named(studio, task.project_id, reply);
  tell(studio, task, mentioned, { ...one, notification_type: 'reply-mention' });
}

/** An edit deletes what was told of its mentions and tells it anew, dated as the comment. */
export function renewMentions(studio: StudioServices, task: Task, comment: Comment): void {
  const of = { comment_id: comment.id, notification_type: 'mention' };
  for (const { id } of studio.store.list(NOTIFICATION, of)) studio.store.remove(NOTIFICATION, id);
  tell(studio, task, named(studio, task.project_id, namedIn(studio, comment)), {
    notification_type: 'mention',
    author_id: comment.person_id,
    comment_id: comment.id,
    created_at: comment.created_at,
  });
}

export const notifyOfAssignment = (
  studio: StudioServices,
  task: Task,
  person: string,
  author_id: string,
): void => tell(studio, task, [person], { notification_type: 'assignation', author_id });

/** What is deleted takes along what was told of it, without an event. */
export function forgetNotifications(
  { store }: StudioServices,
  of: { comment_id?: string; reply_id?: string; task_id?: string },
): void {
  for (const { id } of store.list(NOTIFICATION, of)) store.remove(NOTIFICATION, id);
}
