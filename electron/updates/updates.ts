import { failure, success, type Failure, type Result } from '../shared/result.ts';
import type { UpdateHold, UpdateView } from '../shared/updates.ts';
import type { PackageKind, Release } from './release.ts';
import { createSearch, type SearchDeps } from './search.ts';
import type { Updater } from './updater.ts';

export interface UpdatesDeps extends Omit<SearchDeps, 'updater'> {
  release: Release;
  /** The folder that the studio's policy names; it comes before the one of the release. */
  policyFeed: string | null;
  /** Loads what does the work, for this feed; not before something is asked of it. */
  open(feed: string): Promise<Updater>;
  /** Why nothing may be installed now. */
  hold(): UpdateHold | null;
  /** Does this work once, later; the returned function cancels it. */
  later(ms: number, work: () => void): () => void;
  /** Why the last one could not be installed, kept over the end of the app. */
  kept: { read(): Failure | null; write(failure: Failure | null): void };
  /** Quits the app; `atQuit` is called on the way. */
  quit(): void;
}

/** How an update goes in while the app quits: whoever asked for it gets the app back. */
export type InstallAtQuit = 'restart' | 'quietly';

/** Newer versions of the app: found, loaded, and installed when nothing can be lost. */
export interface Updates {
  view(): UpdateView;
  /** Begins to look by itself, where the setting says so: not before the window has its first frame. */
  start(): void;
  /** The setting was changed. */
  modeChanged(): void;
  /** Asks the feed now, whatever the setting. */
  ask(): Promise<UpdateView>;
  /** Loads what is offered if need be, quits and installs it. */
  install(): Promise<Result<null>>;
  /** The computer is shut down: no question could be answered, so nothing is installed. */
  shuttingDown(): void;
  /** Whether something will be installed at this quit. To be asked while the data is still open. */
  wanted(): InstallAtQuit | null;
  /** Installs it, as the last thing. */
  atQuit(how: InstallAtQuit): Promise<void>;
  stop(): void;
}

const FIRST_LOOK_MS = 10_000;
const NEXT_LOOK_MS = 6 * 60 * 60_000;

export function createUpdates(deps: UpdatesDeps): Updates {
  const { log } = deps;
  const cannot = whyNot(deps);
  let opened: Promise<Updater> | null = null;
  let cancel = (): void => undefined;
  let isAskedFor = false;
  let isShuttingDown = false;
  let isRead = false;
  const updater = (): Promise<Updater> =>
    (opened ??= deps.open(deps.policyFeed ?? deps.release.feed ?? ''));
  const search = createSearch({ ...deps, updater });

  function schedule(ms: number): void {
    cancel();
    if (cannot !== null || deps.mode() === 'off') return;
    cancel = deps.later(ms, () => {
      void search.look();
      schedule(NEXT_LOOK_MS);
    });
  }

  function view(): UpdateView {
    const before = isRead ? null : deps.kept.read();
    isRead = true;
    if (before !== null && search.state().kind === 'unknown')
      search.become({ kind: 'failed', failure: before });
    return { cannot, state: search.state() };
  }

  return {
    view,
    start: () => schedule(FIRST_LOOK_MS),
    modeChanged() {
      schedule(FIRST_LOOK_MS);
      const state = search.state();
      if (state.kind === 'offered' && deps.mode() === 'automatic') void search.load(state.version);
    },
    async ask() {
      if (cannot === null) await search.look();
      return view();
    },
    async install() {
      if (cannot !== null) return cannot;
      const offered = search.state();
      if (offered.kind === 'offered') await search.load(offered.version);
      const state = search.state();
      if (state.kind === 'failed') return state.failure;
      if (state.kind !== 'ready') return NOTHING_NEWER;
      const held = deps.hold();
      if (held !== null) return HELD[held];
      isAskedFor = true;
      deps.quit();
      return success(null);
    },
    shuttingDown: () => void (isShuttingDown = true),
    wanted() {
      if (search.state().kind !== 'ready' || isShuttingDown) return null;
      if (!isAskedFor && deps.mode() !== 'automatic') return null;
      const held = deps.hold();
      if (held !== null) log(`The update waits: ${held}`);
      if (held !== null) return null;
      return isAskedFor ? 'restart' : 'quietly';
    },
    async atQuit(how) {
      const done = await installed(updater, how);
      log(done.ok ? 'The update is installed' : `The update: ${done.message}`);
      deps.kept.write(done.ok ? null : done);
    },
    stop: () => cancel(),
  };
}

async function installed(
  updater: () => Promise<Updater>,
  how: InstallAtQuit,
): Promise<Result<null>> {
  try {
    const work = await updater();
    return await work.install(how === 'restart');
  } catch (error) {
    return failure('unexpected', `The update could not be installed. ${String(error)}`);
  }
}

const NOTHING_NEWER = failure('not-found', 'There is no newer version to install.');

const HELD: Record<UpdateHold, Failure> = {
  timer: failure(
    'rule',
    'Not now: the timer’s time could not be saved yet. Nothing was installed.',
    'Stop the timer, then try again.',
  ),
  upload: failure(
    'rule',
    'Not now: a file is being sent to Kitsu. Nothing was installed.',
    'Try again when it has arrived.',
  ),
};

/** Kinds that another program looks after. */
const NOT_OURS: readonly PackageKind[] = ['msi', 'tar.gz', 'folder'];

/** Why this copy is not updated by itself; `null` if it may be. */
function whyNot({
  release,
  policyFeed,
}: Pick<UpdatesDeps, 'release' | 'policyFeed'>): Failure | null {
  if (release.kind === 'source')
    return failure('rule', 'This is a copy run from its source: it looks for no updates.');
  if (NOT_OURS.includes(release.kind))
    return failure('rule', 'Whoever installed Kitsu Companion here also brings its updates.');
  if ((policyFeed ?? release.feed) === null)
    return failure('rule', 'This copy knows no place to look for updates.');
  if (release.keys.length === 0)
    return failure('rule', 'This copy has no key to check updates with, so it looks for none.');
  return null;
}
