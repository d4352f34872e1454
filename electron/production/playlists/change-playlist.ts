import { NOT_SENT } from '../../outbox/kinds/attempt.ts';
import { isNewPlaylist, playlistKind, type PlaylistBody } from '../../outbox/kinds/playlist.ts';
import { isSameList, isSameState } from '../../outbox/kinds/playlist-words.ts';
import type { Replica } from '../../replica/replica.ts';
import { CHANGED_SINCE, type UndoStep } from '../../rules/undo-log.ts';
import type { PlaylistState } from '../../shared/playlist.ts';
import { success } from '../../shared/result.ts';

/** Which playlist it is, and how people call its production. */
export type Which = Pick<
  PlaylistBody,
  'projectId' | 'production' | 'playlistId' | 'kind' | 'episodeId' | 'isForAll'
>;

interface Place {
  replica: Replica;
  /** ISO instant of the act. */
  at: string;
  newId(): string;
  /** The id that a playlist has in Kitsu by now; itself where it has none. */
  idNow(id: string): string;
  /** What of it arrived last, since the app runs; `undefined`: nothing. */
  arrived(id: string): Arrived | undefined;
}

/** What was wanted, and what Kitsu has since: the newest revisions are known there, and others may have changed the rest. */
export interface Arrived {
  wanted: PlaylistState | null;
  found: PlaylistState | null;
}

/** A change from one state to another; `null`: there is no playlist. */
interface Change {
  was: PlaylistState | null;
  wanted: PlaylistState | null;
  /** For `Undone: …`. */
  title: string;
}

const rowOf = (replica: Replica, id: string) => replica.outbox.find(playlistKind, '', id);

/** Writes one row for the playlist, or takes it out where nothing is left to do; `null`: it is so already. */
export function changePlaylist(
  place: Place,
  which: Which,
  { was, wanted, title }: Change,
): UndoStep | null {
  const { replica, at } = place;
  const row = rowOf(replica, which.playlistId);
  const before = row ? row.body.wanted : was;
  if (isSameState(before, wanted)) return null;
  write(replica, which, { was, wanted, at });
  return {
    room: 'structure',
    title,
    undo({ at: later }) {
      const now = { ...which, playlistId: place.idNow(which.playlistId) };
      const there = rowOf(replica, now.playlistId);
      const last = there?.body ?? place.arrived(now.playlistId) ?? { wanted };
      if (!isSameState(last.wanted, wanted)) return CHANGED_SINCE;
      if (there) {
        write(replica, now, { was, wanted: before, at: later });
        return success(null);
      }
      const found = 'found' in last ? last.found : wanted;
      // One that was deleted there is made anew.
      const playlistId = found === null ? `new-${place.newId()}` : now.playlistId;
      const back = found && before && wanted ? withoutChange(found, before, wanted) : before;
      write(replica, { ...now, playlistId }, { was: found, wanted: back, at: later });
      return success(null);
    },
  };
}

/** What Kitsu has, with what one change made of it put back: all else stays. */
const withoutChange = (
  found: PlaylistState,
  before: PlaylistState,
  changed: PlaylistState,
): PlaylistState => ({
  name: before.name === changed.name ? found.name : before.name,
  forClient: before.forClient === changed.forClient ? found.forClient : before.forClient,
  entries: isSameList(before.entries, changed.entries) ? found.entries : before.entries,
});

function write(
  replica: Replica,
  which: Which,
  { was, wanted, at }: Omit<Change, 'title'> & { at: string },
): void {
  const row = rowOf(replica, which.playlistId);
  const base = row ? row.body.base : was;
  const isUntried = row === null || playlistKind.isUntried(row);
  const isNothing = isSameState(base, wanted);
  replica.change(() => {
    if (isNothing && isUntried) {
      if (row) replica.outbox.remove(row.id);
      return;
    }
    const { sent = [], attempt = NOT_SENT, madeId = null, sentAt = null } = row?.body ?? {};
    const body: PlaylistBody = {
      ...{ ...which, wanted, base, sent, attempt, madeId, sentAt },
      kitsu: null,
    };
    replica.outbox.put(playlistKind, { taskId: '', slot: which.playlistId, body }, at);
  });
}

/** A playlist that is neither in Kitsu nor waits is none that can be changed. */
export const isLost = (replica: Replica, id: string): boolean =>
  isNewPlaylist(id) && rowOf(replica, id) === null;
