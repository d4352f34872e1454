import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import type { Kind } from '../../outbox/kinds/kind.ts';
import type { PlaylistChange } from '../../outbox/kinds/playlist.ts';
import type { EditChange } from '../../outbox/kinds/production-edit.ts';
import type { ProductionChange } from '../../outbox/kinds/production.ts';
import type { SetupChange } from '../../outbox/kinds/setup.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { Uploads } from './uploads.ts';
import type { DaysOff } from '../pull/pull-days-off.ts';

/** What every kind needs to be sent. */
export interface PushContext {
  replica: Replica;
  http: Http;
  personId: string;
  studio(): StudioConfig;
  daysOff: DaysOff;
  now(): Date;
  random(): number;
  /** What is told of files on their way. */
  uploads: Uploads;
  /**
   * Writes a movie with its pictures untouched and a silent sound track to `to`; false if it cannot be
   * done. Never throws.
   */
  addSilentTrack(from: string, to: string, signal: AbortSignal): Promise<boolean>;
  /** Applies the plan of a row, or takes one back, as far as it comes. */
  setUp(context: PushContext, change: SetupChange): Promise<PushOutcome>;
  /** Brings a lead's edit of a production to Kitsu. */
  editProduction(context: PushContext, change: EditChange): Promise<PushOutcome>;
  /** Makes, changes or deletes a playlist. */
  changePlaylist(context: PushContext, change: PlaylistChange): Promise<PushOutcome>;
  /** Makes the production of a row, as far as it comes. */
  makeProduction(context: PushContext, change: ProductionChange): Promise<PushOutcome>;
  /** Aborted when the account is closed: an upload ends then. */
  signal: AbortSignal;
}

/** The result of one attempt. */
export type PushOutcome =
  | { kind: 'done' }
  /** A conflict was stored in the row. */
  | { kind: 'needs-artist' }
  /** The row says until when. */
  | { kind: 'waits' }
  | { kind: 'failed'; failure: KitsuFailure };

/** How a kind of change is sent to Kitsu. */
export interface Push<Body> {
  kind: Kind<Body>;
  /** It may take minutes or hours: it has places of its own, and no round waits for it. */
  readonly long?: boolean;
  /**
   * Sends a row once. It reads from Kitsu before it repeats anything, stores in the row what the next
   * attempt needs if this one is interrupted, and deletes the row once Kitsu has confirmed it. Never
   * throws because of Kitsu: a failure is an outcome, which is handled alike for all kinds
   * (dispatch.ts).
   */
  push(context: PushContext, change: Change<Body>): Promise<PushOutcome>;
}

/** Gives the compiler the body's type from the kind. */
export const definePush = <Body>(push: Push<Body>): Push<Body> => push;
