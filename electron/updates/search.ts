import { failure, type Failure } from '../shared/result.ts';
import type { UpdateMode, UpdateState } from '../shared/updates.ts';
import { NotSigned } from './feed-signature.ts';
import type { Updater } from './updater.ts';

export interface SearchDeps {
  updater(): Promise<Updater>;
  mode(): UpdateMode;
  /** The state is another one. */
  onChange(): void;
  /** A version is offered, or loaded, for the first time. */
  onNews(news: { version: string; ready: boolean }): void;
  log(message: string): void;
}

/** What is known of a newer version, and how it becomes known. */
export interface Search {
  state(): UpdateState;
  become(state: UpdateState): void;
  /** Asks the feed; where the setting is `automatic`, what it offers is loaded at once. One look at a time. */
  look(): Promise<void>;
  load(version: string): Promise<void>;
}

export function createSearch({ updater, mode, onChange, onNews, log }: SearchDeps): Search {
  let state: UpdateState = { kind: 'unknown' };
  let looking: Promise<void> | null = null;
  const told = new Set<string>();

  function become(next: UpdateState): void {
    state = next;
    onChange();
    if (next.kind !== 'offered' && next.kind !== 'ready') return;
    const key = `${next.kind} ${next.version}`;
    if (told.has(key)) return;
    told.add(key);
    onNews({ version: next.version, ready: next.kind === 'ready' });
  }

  function failed(what: string, error: unknown): void {
    log(`${what}: ${String(error)}`);
    become({ kind: 'failed', failure: failureOf(error) });
  }

  async function load(version: string): Promise<void> {
    become({ kind: 'loading', version, percent: 0 });
    try {
      const work = await updater();
      await work.load((percent) => {
        if (state.kind === 'loading' && state.percent !== percent)
          become({ kind: 'loading', version, percent });
      });
      become({ kind: 'ready', version });
    } catch (error) {
      failed('The update could not be loaded', error);
    }
  }

  async function lookOnce(): Promise<void> {
    if (state.kind === 'loading' || state.kind === 'ready') return;
    become({ kind: 'asking' });
    try {
      const work = await updater();
      const version = await work.ask();
      become(version === null ? { kind: 'newest' } : { kind: 'offered', version });
      if (version !== null && mode() === 'automatic') await load(version);
    } catch (error) {
      failed('The feed of updates could not be read', error);
    }
  }

  return {
    state: () => state,
    become,
    look() {
      looking ??= lookOnce().finally(() => (looking = null));
      return looking;
    },
    load,
  };
}

/** electron-updater's own code for a package that is not the one of its list. */
const NOT_AS_LISTED = 'ERR_CHECKSUM_MISMATCH';

/** What the artist is told; the log has the rest. */
function failureOf(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (error instanceof NotSigned)
    return failure(
      'refused',
      'The newer version is not signed as it should be, so it was not used.',
      'Tell whoever looks after this computer.',
    );
  if (code === NOT_AS_LISTED)
    return failure(
      'refused',
      'The newer version did not arrive as it was published, so it was not used.',
      'It is tried again later.',
    );
  return failure(
    'unreachable',
    'The place with newer versions could not be read.',
    'Everything else works. It is tried again later.',
  );
}
