import type { Http } from '../kitsu/http.ts';
import { probeKitsu } from '../kitsu/server.ts';
import type { Replica } from '../replica/replica.ts';
import type { SearchIndex } from '../replica/search/search-index.ts';
import type { Calendar } from '../rules/calendar.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import {
  createConnectionMonitor,
  type ConnectionMonitor,
} from './connection/connection-monitor.ts';
import { observeHttp } from './connection/observed-http.ts';
import type { NewsDelivery } from './news-delivery.ts';
import { createBackgroundPull, type BackgroundPull } from './pull/background-pull.ts';
import { createNamesPull, type NamesPull } from './pull/pull-names.ts';
import { createDaysOff } from './pull/pull-days-off.ts';
import { isFirstReading, type PullContext } from './pull/pull.ts';
import { createDrawnPulls } from './pull/pull-drawn.ts';
import { createRefresh, type Refresh } from './pull/refresh.ts';
import type { PushContext } from './push/push-context.ts';
import { createSender, type Sender } from './push/sender.ts';
import { createUploads, type Uploads } from './push/uploads.ts';

export interface SyncPartsDeps {
  replica: Replica;
  http: Http;
  personId: string;
  now(): Date;
  calendar: Calendar;
  random(): number;
  /** The session has ended at the server: nothing is tried until the artist signs in again. */
  isSignedOut(): boolean;
  /** The system's network status: a hint, which is often wrong. */
  networkUp(): boolean;
  /** Fetches what pictures of these previews are not here yet; true when no more can be had. */
  pictures(previewFileIds: string[], signal: AbortSignal): Promise<boolean>;
  /** The files that are on their way now. */
  onUploads(uploads: ReturnType<Uploads['all']>): void;
  /** The names of everything in my productions. */
  search: SearchIndex;
  addSilentTrack: PushContext['addSilentTrack'];
  setUp: PushContext['setUp'];
  editProduction: PushContext['editProduction'];
  changePlaylist: PushContext['changePlaylist'];
  makeProduction: PushContext['makeProduction'];
  log(message: string): void;
}

/** What the parts tell the whole, and ask of it. */
export interface SyncWhole {
  studio(): StudioConfig;
  asOne: NewsDelivery['asOne'];
  /** The sync status may be another one. */
  report(): void;
  /** An answer, or none, may mean that Kitsu came or went. */
  linkMoved(): void;
  /** Aborted when the account is closed. */
  signal: AbortSignal;
}

export interface SyncParts {
  monitor: ConnectionMonitor;
  refresh: Refresh;
  sender: Sender;
  uploads: Uploads;
  backgroundPull: BackgroundPull;
  namesPull: NamesPull;
  /** For reading one part of Kitsu's data. */
  context: Omit<PullContext, 'steps'>;
  /** Nothing may be requested now: signed out, or Kitsu is away. */
  /** Reads anew what was drawn on a preview. */
  readDrawn(previewId: string): void;
  isBlocked(): boolean;
}

/** The connection, the readings and the sender of one account, all on one observed client. */
export function createSyncParts(deps: SyncPartsDeps, whole: SyncWhole): SyncParts {
  const { replica, personId, now, random, isSignedOut, log } = deps;
  const { studio, report, signal } = whole;
  const { http, evidence } = observeHttp(deps.http, whole.linkMoved);
  const monitor = createConnectionMonitor({
    now,
    random,
    isSignedOut,
    networkUp: deps.networkUp,
    evidence,
    probe: () => probeKitsu(http),
  });
  const isBlocked = (): boolean => isSignedOut() || monitor.isAway();
  const daysOff = createDaysOff({ replica, http, personId, now });
  const context = {
    replica,
    daysOff,
    http,
    now,
    today: () => deps.calendar.dayOf(now().getTime()),
    learnt: { dayByDay: false },
    asOne: whole.asOne,
  };
  const refresh = createRefresh({
    context,
    random,
    isFirst: () => isFirstReading(replica),
    onChange: report,
    log,
  });
  const uploads = createUploads(deps.onUploads, now);
  const sender = createSender({
    context: {
      ...{ replica, http, personId, studio, daysOff, now, random, signal },
      uploads,
      addSilentTrack: deps.addSilentTrack,
      setUp: deps.setUp,
      editProduction: deps.editProduction,
      changePlaylist: deps.changePlaylist,
      makeProduction: deps.makeProduction,
    },
    isBlocked,
    onProgress: report,
    log,
    isOver: () => signal.aborted,
  });
  const backgroundPull = createBackgroundPull({
    replica,
    http,
    now,
    studio,
    isBlocked,
    pictures: deps.pictures,
    log,
    signal,
  });
  const readDrawn = createDrawnPulls({ replica, http, isBlocked, signal, log });
  const namesPull = createNamesPull({
    ...{ index: deps.search, http, now, studio, isBlocked, log, signal },
  });
  return {
    monitor,
    refresh,
    sender,
    uploads,
    backgroundPull,
    namesPull,
    readDrawn,
    context,
    isBlocked,
  };
}
