import { z } from 'zod';
import {
  MOST_ENTRIES,
  PLAYLIST_KINDS,
  type OfferAsked,
  type OpenedPlaylist,
  type PlaylistOffer,
  type PlaylistState,
  type PlaylistsView,
} from '../playlist.ts';
import type { Undoable } from '../undo.ts';
import { id, operation } from './define.ts';

const entry = z.strictObject({
  entityId: id,
  previewId: id.nullable(),
  newestOf: id.nullable(),
});
const state = z.strictObject({
  name: z.string().max(1000),
  forClient: z.boolean(),
  // One too many is refused in words.
  entries: z.array(entry).max(MOST_ENTRIES * 4),
}) satisfies z.ZodType<PlaylistState>;

const asked = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('rows'), ids: z.array(id).max(2000) }),
  z.strictObject({
    of: z.literal('tasks'),
    kind: z.enum(['shot', 'asset']),
    typeId: id.nullable(),
    statusId: id.nullable(),
  }),
]) satisfies z.ZodType<OfferAsked>;

const one = { projectId: id, playlistId: id };

/** The playlists of a production: from this computer, and asked of Kitsu where `fresh`. */
export const playlistOperations = {
  'playlists.list': operation<PlaylistsView>()(() =>
    z.strictObject({ projectId: id, fresh: z.boolean() }),
  ),
  'playlists.open': operation<OpenedPlaylist>()(() =>
    z.strictObject({ ...one, fresh: z.boolean() }),
  ),
  /** What rows, or all tasks of a kind, would put into one. */
  'playlists.offer': operation<PlaylistOffer>()(() => z.strictObject({ projectId: id, asked })),
  /** Durable when it returns, as all that follow. */
  'playlists.make': operation<Undoable & { playlistId: string }>()(() =>
    z.strictObject({
      projectId: id,
      wanted: state.extend({ kind: z.enum(PLAYLIST_KINDS) }),
    }),
  ),
  /** `was`: what was shown of it. */
  'playlists.change': operation<Undoable>()(() =>
    z.strictObject({ ...one, was: state, wanted: state }),
  ),
  'playlists.remove': operation<Undoable>()(() => z.strictObject(one)),
};
