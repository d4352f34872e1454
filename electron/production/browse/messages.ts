import type { OfferAsked, PlaylistOffer } from '../../shared/playlist.ts';
import type { RowsAsked, StructureRows, StructureView } from '../../shared/productions.ts';
import type { Ahead } from './ahead.ts';
import type { ScheduleExtras } from '../schedule/extras.ts';
import type { ScheduleAnswer, ScheduleAsk } from '../schedule/messages.ts';
import type { TrackingAnswer, TrackingAsk } from '../tracking/messages.ts';
import type { CastingItem } from './castings.ts';
import type { ProjectItem } from './items.ts';
import type { ListName, LiveList } from './lists.ts';
import type { NewPlaces } from './places.ts';
import type { KeepPlaylists, KeptPlaylists } from './playlists.ts';
import type { FoundSettings } from './settings.ts';
import type { FoundTeam } from './team.ts';
import type { Below, FoundThings } from './things.ts';

/** What the worker that has the cache is asked, by its `kind`, and what it answers. */
export interface Asks {
  /** Opens a production, or the studio's own lists, from the disk. */
  open: { ask: { projectId: string }; answer: OpenedLists };
  /** All productions, and the ids of those that run. */
  projects: { ask: object; answer: { projects: ProjectItem[]; open: string[] } };
  rows: {
    ask: { projectId: string; asked: RowsAsked; ahead: readonly Ahead[] };
    answer: Pick<StructureRows, 'from' | 'total' | 'rows' | 'counts'>;
  };
  /** Things as Kitsu has them, and what is known of their production's columns and types. */
  things: { ask: { projectId: string; ids: readonly string[] }; answer: FoundThings };
  /** What is below things: it goes along when they are deleted. */
  below: { ask: { projectId: string; ids: readonly string[] }; answer: Below };
  /** What can be made where things are. */
  places: {
    ask: {
      projectId: string;
      ids: readonly string[];
      view: StructureView;
      ahead: readonly Ahead[];
    };
    answer: NewPlaces[];
  };
  /** Who works in a production, and what nobody has. */
  team: { ask: { projectId: string; ahead: readonly Ahead[] }; answer: FoundTeam };
  /** What is in a thing as last read; `null`: never. */
  casting: { ask: { projectId: string; id: string }; answer: CastingItem | null };
  /** What is in a thing now. True if that is otherwise than before. */
  keepCasting: { ask: { projectId: string; item: CastingItem }; answer: boolean };
  /** Its playlists as last read, and one of them with its entries. */
  playlists: { ask: { projectId: string; id: string | null }; answer: KeptPlaylists };
  /** What Kitsu just said of playlists. True if that is otherwise than before. */
  keepPlaylists: { ask: { projectId: string; now: KeepPlaylists }; answer: boolean };
  /** What rows or tasks would put into a playlist. */
  offer: {
    ask: { projectId: string; asked: OfferAsked; ahead: readonly Ahead[] };
    answer: PlaylistOffer;
  };
  /** What a production is set to. */
  settings: { ask: { projectId: string }; answer: FoundSettings };
  /** A list as Kitsu sent it; `null`: it is what it was. */
  store: {
    ask: {
      projectId: string;
      list: ListName;
      body: Uint8Array | null;
      etag: string | null;
      at: number;
    };
    answer: Stored;
  };
  /** One item as Kitsu sent it; `null`: it is gone. */
  put: {
    ask: { projectId: string; list: LiveList; id: string; body: Uint8Array | null };
    answer: Stored;
  };
  /** Its schedule, as one text. */
  schedule: { ask: ScheduleAsk; answer: ScheduleAnswer };
  /** What a schedule shows beside the lists. True if that is otherwise than before. */
  keepExtras: { ask: { projectId: string; extras: ScheduleExtras }; answer: boolean };
  /** A version of a schedule as last read, or the list of them; `null`: never. */
  version: { ask: { projectId: string; id: string }; answer: string | null };
  /** The same as Kitsu sent it, kept, and as a window gets it; `null`: it cannot be read. */
  keepVersion: { ask: { projectId: string; id: string; body: Uint8Array }; answer: string | null };
  /** Where a production stands. */
  tracking: { ask: TrackingAsk; answer: TrackingAnswer };
  /** Nobody looks at a production any more: it leaves the memory, not the disk. */
  leave: { ask: { projectId: string }; answer: null };
  /** A production that this person may not see any more. */
  forget: { ask: { projectId: string }; answer: null };
  /** Everything is on the disk afterwards. */
  close: { ask: object; answer: null };
}
export type AskKind = keyof Asks;

/** What is known of lists on the disk. */
export interface OpenedLists {
  project: ProjectItem | null;
  /** When all of them were read, the oldest of them (epoch milliseconds); `null` if one is missing. */
  readAt: number | null;
  /** Kitsu's marks, for asking whether something changed. */
  etags: Partial<Record<ListName, string>>;
}

/**
 * `not-understood`: it was no list, and nothing was stored. `missing`: what should be as it was is not on the disk any
 * more.
 */
export type Stored = 'changed' | 'same' | 'not-understood' | 'missing';

export type AskMessage = {
  [Kind in AskKind]: { id: number; kind: Kind; ask: Asks[Kind]['ask'] };
}[AskKind];

export type AnswerMessage =
  | { id: number; ok: true; value: Asks[AskKind]['answer'] }
  | { id: number; ok: false; error: string };

/** The way to the worker. */
export interface BrowsePort {
  post(message: AskMessage): void;
  /** Ends it, once it has answered `close`. */
  end(): Promise<void>;
}

/** Starts the worker for a file; `onEnd`: it has ended by itself. */
export type StartBrowsing = (
  file: string,
  told: { onAnswer(message: AnswerMessage): void; onEnd(why: string): void },
) => BrowsePort;
