import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { createHttp, type Http, type TokenSource } from '../kitsu/http.ts';
import { downloadFile } from '../kitsu/files.ts';
import { getPicture } from '../kitsu/previews.ts';
import { createMediaCache, type MediaCache } from '../media/media-cache.ts';
import { openedFiles, type OpenedFiles } from '../media/opened-files.ts';
import type { Transport } from '../platform/transport.ts';
import type { StartBrowsing } from '../production/browse/messages.ts';
import type { StartFileReader } from '../production/setup/desk/file-messages.ts';
import { openReplica, type Replica } from '../replica/replica.ts';
import { createPictures, type Pictures } from '../replica/pictures.ts';
import type { Making } from '../production/making/making.ts';
import type { Setup } from '../production/setup/desk/setup.ts';
import { lateSetup } from './late-setup.ts';
import { openSearchIndex, type SearchIndex } from '../replica/search/search-index.ts';
import { FIRST_SCREEN_FILE } from '../shared/first-screen.ts';
import type { SyncStatus } from '../shared/views.ts';
import type { Settings } from '../shared/settings.ts';
import type { SetupOpening, SetupRun } from '../shared/setup.ts';
import { sweepFiles } from '../tasks/comment-files.ts';
import { idleThresholdMs } from '../time/timer/idle-gaps.ts';
import { createTodoFeed, type TodoFeed } from '../tasks/todo-changes.ts';
import { createSegmentCommands, type SegmentCommands } from '../time/timer/segment-commands.ts';
import type { Calendar } from '../rules/calendar.ts';
import { TICK_MS } from '../time/timer/running-segment.ts';
import { createTimer, type Timer } from '../time/timer/timer.ts';
import { openLive } from '../sync/live/live.ts';
import type { LiveSocket } from '../sync/live/event-socket.ts';
import { createEchoFilter } from '../sync/live/echo-filter.ts';
import type { View } from '../sync/news.ts';
import type { PushContext } from '../sync/push/push-context.ts';
import { createSync, type Sync } from '../sync/sync.ts';
import { lateBrowse, type LateBrowse } from './late-browse.ts';
import type { UploadProgress } from '../shared/publish-progress.ts';
import { createUndoLog, type UndoLog } from '../rules/undo-log.ts';

/** Everything that belongs to one signed-in account: its data here and its connection to Kitsu. */
export interface Workspace {
  folder: string;
  replica: Replica;
  /** The way to Kitsu in the name of whoever is signed in. */
  http: Http;
  sync: Sync;
  pictures: Pictures;
  /** The names of everything in my productions, in a file of its own. */
  search: SearchIndex;
  /** Productions as a lead looks at them. */
  productions: LateBrowse;
  /** Movies, and pictures as they were published or attached. */
  media: MediaCache;
  /** Copies that were given to other programs. */
  opened: OpenedFiles;
  /** Setting up productions; loaded when it is first asked for. */
  setup(): Promise<Setup>;
  /** A new production; loaded when it is first asked for. */
  making(): Promise<Making>;
  /** What the artist wrote of late, and can undo. */
  undoLog: UndoLog;
  /** The artist's to-do list as windows receive it. */
  todo: TodoFeed;
  timer: Timer;
  segments: SegmentCommands;
  calendar: Calendar;
  /** Kitsu's event stream; `null` if Kitsu is only polled. */
  live: LiveSocket | null;
  /** The computer woke up, or its network has changed. */
  wake(): void;
  /** `unsent`: the account is left, and all that Kitsu can return goes. */
  close(keep?: 'all' | 'unsent'): Promise<void>;
}

export interface WorkspaceDeps {
  folder: string;
  api: string;
  personId: string;
  transport: Transport;
  tokens: TokenSource;
  userAgent: string;
  now(): Date;
  random(): number;
  isSignedOut(): boolean;
  /** False once another computer works on this data: nothing may be written any more. */
  isOurs?(): boolean;
  /** The system's network status: only a hint. */
  networkUp(): boolean;
  /** Also listens to the studio's events. Without it Kitsu is only polled. */
  live?: boolean;
  /** Does what the first frame of a window need not wait for; at once where nobody says when. */
  later?(work: () => void): void;
  settings(): Pick<Settings, 'rounding' | 'leftoverTime' | 'idle' | 'mediaSpace' | 'workingDays'>;
  calendar: Calendar;
  /** Milliseconds of a monotonic clock. */
  monotonic(): number;
  onStatus(status: SyncStatus): void;
  /** What these views show may be otherwise. */
  onChange(views: ReadonlySet<View>): void;
  /** What is shown of productions may be otherwise. */
  onProductions?(): void;
  /** Starts the worker of productions; they cannot be looked at without. */
  startBrowsing?(): Promise<StartBrowsing>;
  /** Starts the thread that reads a file for a set-up; none is opened without. */
  startFileReader?(): Promise<StartFileReader>;
  /** The files that are on their way to Kitsu now. */
  onUploads(uploads: readonly UploadProgress[]): void;
  /** A run that sets a production up has moved. */
  onSetup?(run: SetupRun): void;
  /** A file that is opened for a set-up has come on. */
  onOpening?(opening: SetupOpening): void;
  /** Does this after what is under way; `setImmediate`, unless a test says when. */
  soon?(work: () => void): void;
  log(message: string): void;
}

async function keepUnsentOnly(folder: string, replica: Replica): Promise<void> {
  replica.keepUnsentOnly();
  await rm(picturesIn(folder), { recursive: true, force: true });
  await rm(mediaIn(folder), { recursive: true, force: true });
  await openedFiles(openedIn(folder)).clear();
  await rm(join(folder, FIRST_SCREEN_FILE), { force: true });
}

/** What writes movies is loaded when one needs it. */
async function addSilentTrack(from: string, to: string, signal: AbortSignal): Promise<boolean> {
  const mend = await import('../media/mend/silent-track.ts');
  return (await mend.addSilentTrack(from, to, signal)).ok;
}

/** A production is new: lists have it, and who may do what in it comes with the studio's facts. */
function readAnew(productions: LateBrowse, sync: Sync): void {
  productions.reconnected();
  // Not within the round that has made it.
  setImmediate(() => void sync.syncNow());
}

/** What a lead changes is sent by a part of the app of its own. */
const pushesOf = (
  productions: () => LateBrowse,
): Pick<PushContext, 'editProduction' | 'changePlaylist'> => ({
  editProduction: async (...row) => (await productions().edits()).push(...row),
  changePlaylist: async (...row) => (await productions().playlists()).push(...row),
});

const picturesIn = (folder: string): string => join(folder, 'pictures');
const mediaIn = (folder: string): string => join(folder, 'media');
const openedIn = (folder: string): string => join(folder, 'opened');
const GIGABYTE = 1024 ** 3;

/** Opens an account's data from disk; makes no request yet. */
export function openWorkspace(deps: WorkspaceDeps): Workspace {
  const echoes = createEchoFilter(createHttp(deps), deps.personId, deps.now);
  const { http } = echoes;
  const replica = openReplica(deps.folder, deps.now(), deps.isOurs);
  const pictures = createPictures({
    folder: picturesIn(deps.folder),
    now: deps.now,
    async fetch(size, id) {
      const answer = await getPicture(http, size, id);
      if (answer.ok) return answer.value.body;
      return answer.code === 'not-found' ? 'missing' : null;
    },
  });
  const media = createMediaCache({
    folder: mediaIn(deps.folder),
    fetch: (request) => downloadFile(http, request),
    space: () => deps.settings().mediaSpace * GIGABYTE,
    now: deps.now,
    pause: (milliseconds, signal) =>
      after(milliseconds, undefined, { signal }).catch(() => undefined),
    log: deps.log,
  });
  const opened = openedFiles(openedIn(deps.folder));
  // Of a run before; nothing waits for it.
  void opened.clear();
  const search = openSearchIndex(deps.folder);
  const undoLog = createUndoLog();
  // What the parts of a lead have in common.
  const lead = { replica, http, studio: () => sync.studio(), newId: () => randomUUID() };
  const setup = lateSetup({
    ...{ ...deps, ...lead, onMade: () => readAnew(productions, sync) },
    onRun: (run) => deps.onSetup?.(run),
  });
  const sync = createSync({
    replica,
    search,
    http,
    personId: deps.personId,
    calendar: deps.calendar,
    now: deps.now,
    random: deps.random,
    isSignedOut: deps.isSignedOut,
    networkUp: deps.networkUp,
    onStatus: deps.onStatus,
    onChange: deps.onChange,
    log: deps.log,
    soon: deps.soon ?? ((work) => void setImmediate(work)),
    pictures: (ids, signal) => pictures.prefetch(ids, signal),
    onUploads: deps.onUploads,
    addSilentTrack,
    ...setup.pushes,
    ...pushesOf(() => productions),
  });
  const productions = lateBrowse({ ...deps, ...lead, undoLog });
  const { hear, reconnected } = productions;
  const live = deps.live
    ? openLive({ ...deps, replica, sync, isEcho: echoes.consume, hear, reconnected })
    : null;
  const timed = {
    replica,
    undoLog,
    studio: () => sync.studio(),
    calendar: deps.calendar,
    rounding: () => {
      const { rounding, leftoverTime } = deps.settings();
      return { step: rounding.step, way: rounding.way, leftover: leftoverTime };
    },
    now: () => deps.now().getTime(),
    newId: () => randomUUID(),
    log: deps.log,
  };
  const timer = createTimer({
    ...timed,
    monotonic: deps.monotonic,
    awayAfterMs: () => idleThresholdMs(deps.settings().idle),
  });
  const ticking = setInterval(() => {
    try {
      timer.tick();
    } catch (error) {
      // The disk refuses writes at the moment: the next tick tries again.
      deps.log(`The timer could not be saved: ${String(error)}`);
    }
  }, TICK_MS);
  return {
    folder: deps.folder,
    ...{ replica, http, sync },
    pictures,
    search,
    ...setup.asked,
    productions,
    media,
    opened,
    undoLog,
    todo: createTodoFeed(replica),
    timer,
    segments: createSegmentCommands(timed),
    calendar: deps.calendar,
    live,
    wake() {
      sync.wake();
      live?.renew();
    },
    async close(keep = 'all') {
      live?.close();
      clearInterval(ticking);
      timer.close();
      await Promise.all([sync.stop(), pictures.close(), media.close(), productions.stop()]);
      sweepFiles(replica);
      setup.close();
      try {
        if (keep === 'unsent') productions.remove();
        if (keep === 'unsent') search.remove();
        else search.close();
        if (keep === 'unsent') setup.remove();
        if (keep === 'unsent') await keepUnsentOnly(deps.folder, replica);
      } catch (error) {
        deps.log(`What can go of an account that was left could not be deleted: ${String(error)}`);
      }
      replica.close();
    },
  };
}
