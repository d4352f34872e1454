import type { OfferAsked, PlaylistOffer } from '../../shared/playlist.ts';
import type { ThingKind } from '../../shared/production-edit.ts';
import type { StructureView } from '../../shared/productions.ts';
import type { Result } from '../../shared/result.ts';
import type { Ahead } from './ahead.ts';
import type { CastingItem } from './castings.ts';
import type { Asks } from './messages.ts';
import type { KeepPlaylists, KeptPlaylists } from './playlists.ts';
import type { NewPlaces } from './places.ts';
import type { FoundSettings } from './settings.ts';
import type { FoundTeam } from './team.ts';
import { LIST_OF, type Below, type FoundThings } from './things.ts';

/** What whoever edits a production asks of it. */
export interface BrowsedThings {
  /** Things as Kitsu has them, from the disk. */
  things(projectId: string, ids: readonly string[]): Promise<Result<FoundThings>>;
  /** What goes along when they are deleted. */
  below(projectId: string, ids: readonly string[]): Promise<Result<Below>>;
  /** What can be made where these are, with what waits. */
  places(
    projectId: string,
    ids: readonly string[],
    view: StructureView,
  ): Promise<Result<NewPlaces[]>>;
  /** Who works in it, and what nobody has. */
  team(projectId: string): Promise<Result<FoundTeam>>;
  /** What is in a shot or an asset as last read; `null`: never. */
  casting(projectId: string, id: string): Promise<Result<CastingItem | null>>;
  /** What Kitsu just said is in it. Never rejects. */
  keepCasting(projectId: string, item: CastingItem): Promise<void>;
  /** Its playlists as last read, and with an id that one. */
  playlists(projectId: string, id: string | null): Promise<Result<KeptPlaylists>>;
  /** What Kitsu just said of playlists. Never rejects. */
  keepPlaylists(projectId: string, now: KeepPlaylists): Promise<void>;
  /** What rows or tasks would put into a playlist. */
  offer(projectId: string, asked: OfferAsked): Promise<Result<PlaylistOffer>>;
  /** What it is set to. */
  settings(projectId: string): Promise<Result<FoundSettings>>;
  /** Its columns as Kitsu just sent them. Never rejects. */
  keepColumns(projectId: string, raw: readonly unknown[]): Promise<void>;
  /** A thing as Kitsu just sent it; `null`: it is gone. Never rejects. */
  readBack(projectId: string, kind: ThingKind, id: string, raw: unknown): Promise<void>;
}

/** What is asked of one production. */
export type Asked =
  'things' | 'below' | 'places' | 'team' | 'casting' | 'playlists' | 'offer' | 'settings';

interface Deps {
  ahead(projectId: string): readonly Ahead[];
  /** What the worker says of a production, which is read anew behind that. */
  looking<Kind extends Asked>(
    kind: Kind,
    ask: Asks[Kind]['ask'],
  ): Promise<Result<Asks[Kind]['answer']>>;
  put(ask: Asks['put']['ask']): Promise<unknown>;
  keep(ask: Asks['keepCasting']['ask']): Promise<unknown>;
  keepPlaylists(ask: Asks['keepPlaylists']['ask']): Promise<unknown>;
  store(ask: Asks['store']['ask']): Promise<unknown>;
  now(): Date;
  /** The worker ends, unless somebody looks. */
  endSoon(): void;
  log(message: string): void;
}

export const askThings = ({
  ahead,
  looking,
  put,
  keep,
  keepPlaylists,
  store,
  now,
  endSoon,
  log,
}: Deps): BrowsedThings => ({
  things: (projectId, ids) => looking('things', { projectId, ids }),
  below: (projectId, ids) => looking('below', { projectId, ids }),
  places: (projectId, ids, view) =>
    looking('places', { projectId, ids, view, ahead: ahead(projectId) }),
  team: (projectId) => looking('team', { projectId, ahead: ahead(projectId) }),
  casting: (projectId, id) => looking('casting', { projectId, id }),
  async keepCasting(projectId, item) {
    try {
      await keep({ projectId, item });
    } catch (error) {
      log(`What is cast could not be stored: ${String(error)}`);
    }
    endSoon();
  },
  playlists: (projectId, id) => looking('playlists', { projectId, id }),
  async keepPlaylists(projectId, kept) {
    try {
      await keepPlaylists({ projectId, now: kept });
    } catch (error) {
      log(`Playlists could not be stored: ${String(error)}`);
    }
    endSoon();
  },
  offer: (projectId, asked) => looking('offer', { projectId, asked, ahead: ahead(projectId) }),
  settings: (projectId) => looking('settings', { projectId }),
  async keepColumns(projectId, raw) {
    try {
      const body = Buffer.from(JSON.stringify(raw));
      const list = 'metadata-descriptors' as const;
      await store({ projectId, list, body, etag: null, at: now().getTime() });
    } catch (error) {
      log(`The columns could not be stored: ${String(error)}`);
    }
    endSoon();
  },
  async readBack(projectId, kind, id, raw) {
    try {
      const body = raw === null ? null : Buffer.from(JSON.stringify(raw));
      await put({ projectId, list: LIST_OF[kind], id, body });
    } catch (error) {
      log(`What Kitsu has of an edit could not be stored: ${String(error)}`);
    }
    // It may have been started for this alone.
    endSoon();
  },
});
