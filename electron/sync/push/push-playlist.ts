import { playlistKind } from '../../outbox/kinds/playlist.ts';
import { definePush } from './push-context.ts';

/** A playlist: a part of a lead's app, loaded with the first one (`production/playlists/push-playlist.ts`). */
export const playlistPush = definePush({
  kind: playlistKind,
  push: (context, change) => context.changePlaylist(context, change),
});
