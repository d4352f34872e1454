import { playlistsWaiting, type PlaylistChange } from '../../outbox/kinds/playlist.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { UndoLog, UndoStep } from '../../rules/undo-log.ts';
import {
  LONGEST_NAME,
  MOST_ENTRIES,
  playlistLockText,
  type MadePlaylist,
  type OfferAsked,
  type OpenedPlaylist,
  type Playlist,
  type PlaylistOffer,
  type PlaylistState,
  type PlaylistsView,
} from '../../shared/playlist.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import type { Undoable } from '../../shared/undo.ts';
import type { PushContext, PushOutcome } from '../../sync/push/push-context.ts';
import { changePlaylist, type Arrived, type Which } from './change-playlist.ts';
import { placeInSeries } from './in-series.ts';
import { listAhead, stateAhead } from './lay-ahead.ts';
import { pushPlaylist } from './push-playlist.ts';
import { foundPlaylist, GONE, knownPlaylists, type ReadingDeps } from './read-playlists.ts';
import { changingLock, makingLock } from './who-may.ts';

interface Deps extends ReadingDeps {
  studio(): StudioConfig;
  undoLog: UndoLog;
  newId(): string;
}

/** A change of a playlist, with what was shown of it when it was made. */
export interface PlaylistEdit {
  was: PlaylistState;
  wanted: PlaylistState;
}

/** The playlists of a production. */
export interface Playlists {
  /** From the disk, or asked of Kitsu (`fresh`), with what waits. */
  list(projectId: string, fresh: boolean): Promise<Result<PlaylistsView>>;
  open(projectId: string, id: string, fresh: boolean): Promise<Result<OpenedPlaylist>>;
  /** What rows or tasks would put into one. */
  offer(projectId: string, asked: OfferAsked): Promise<Result<PlaylistOffer>>;
  /** Makes one; durable when it answers. `at`: ISO instant of the act. */
  make(
    projectId: string,
    wanted: MadePlaylist,
    at: string,
  ): Promise<Result<Undoable & { playlistId: string }>>;
  change(projectId: string, id: string, edit: PlaylistEdit, at: string): Promise<Result<Undoable>>;
  remove(projectId: string, id: string, at: string): Promise<Result<Undoable>>;
  push(context: PushContext, change: PlaylistChange): Promise<PushOutcome>;
}

export function createPlaylists(deps: Deps): Playlists {
  const { replica, undoLog, me, newId } = deps;
  /** Ids in Kitsu of those that were made here, for a window and an undo that know them by the first. */
  const ids = new Map<string, string>();
  const idNow = (id: string): string => ids.get(id) ?? id;
  const last = new Map<string, Arrived>();
  const undoable = (step: UndoStep | null): Undoable => ({ undo: step ? undoLog.add(step) : null });
  const arrived = (id: string) => last.get(id);
  const place = (at: string) => ({ replica, at, newId, idNow, arrived });

  async function whichOf(playlist: Playlist): Promise<Result<Which>> {
    const about = await (await deps.browse()).things(playlist.projectId, []);
    if (!about.ok) return about;
    const { id: playlistId, projectId, kind, episodeId } = playlist;
    const { production } = about.value;
    return success({ projectId, production, playlistId, kind, episodeId, isForAll: false });
  }

  /** Changes one from what is known of it. */
  async function changeOne(
    projectId: string,
    shownId: string,
    edit: { was: PlaylistState | null; wanted: PlaylistState | null; title(name: string): string },
    at: string,
  ): Promise<Result<Undoable>> {
    const id = idNow(shownId);
    const one = await foundPlaylist(deps, projectId, id, false);
    if (!one.ok) return one;
    const { playlist, row, held } = one.value;
    const lock = changingLock(playlist, deps.studio(), me);
    if (lock) return failure('rule', playlistLockText(lock));
    const which = row ? success<Which>(row.body) : await whichOf(playlist);
    if (!which.ok) return which;
    const { production, kind, episodeId, isForAll } = which.value;
    const step = changePlaylist(
      place(at),
      { projectId, production, playlistId: id, kind, episodeId, isForAll },
      { was: edit.was ?? held, wanted: edit.wanted, title: edit.title(playlist.name) },
    );
    return success(undoable(step));
  }

  return {
    async list(projectId, fresh) {
      const all = await knownPlaylists(deps, projectId, fresh);
      if (!all.ok) return all;
      const rows = playlistsWaiting(replica, projectId);
      const studio = deps.studio();
      return success({
        playlists: listAhead(all.value.all, rows, { studio, me }),
        lock: makingLock(projectId, studio),
        problem: all.value.problem,
      });
    },
    open: (projectId, id, fresh) => openPlaylist(deps, projectId, idNow(id), fresh),
    async offer(projectId, asked) {
      const browse = await deps.browse();
      const offer = await browse.offer(projectId, asked);
      // A production that was not looked at on this computer yet is read first.
      if (!offer.ok || offer.value.entries.length > 0 || asked.of === 'tasks') return offer;
      await browse.refresh(projectId);
      return browse.offer(projectId, asked);
    },
    async make(projectId, { name, kind, forClient, entries }, at) {
      const lock = makingLock(projectId, deps.studio());
      if (lock) return failure('rule', playlistLockText(lock));
      const wrong = wrongState({ name, forClient, entries });
      if (wrong) return wrong;
      const where = await placeFor(deps, projectId, { name: name.trim(), kind, entries });
      if (!where.ok) return where;
      const playlistId = `new-${newId()}`;
      const step = changePlaylist(
        place(at),
        { projectId, playlistId, kind, ...where.value },
        {
          was: null,
          wanted: { name: name.trim(), forClient, entries },
          title: `new playlist ${name.trim()}`,
        },
      );
      return success({ ...undoable(step), playlistId });
    },
    async change(projectId, id, { was, wanted }, at) {
      const state = { ...wanted, name: wanted.name.trim() };
      const wrong = wrongState(state);
      if (wrong) return wrong;
      const title = (name: string): string => `the playlist ${name}`;
      return changeOne(projectId, id, { was, wanted: state, title }, at);
    },
    remove: (projectId, id, at) =>
      changeOne(
        projectId,
        id,
        { was: null, wanted: null, title: (name) => `deleted the playlist ${name}` },
        at,
      ),
    push: (context, change) =>
      pushPlaylist(
        {
          async keep(projectId, id, playlist) {
            // Without a worker nothing is shown of productions.
            const browse = await deps.browse().catch(() => null);
            await browse?.keepPlaylists(projectId, { id, playlist });
          },
          made: (shownId, id) => void ids.set(shownId, id),
          arrived: (id, now) => void last.set(id, now),
        },
        context,
        change,
      ),
  };
}

/** The production that a new one is made in, and with which episode; refused where its name is taken there. */
async function placeFor(
  deps: Deps,
  projectId: string,
  { name, ...wanted }: Pick<MadePlaylist, 'name' | 'kind' | 'entries'>,
): Promise<Result<Pick<Which, 'production' | 'episodeId' | 'isForAll'>>> {
  const browse = await deps.browse();
  const about = await browse.things(projectId, []);
  if (!about.ok) return about;
  const series = await placeInSeries(browse, projectId, wanted);
  if (!series.ok) return series;
  const { episodeId } = series.value;
  const all = episodeId === null ? null : await knownPlaylists(deps, projectId, false);
  const taken =
    all?.ok && all.value.all.some((one) => one.episodeId === episodeId && one.name === name);
  if (taken) return failure('rule', `This episode has a playlist called ${name} already.`);
  return success({ production: about.value.production, ...series.value });
}

async function openPlaylist(
  deps: Deps,
  projectId: string,
  id: string,
  fresh: boolean,
): Promise<Result<OpenedPlaylist>> {
  const one = await foundPlaylist(deps, projectId, id, fresh);
  if (!one.ok) return one;
  const { playlist, row, held, entries } = one.value;
  const state = stateAhead(held, row);
  if (!state) return GONE;
  const rows = row ? [row] : [];
  const [shown] = listAhead([playlist], rows, { studio: deps.studio(), me: deps.me });
  if (!shown) return GONE;
  const names = await (
    await deps.browse()
  ).things(projectId, [...new Set(state.entries.map(({ entityId }) => entityId))]);
  const things = names.ok ? names.value.things : [];
  const called = new Map(things.map(({ item, name }) => [item.id, name]));
  return success({
    ...shown,
    entries: state.entries.map((entry) => ({
      ...entry,
      name: called.get(entry.entityId) ?? null,
      files: entries.find((of) => isPlayedAs(of, entry))?.files ?? [],
    })),
  });
}

const isPlayedAs = (
  one: { entityId: string; previewId: string | null },
  other: { entityId: string; previewId: string | null },
): boolean => one.entityId === other.entityId && one.previewId === other.previewId;

function wrongState({ name, entries }: PlaylistState): Failure | null {
  if (name.trim() === '') return failure('rule', 'A playlist needs a name.');
  if ([...name.trim()].length > LONGEST_NAME)
    return failure('rule', `A name has at most ${LONGEST_NAME} letters.`);
  if (entries.length > MOST_ENTRIES)
    return failure('rule', `A playlist has at most ${MOST_ENTRIES} entries here.`);
  return null;
}
