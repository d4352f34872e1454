import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { PLAYLIST_KINDS, type PlaylistState } from '../../shared/playlist.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { NOT_SENT, sendAttempt } from './attempt.ts';
import { AGAIN, defineKind, type Choice } from './kind.ts';
import { conflictWords, doesWords } from './playlist-words.ts';

const state = z.object({
  name: z.string(),
  forClient: z.boolean(),
  entries: z.array(
    z.object({
      entityId: z.string(),
      previewId: z.string().nullable(),
      newestOf: z.string().nullable().default(null),
    }),
  ),
}) satisfies z.ZodType<PlaylistState>;

/**
 * A playlist as somebody wants it; `wanted` of `null`: deleted. `base` is what Kitsu had when it was changed, `null` for
 * one that is to be made, whose `playlistId` begins with `new-`. `madeId`: Kitsu has it under this id by now. `sent`: all
 * that may have arrived of earlier tries, `kitsu` what a conflict found.
 */
const playlistBody = z.object({
  projectId: z.string(),
  /** The production's name for people. */
  production: z.string(),
  playlistId: z.string(),
  kind: z.enum(PLAYLIST_KINDS),
  /** Of a new one in a series: the one episode that it is about, or all of them. */
  episodeId: z.string().nullable().default(null),
  isForAll: z.boolean().default(false),
  wanted: state.nullable(),
  base: state.nullable(),
  sent: z.array(state).default([]),
  /** How the making stands, at most once. */
  attempt: sendAttempt.default(NOT_SENT),
  madeId: z.string().nullable().default(null),
  /** When a change was under way of which no answer came (epoch ms). */
  sentAt: z.number().nullable().default(null),
  kitsu: state.nullable().default(null),
});
export type PlaylistBody = z.infer<typeof playlistBody>;
export type PlaylistChange = Change<PlaylistBody>;

/** Of a playlist that Kitsu does not have yet. */
export const isNewPlaylist = (id: string): boolean => id.startsWith('new-');

const nameOf = ({ wanted, base }: PlaylistBody): string => wanted?.name ?? base?.name ?? '';

/** A playlist that was made, changed or deleted, one row each. Its slot is its id. */
export const playlistKind = defineKind<PlaylistBody>({
  kind: 'playlist',
  schema: playlistBody,
  shows: [],
  isUntried: ({ attempts, body, state: at }) =>
    attempts === 0 && at !== 'sending' && body.sent.length === 0,
  queue: ({ slot }) => `playlist ${slot}`,
  tell: ({ body, attempts, state: at }) => ({
    title: `${body.production} / ${nameOf(body)}`,
    does: doesWords(body),
    discards:
      body.base === null
        ? `The playlist ${nameOf(body)} is not made.`
        : `The playlist ${nameOf(body)} stays in Kitsu as it is there.`,
    mayHaveArrived: body.wanted === null ? attempts > 0 : body.sent.length > 0,
    conflict: at === 'conflict' ? { kind: 'value', ...conflictWords(body) } : null,
  }),
  settle,
});

function settle(replica: Replica, change: PlaylistChange, choice: Choice): Result<null> {
  if (choice === 'both') return failure('rule', 'A playlist has one order.');
  const { body } = change;
  replica.change(() => {
    if (choice === 'theirs') replica.outbox.remove(change.id);
    else
      replica.outbox.patch(change.id, {
        ...AGAIN,
        body: { ...body, base: body.kitsu, kitsu: null },
      });
  });
  return success(null);
}

/** The playlists of a production that wait, the oldest first. */
export const playlistsWaiting = (replica: Replica, projectId: string): PlaylistChange[] =>
  replica.outbox.of(playlistKind).filter(({ body }) => body.projectId === projectId);
