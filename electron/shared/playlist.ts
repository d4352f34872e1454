import type { Unsent } from './production-edit.ts';

/** What playlists are made of. A playlist is of one kind. */
export const PLAYLIST_KINDS = ['shot', 'asset', 'sequence', 'edit', 'episode'] as const;
export type PlaylistKind = (typeof PLAYLIST_KINDS)[number];

/** As many letters as Kitsu keeps of a name. */
export const LONGEST_NAME = 80;
/** More entries than this are not put into one: nobody would watch them. */
export const MOST_ENTRIES = 500;

/** A playlist of a production, without what is in it. */
export interface Playlist {
  id: string;
  projectId: string;
  /** Several may have the same. */
  name: string;
  kind: PlaylistKind;
  forClient: boolean;
  /** Of a series: the one that it is about. Within it names are unique. */
  episodeId: string | null;
  /** A person's id; `null`: it is not known who made it. */
  createdBy: string | null;
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

/** All that was published of an entity for one task type. */
export interface PlaylistRevisions {
  typeId: string;
  /** The first file of each revision, the newest revision first. */
  firsts: string[];
  /** All files. */
  all: string[];
}

/** One place of a playlist. */
export interface PlaylistEntry {
  /** The shot, asset, sequence, edit or episode. */
  entityId: string;
  /** What is played, by the file that stands in the playlist; `null`: nothing. */
  previewId: string | null;
  /** The revision that is played, its files in their order; none where nothing was published. */
  files: PlaylistFile[];
  /** By task type, the last of the pipeline first. */
  revisions: PlaylistRevisions[];
}

/** A playlist with its entries in their order. */
export interface PlaylistWithEntries extends Playlist {
  entries: PlaylistEntry[];
}

/** The newest revision of whichever task type is last in the pipeline. */
export const ANY_TYPE = 'any';

/**
 * A place as somebody wants it. `newestOf`: the newest revision of this task type (or of `ANY_TYPE`) is meant, as it is
 * when it comes to Kitsu; `previewId` is the one that was known.
 */
export interface WantedEntry {
  entityId: string;
  previewId: string | null;
  newestOf: string | null;
}

/** What can be changed of a playlist. */
export interface PlaylistState {
  name: string;
  forClient: boolean;
  entries: WantedEntry[];
}

/** Why a playlist cannot be made or changed. */
export type PlaylistLock =
  /** Only supervisors and above make them. */
  | 'makers'
  /** Managers, and the supervisor who made it. */
  | 'owner'
  | 'not-known';

export function playlistLockText(lock: PlaylistLock): string {
  switch (lock) {
    case 'makers':
      return 'Kitsu lets only supervisors, managers and administrators of the production make playlists.';
    case 'owner':
      return 'Kitsu lets only managers, and the supervisor who made it, change this playlist.';
    case 'not-known':
      return 'Whether you may make playlists here is not known yet.';
  }
}

/** A playlist in the list, with what waits laid over it. */
export interface ShownPlaylist extends Playlist {
  waits: Unsent | null;
  /** Why it cannot be changed by whoever is signed in. */
  lock: PlaylistLock | null;
}

export interface PlaylistsView {
  playlists: ShownPlaylist[];
  /** Why none can be made. */
  lock: PlaylistLock | null;
  /** Kitsu could not be asked: what is shown was read before. */
  problem: { message: string; action: string | null } | null;
}

/** A place as it is shown. */
export interface ShownEntry extends WantedEntry {
  /** `SQ010 / SH020`; `null`: the production does not have it on this computer. */
  name: string | null;
  /** None where nothing is played, or where it is not known yet what is. */
  files: PlaylistFile[];
}

/** A playlist that somebody wants to have made. */
export interface MadePlaylist extends PlaylistState {
  kind: PlaylistKind;
}

export interface OpenedPlaylist extends ShownPlaylist {
  entries: ShownEntry[];
}

/** What rows, or the tasks of a production, would put into a playlist. */
export interface PlaylistOffer {
  /** `null`: nothing of one kind alone. */
  kind: PlaylistKind | null;
  /** `type`: of the task whose revision is meant, where one is. */
  entries: (WantedEntry & { name: string; type: string | null })[];
  /** Both shots and assets are among them. */
  isMixed: boolean;
  /** Of how many nothing was published, as far as is known. */
  bare: number;
  /** What can be chosen from, of shots or assets: task types in their order, and statuses that tasks have. */
  types: PlaylistChoice[];
  statuses: PlaylistChoice[];
}
export interface PlaylistChoice {
  id: string;
  name: string;
}

/** What a playlist is made from: rows that are selected, or all tasks of a kind. */
export type OfferAsked =
  | { of: 'rows'; ids: string[] }
  | {
      of: 'tasks';
      kind: 'shot' | 'asset';
      typeId: string | null;
      statusId: string | null;
    };
