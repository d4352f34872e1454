import type { OutboxCause } from './contract/outbox-cause.ts';
import { formatMinutes } from './minutes.ts';
import { publishCauseText } from './publish-cause.ts';
import { assertNever, failure, type Failure } from './result.ts';

export type { OutboxCause };

/** The cause as a sentence for the artist; the only place that makes one. */
export function causeText(cause: OutboxCause): string {
  switch (cause.code) {
    case 'signed-out':
      return 'Waiting for you to sign in again.';
    case 'retrying':
      return cause.said;
    case 'permission-cache':
      return 'Kitsu refused it once. Retrying automatically in 2 minutes.';
    case 'refused':
      return `Kitsu says: ${cause.said}`;
    case 'unassigned':
      return `You are no longer assigned to this task. Kitsu says: ${cause.said}`;
    case 'task-gone':
      return 'This task is gone from Kitsu.';
    case 'setup-paused':
      return 'Paused. Try again to go on.';
    case 'setup-plan-gone':
      return 'Its plan is no longer on this computer. Discard this, and plan the sheet once more.';
    case 'production-name-taken':
      return `There is a production called ${cause.name} in Kitsu by now, which is left as it is. Discard this, and give yours another name.`;
    case 'production-partly':
      return `The production is in Kitsu, but without ${someOf(cause.names)}: ${cause.said} Try again, or discard the rest.`;
    case 'maybe-arrived':
      return 'It may be in Kitsu already. Checking again in a moment.';
    case 'off-that-day':
      return 'You are off on this day. Cancel the day off to log time.';
    case 'waits-for-cancelled-day-off':
      return 'Waiting for the day off to be cancelled in Kitsu.';
    case 'day-off-moved':
      return 'The day off was changed in Kitsu. Check it there, then discard this.';
    case 'time-conflict':
      return `Kitsu has ${formatMinutes(cause.kitsu)} now, you typed ${formatMinutes(cause.typed)}.`;
    case 'status-conflict':
      return `It is ${cause.has} in Kitsu now. ${statusQuestion(cause)}`;
    case 'column-conflict':
      return `${cause.column} is “${cause.has}” in Kitsu now, you set “${cause.wanted}”.`;
    case 'thing-gone':
      return `${cause.name} is no longer in Kitsu. Discard this.`;
    case 'field-conflict':
      return `${cause.field} is “${cause.has}” in Kitsu now, you set “${cause.wanted}”.`;
    case 'left-out':
      return `Kitsu answered, and left out ${cause.other} at ${cause.name}: you may not change that there. Managers may, and supervisors within their departments.`;
    case 'in-itself':
      return `An asset cannot be in itself: ${cause.names.join(' → ')}. Nothing was sent. Discard this.`;
    case 'cast-canceled':
      return `${cause.name} is canceled in Kitsu. Restore it and try again, or discard this.`;
    case 'place-gone':
      return `What ${cause.name} was to be made in is not in Kitsu. Discard this, and make it anew.`;
    case 'more-to-delete':
      return `It has ${tasks(cause.now)} in Kitsu by now, and ${tasks(cause.told)} when you chose to delete it. Nothing was deleted. Discard this, and look at it again.`;
    case 'replied-comment-gone':
      return 'The comment you replied to is no longer in Kitsu.';
    case 'reply-files-missing':
      return `Kitsu has your reply, but did not keep ${cause.names.join(', ')}. Try again to send what is missing in a reply of its own.`;
    case 'commented-files-gone':
      return 'The comment is no longer in Kitsu, so its files cannot be added to it.';
    case 'comment-gone':
      return 'The comment is no longer in Kitsu. Discard this.';
    case 'comment-changed':
      return 'Its text is another one in Kitsu by now. Try again to write yours over it, or discard yours.';
    case 'file-gone':
      return `${cause.name} is no longer on this computer.`;
    case 'file-cut':
      return `${cause.name} (${megabytes(cause.size)}) was cut off twice on its way to Kitsu, the last time after ${cause.seconds} s. Try again on another network, or attach a smaller file.`;
    case 'kitsu-processing':
    case 'published-comment-gone':
    case 'published-comment-answered':
    case 'revision-taken':
    case 'preview-refused':
    case 'preview-broken':
    case 'preview-gone':
    case 'preview-too-large':
    case 'preview-cut':
    case 'mend-failed':
      return publishCauseText(cause);
    case 'leads-only-status':
      return `The task is ${cause.status}, and your studio lets only leads write with that. Choose a status, or reply to a comment.`;
    case 'retakes-used':
      return `This task has had ${retakes(cause.limit)}: Kitsu accepts no more comments with ${cause.status}. Choose another status, or ask your lead.`;
    case 'recovered-doubt':
      return 'This entry was damaged on the disk of this computer. Check that it is right before it is sent.';
    case 'earlier':
      return cause.text;
    case 'unknown':
      return 'Another version of Kitsu Companion knows why it waits.';
    default:
      return assertNever(cause);
  }
}

/** The cause as a failure, for an action that it prevents. */
export const causeFailure = (cause: OutboxCause): Failure => failure('rule', causeText(cause));

const statusQuestion = ({
  starts,
  wanted,
}: Extract<OutboxCause, { code: 'status-conflict' }>): string =>
  starts ? 'Start it anyway?' : `Set ${wanted ?? 'it'} anyway?`;

const SHOWN = 3;
const someOf = (names: readonly string[]): string =>
  names.length > SHOWN
    ? `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`
    : names.join(', ');

const megabytes = (size: number): string => `${Math.max(1, Math.round(size / 1_000_000))} MB`;

const tasks = (count: number): string => (count === 1 ? '1 task' : `${count} tasks`);

const retakes = (limit: number): string =>
  limit === 1 ? 'its one retake' : `its ${limit} retakes`;
