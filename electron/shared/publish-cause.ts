import type { OutboxCause } from './contract/outbox-cause.ts';
import { assertNever } from './result.ts';

/** Why a revision waits or was refused. */
export type PublishCause = Extract<
  OutboxCause,
  {
    code:
      | 'kitsu-processing'
      | 'published-comment-gone'
      | 'published-comment-answered'
      | 'revision-taken'
      | 'preview-refused'
      | 'preview-broken'
      | 'preview-gone'
      | 'preview-too-large'
      | 'preview-cut'
      | 'mend-failed';
  }
>;

/** The cause as a sentence for the artist. */
export function publishCauseText(cause: PublishCause): string {
  switch (cause.code) {
    case 'kitsu-processing':
      return `${cause.name} is in Kitsu, which is still processing it.`;
    case 'published-comment-gone':
      return 'The comment of this revision was deleted in Kitsu. Retry to publish it again with a new one, or discard it.';
    case 'published-comment-answered':
      return 'Somebody replied to it in Kitsu, so it is not deleted there. Discard this to leave it as it is, or delete it in Kitsu.';
    case 'revision-taken':
      return `Revision ${cause.revision} was published by somebody else meanwhile. Retry to publish this as the next one.`;
    case 'preview-refused':
      return `Kitsu refused ${cause.name}: ${cause.said} The file is safe here. Discard this, and publish it in another format.`;
    case 'preview-broken':
      return `Kitsu could not make anything to show of ${cause.name}. Retry once; if it happens again, discard this and export the movie as MP4 (H.264) with sound.`;
    case 'preview-gone':
      return `What Kitsu kept for ${cause.name} was deleted there again and again. Retry, or ask your lead.`;
    case 'preview-too-large':
      return `${cause.name} (${megabytes(cause.size)}) is larger than your studio’s server takes. Ask whoever runs your Kitsu, or publish a smaller file.`;
    case 'preview-cut':
      return `${cause.name} (${megabytes(cause.size)}) was cut off ${cause.times} times on its way to Kitsu. Retry on another network, or publish a smaller file.`;
    case 'mend-failed':
      return `No silent sound track could be added to ${cause.name}. Retry to send it as it is: Kitsu may show parts of it as a still.`;
    default:
      return assertNever(cause);
  }
}

const megabytes = (size: number): string => `${Math.max(1, Math.round(size / 1_000_000))} MB`;
