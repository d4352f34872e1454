/** What playlists are made of. A playlist is of one kind. */
export const PLAYLIST_KINDS = ['shot', 'asset', 'sequence', 'edit', 'episode'] as const;
export type PlaylistKind = (typeof PLAYLIST_KINDS)[number];

/** A playlist of a production, without what is in it. */
export interface Playlist {
  id: string;
  projectId: string;
  /** Several may have the same. */
  name: string;
  kind: PlaylistKind;
  forClient: boolean;
  /** ISO instant. */
  changedAt: string;
}

/** A file of a revision in a playlist. */
export interface PlaylistFile {
  id: string;
  taskId: string;
  extension: string;
  revision: number;
  /** `ready`, `processing`, `broken`. */
  status: string;
}

/** One place of a playlist. */
export interface PlaylistEntry {
  /** The shot, asset, sequence, edit or episode. */
  entityId: string;
  /** The revision that is played, its files in their order; none where nothing was published. */
  files: PlaylistFile[];
}

/** A playlist with its entries in their order. */
export interface PlaylistWithEntries extends Playlist {
  entries: PlaylistEntry[];
}
