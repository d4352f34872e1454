import { basename, dirname } from 'node:path';
import type { Workspace } from '../app/workspace.ts';
import type { MediaItem } from '../media/media-item.ts';
import { proposedName } from '../media/proposed-name.ts';
import { makeArtistsFile } from '../platform/private-files.ts';
import type { SavingProgress } from '../shared/media.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import { keepMovieColours, movieColours } from '../tasks/movie-colours.ts';
import { NO_BROWSER, type OpenPage } from './app-handlers.ts';
import type { Handlers } from './register.ts';

export interface MediaHandlerDeps {
  workspace(): Workspace | null;
  whyClosed(): Failure;
  /** The system's dialog: the path that the artist chose, or `null`. */
  askWhereToKeep(name: string): Promise<string | null>;
  showInFolder(file: string): void;
  /** Gives a file to the system's own program; the answer is what went wrong, or `''`. */
  openFile(file: string): Promise<string>;
  /** Asks the artist whether to go to an address outside of Kitsu. */
  askToOpen(address: URL): Promise<boolean>;
  openPage: OpenPage;
  onSaving(progress: SavingProgress): void;
  now(): Date;
}

type MediaHandlers = Pick<Handlers, Extract<keyof Handlers, `media.${string}`>>;

/** What is saved sooner needs no progress. */
const SOON_MS = 1000;
const BETWEEN_MS = 250;

const NOT_OF_THE_WEB = failure(
  'rule',
  'This link does not lead to the web, and is not followed.',
  'Save the document to follow it in another program.',
);

const NOT_OPENED = failure(
  'rule',
  'A file of this kind is not opened from here: it may carry a script.',
  'Save it, and open it where you trust it.',
);
const NOT_WHAT_IT_SAYS = failure(
  'rule',
  'This file is not what its name says, so it was not opened.',
  'Save it to look at it yourself.',
);
const NO_PROGRAM = failure(
  'rule',
  'This computer has no program that opens this file.',
  'Save it, and open it with a program of your choice.',
);

/** The address of a page of the web, without a name or password in it. */
function webAddress(address: string): URL | null {
  try {
    const url = new URL(address);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && url.username === '' && url.password === '' ? url : null;
  } catch {
    return null;
  }
}

/** Saving files of Kitsu where the artist wants them. A page names no path. */
export function mediaHandlers(deps: MediaHandlerDeps): MediaHandlers {
  const running = new Map<string, AbortController>();
  /** Where each was saved last. */
  const saved = new Map<string, string>();

  async function save(
    media: Workspace['media'],
    item: MediaItem,
    to: string,
  ): Promise<Result<null>> {
    const stop = new AbortController();
    running.set(item.id, stop);
    let progress: SavingProgress = { fileId: item.id, sent: 0, of: 0 };
    let told = deps.now().getTime() + SOON_MS - BETWEEN_MS;
    const tell = (): void => {
      told = deps.now().getTime();
      deps.onSaving(progress);
    };
    // A download that stands still has no progress, and can be cancelled all the same.
    const late = setTimeout(tell, SOON_MS);
    const cancelled = new Promise<Result<null>>((resolve) =>
      stop.signal.addEventListener('abort', () => resolve(failure('cancelled', 'Cancelled.'))),
    );
    const done = media.saveAs(item, to, {
      signal: stop.signal,
      onProgress: ({ sent, of }) => {
        progress = { fileId: item.id, sent, of };
        if (deps.now().getTime() - told >= BETWEEN_MS && !stop.signal.aborted) tell();
      },
    });
    const outcome = await Promise.race([done, cancelled]);
    clearTimeout(late);
    running.delete(item.id);
    return outcome;
  }

  return {
    'media.saveAs': async ({ kind, id, name }) => {
      const workspace = deps.workspace();
      if (!workspace) return deps.whyClosed();
      if (running.has(id)) return failure('conflict', 'This file is being saved already.');
      const to = await deps.askWhereToKeep(proposedName(name));
      if (to === null) return success(null);
      // The dialog may have been open for long, and somebody else is signed in.
      if (deps.workspace() !== workspace) return deps.whyClosed();
      const item = { kind, id, name: kind === 'attachment' ? name : null };
      const done = await save(workspace.media, item, to);
      if (!done.ok) return done;
      makeArtistsFile(to);
      saved.set(id, to);
      return success({ name: basename(to), folder: basename(dirname(to)) });
    },
    // A page names an ending at most: where the copy lies, and whether its bytes are such, is decided here.
    'media.open': async ({ kind, id, name }) => {
      const workspace = deps.workspace();
      if (!workspace) return deps.whyClosed();
      if (running.has(id)) return failure('conflict', 'This file is being saved already.');
      const item = { kind, id, name: kind === 'attachment' ? name : null };
      const to = await workspace.opened.placeFor(item, name).catch(() => null);
      if (to === null) return NOT_OPENED;
      if (!(await workspace.opened.isThere(to))) {
        const done = await save(workspace.media, item, to);
        if (!done.ok) return done;
      }
      if (!(await workspace.opened.isWhatItSays(to))) return NOT_WHAT_IT_SAYS;
      return (await deps.openFile(to)) === '' ? success(null) : NO_PROGRAM;
    },
    'media.colours': ({ taskId }) => {
      const workspace = deps.workspace();
      return workspace ? success(movieColours(workspace.replica, taskId)) : deps.whyClosed();
    },
    'media.keepColours': ({ taskId, matrix }) => {
      const workspace = deps.workspace();
      return workspace ? keepMovieColours(workspace.replica, taskId, matrix) : deps.whyClosed();
    },
    'media.cancelSave': ({ id }) => {
      running.get(id)?.abort();
      return success(null);
    },
    // A page could ask for any address: so the artist is asked where no page can answer for them.
    'media.openLink': async ({ address }) => {
      const url = webAddress(address);
      if (!url) return NOT_OF_THE_WEB;
      if (!(await deps.askToOpen(url))) return success(null);
      return (await deps.openPage(url.href, [url.origin])) ? success(null) : NO_BROWSER;
    },
    'media.showSaved': ({ id }) => {
      const file = saved.get(id);
      if (file === undefined) return failure('not-found', 'This file was not saved yet.');
      deps.showInFolder(file);
      return success(null);
    },
  };
}
