import { extensionOf, LONGEST_EXTENSION, LONGEST_FILE_NAME } from '../kitsu/attachments.ts';
import {
  LARGEST_FILE_BYTES,
  LONGEST_TEXT_BYTES,
  type Comment,
  type UnsentFile,
} from '../shared/comment.ts';
import { causeFailure, type OutboxCause } from '../shared/outbox-cause.ts';
import type { TaskStatus } from '../shared/production.ts';
import { failure, type Failure } from '../shared/result.ts';
import type { Task } from '../shared/task.ts';
import { roleIn, type StudioConfig } from './studio-rules.ts';

/** Roles that may write on tasks they are not assigned to; clients have no to-do list. */
const WRITES_ANYWHERE = new Set(['admin', 'manager', 'supervisor', 'client']);

/** Why nothing can be written on a task, or `null`. `assigned`: it is in one of the person's lists. */
export function commentBlock(task: Task, assigned: boolean, studio: StudioConfig): Failure | null {
  if (assigned || WRITES_ANYWHERE.has(roleIn(task.projectId, studio))) return null;
  return failure(
    'rule',
    'You are no longer assigned to this task, and Kitsu takes comments from assignees only.',
  );
}

/** As `commentBlock`, for a reply: the author of the comment may always reply to it. */
export const replyBlock = (
  task: Task,
  assigned: boolean,
  studio: StudioConfig,
  comment: Pick<Comment, 'personId'>,
  me: string | null,
): Failure | null =>
  me !== null && comment.personId === me ? null : commentBlock(task, assigned, studio);

/**
 * Why an item of a comment's checklist cannot be ticked, or `null`: assignees and leads may, and the author of
 * the comment always.
 */
export const tickBlock = (
  task: Task,
  assigned: boolean,
  studio: StudioConfig,
  comment: Pick<Comment, 'personId'>,
  me: string | null,
): Failure | null => {
  const role = roleIn(task.projectId, studio);
  const isAuthor = me !== null && comment.personId === me;
  if (isAuthor || assigned || (role !== 'client' && WRITES_ANYWHERE.has(role))) return null;
  return failure('rule', 'Kitsu lets assignees and leads tick this list.');
};

/** Why a status cannot be set on a task, or `null` (kitsu-api 2.3, 2.5). */
export function statusBlock(task: Task, status: TaskStatus, studio: StudioConfig): Failure | null {
  const project = studio.context?.projects.find(({ id }) => id === task.projectId);
  const inProject =
    !project || project.statusIds.length === 0 || project.statusIds.includes(status.id);
  const forIt = status.forConcept === (task.forEntity === 'Concept');
  if (status.archived || !inProject || !forIt) {
    return failure('rule', `${task.projectName} does not use ${status.name} on this task.`);
  }
  if (roleIn(task.projectId, studio) === 'user' && !status.isArtistAllowed) {
    return failure('rule', `Your studio lets only leads set ${status.name}.`);
  }
  const cause = retakeCause(task, status, studio);
  return cause && causeFailure(cause);
}

/**
 * Kitsu counts the retakes of a task and refuses a comment with such a status beyond the limit, even
 * one that leaves the status as it is.
 */
function retakeCause(
  task: Task,
  status: TaskStatus | undefined,
  { context }: StudioConfig,
): OutboxCause | null {
  const most = context?.projects.find(({ id }) => id === task.projectId)?.maxRetakes ?? 0;
  // An entity's own limit counts only if the production has one.
  const limit = most > 0 ? task.maxRetakes || most : 0;
  if (!status?.isRetake || limit === 0 || task.retakeCount < limit) return null;
  return { code: 'retakes-used', limit, status: status.name };
}

/** Why nothing can be written that leaves the status as it is, or `null`: Kitsu checks that status too. */
export function currentStatusCause(
  task: Task,
  status: TaskStatus | undefined,
  studio: StudioConfig,
): OutboxCause | null {
  if (status && roleIn(task.projectId, studio) === 'user' && !status.isArtistAllowed) {
    return { code: 'leads-only-status', status: status.name };
  }
  return retakeCause(task, status, studio);
}

/** The same as a refusal. */
export function currentStatusBlock(
  task: Task,
  status: TaskStatus | undefined,
  studio: StudioConfig,
): Failure | null {
  const cause = currentStatusCause(task, status, studio);
  return cause && causeFailure(cause);
}

/** The statuses that the person may set on a task, by name. */
export const statusesFor = (task: Task, studio: StudioConfig): TaskStatus[] =>
  (studio.context?.statuses ?? [])
    .filter((status) => statusBlock(task, status, studio) === null)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const MOST_USUAL = 5;

/** Those of them that are set day by day, in the studio's order. */
export const usualStatuses = (task: Task, studio: StudioConfig): TaskStatus[] =>
  (studio.context?.statuses ?? [])
    .filter((one) => one.isWip || one.isFeedbackRequest || one.isRetake || one.isDone)
    .filter((status) => statusBlock(task, status, studio) === null)
    .slice(0, MOST_USUAL);

/** Larger files belong in a preview or on a file server; each is sent in one request. */

/**
 * Why a file cannot be attached to a comment, or `null`. Kitsu fails half-way with a long extension
 * (kitsu-api 2.5).
 */
export function fileBlock({ name, size }: Pick<UnsentFile, 'name' | 'size'>): Failure | null {
  const extension = extensionOf(name);
  if (!name.includes('.'))
    return failure('rule', `${name} has no extension, and Kitsu takes no file without one.`);
  if (extension.length > LONGEST_EXTENSION) {
    return failure(
      'rule',
      `Kitsu cannot keep a file that ends in .${extension}.`,
      `Put ${name} in a .zip and attach that.`,
    );
  }
  if (name.length > LONGEST_FILE_NAME)
    return failure('rule', `The name of ${name.slice(0, 40)}… is too long.`);
  if (size === 0) return failure('rule', `${name} is empty.`);
  return size > LARGEST_FILE_BYTES ? failure('rule', `${name} is larger than 100 MB.`) : null;
}

/** Why a text cannot be sent, or `null`. It may be empty only if there is a status. */
export function textBlock(text: string, mayBeEmpty: boolean): Failure | null {
  if (text === '' && !mayBeEmpty)
    return failure('rule', 'There is nothing to send yet: write something first.');
  return Buffer.byteLength(text) > LONGEST_TEXT_BYTES
    ? failure(
        'rule',
        'This is longer than Kitsu takes (500 kB).',
        'Send it in parts, or as a file.',
      )
    : null;
}

/**
 * The text with a space after each name of the team or a department that is named with `@`, where none stands:
 * Kitsu notifies nobody whose name is followed by a comma, a full stop or the end of a line.
 */
export function notifying(
  text: string,
  task: Pick<Task, 'projectId'>,
  studio: StudioConfig,
): string {
  if (!text.includes('@')) return text;
  const { people, departments } = mentionable(task, studio);
  return [...people, ...departments]
    .sort((a, b) => b.length - a.length)
    .reduce((words, name) => {
      const parts = words.split(`@${name}`);
      const last = parts.length - 1;
      return parts
        .map((part, at) => {
          const next = parts[at + 1];
          if (at === last || next === undefined) return part;
          // A longer name of somebody else may begin with this one.
          const isWhole = next === '' ? at + 1 === last : /^[\n.,;:!?)]/.test(next);
          return `${part}@${name}${isWhole && next !== '' ? ' ' : ''}`;
        })
        .join('');
    }, text);
}

/** The names that can be mentioned on a task: its production's team, and the studio's departments. */
export function mentionable(
  { projectId }: Pick<Task, 'projectId'>,
  { context }: StudioConfig,
): { people: string[]; departments: string[] } {
  if (!context) return { people: [], departments: [] };
  const team = context.projects.find(({ id }) => id === projectId)?.team ?? [];
  const people = team.flatMap((id) => context.people[id] ?? []);
  const departments = context.departments.map(({ name }) => name);
  const named = (names: string[]): string[] =>
    [...new Set(names.filter(Boolean))].sort((a, b) => a.localeCompare(b));
  return { people: named(people), departments: named(departments) };
}

/**
 * The words in a comment that make Kitsu post copies of it on other tasks of the same shot or asset:
 * `#all`, and `#` with the name of a task type (kitsu-api fact 9). Kitsu matches letters only, so a
 * colour or a number is not one.
 */
export function copyingHashtags(text: string, task: Task, { context }: StudioConfig): string[] {
  const names = new Set(context?.taskTypeNames.map((name) => name.toLowerCase()));
  const own = task.taskTypeName.toLowerCase();
  const copies = (word: string): boolean => {
    const name = word.slice(1).toLowerCase();
    if (name === '' || name === own) return false;
    // If the names are unknown here, any word may be one.
    return name === 'all' || names.size === 0 || names.has(name);
  };
  return [...new Set(text.match(/#[a-z]*/gi) ?? [])].filter(copies);
}
