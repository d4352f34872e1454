import { createRerun, type Rerun } from '../../shared/concurrency.ts';
import type { Freshness } from '../../shared/productions.ts';
import { failure } from '../../shared/result.ts';
import type { EngineCalls } from './engine-calls.ts';
import { isGone, readLists, type ReadListsDeps } from './read-lists.ts';

export interface Readings {
  /** How fresh a production, or the list of all, is. */
  of(key: string): Freshness;
  /** What the disk says of it. */
  known(key: string, readAt: number | null): void;
  /** Reads it from Kitsu, once more if that is under way. Never rejects. */
  begin(key: string): Promise<void>;
  /** Gives up what is under way. */
  stop(): void;
}

interface Deps extends ReadListsDeps {
  calls: EngineCalls;
  onNews(): void;
  log(message: string): void;
}

const NOT_STORED = failure(
  'unexpected',
  'What Kitsu sent could not be kept on this computer. Nothing of your work is among it.',
  'Try again.',
);
const UNREAD: Freshness = { readAt: null, reading: null, problem: null };

/** The readings of productions from Kitsu: how far each is, and how it ended. */
export function createReadings(deps: Deps): Readings {
  const states = new Map<string, Freshness>();
  const runs = new Map<string, Rerun>();
  let stopping = new AbortController();

  const of = (key: string): Freshness => states.get(key) ?? UNREAD;
  function set(key: string, change: Partial<Freshness>, isNews = true): void {
    states.set(key, { ...of(key), ...change });
    if (isNews) deps.onNews();
  }

  async function read(key: string): Promise<void> {
    const { signal } = stopping;
    set(key, { reading: { done: 0, of: 1 }, problem: null });
    try {
      const answer = await readLists(deps, {
        projectId: key,
        signal,
        // How far it is matters where there is nothing to look at yet.
        onStored: (stored, done, all) =>
          set(key, { reading: { done, of: all } }, stored === 'changed' || of(key).readAt === null),
      });
      if (signal.aborted) return;
      if (isGone(answer, key)) await deps.calls.ask('forget', { projectId: key });
      if (answer.ok) set(key, { reading: null, readAt: deps.now().toISOString() });
      else {
        const { answer: _body, ...problem } = answer;
        set(key, { reading: null, problem });
      }
    } catch (error) {
      // Its worker has ended under it, as when nobody looks any more.
      if (signal.aborted) return;
      deps.log(`A production could not be stored: ${String(error)}`);
      set(key, { reading: null, problem: NOT_STORED });
    } finally {
      if (of(key).reading !== null) set(key, { reading: null });
    }
  }

  function runOf(key: string): Rerun {
    const known = runs.get(key) ?? createRerun(() => read(key));
    runs.set(key, known);
    return known;
  }

  return {
    of,
    known(key, readAt) {
      states.set(key, {
        ...UNREAD,
        readAt: readAt === null ? null : new Date(readAt).toISOString(),
      });
    },
    begin: (key) => runOf(key).run(),
    stop() {
      stopping.abort();
      stopping = new AbortController();
      runs.clear();
      states.clear();
    },
  };
}
