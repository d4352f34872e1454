import type { Http } from '../../kitsu/http.ts';
import { createAlarm } from '../../shared/concurrency.ts';
import type { EngineCalls } from './engine-calls.ts';
import { hintOf, type CastHint } from './live-hints.ts';
import { readCasting } from './read-casting.ts';
import { STUDIO, type LiveList } from './lists.ts';
import { readItem } from './read-lists.ts';
import type { Readings } from './readings.ts';

/** Events of one act of somebody's come together. */
const GATHER_MS = 300;
/** More of them than this are read as whole lists, in fewer requests. */
const MOST_ITEMS = 30;
const AT_ONCE = 4;

interface Deps {
  http: Http;
  calls: EngineCalls;
  /** What is looked at. */
  looked: ReadonlySet<string>;
  readings: Readings;
  onNews(): void;
  log(message: string): void;
}

/** Reads anew what Kitsu's events name, of the productions that are looked at. */
export interface Hearing {
  hear(name: string, data: unknown): void;
  stop(): void;
}

export function createHearing({ http, calls, looked, readings, onNews, log }: Deps): Hearing {
  const alarm = createAlarm({ keepsAlive: false });
  let items = new Map<string, { projectId: string; list: LiveList; id: string }>();
  let castings = new Map<string, CastHint & { projectId: string }>();
  let studio = false;
  let stopping = new AbortController();

  function gather(): void {
    const found = [...items.values()];
    const all = studio;
    const cast = [...castings.values()];
    castings = new Map();
    items = new Map();
    studio = false;
    const projects = new Set(found.map(({ projectId }) => projectId));
    if (all) for (const key of looked) void readings.begin(key);
    else if (found.length > MOST_ITEMS) for (const key of projects) void readings.begin(key);
    else
      void readAll(found, 'A change in a production', async (one, signal) => {
        const answer = await readItem({ http, calls }, { ...one, signal });
        return answer.ok && answer.value === 'changed';
      });
    void readAll(cast, 'A casting', recast);
  }

  /** Only of what was looked at: all others are read when they are. */
  async function recast(
    one: CastHint & { projectId: string },
    signal: AbortSignal,
  ): Promise<boolean> {
    const { projectId, id } = one;
    if ((await calls.ask('casting', { projectId, id })) === null) return false;
    const now = await readCasting(http, projectId, one, signal);
    return now.ok && (await calls.ask('keepCasting', { projectId, item: now.value }));
  }

  /** `read` answers whether it is otherwise now. */
  async function readAll<One>(
    found: readonly One[],
    what: string,
    read: (one: One, signal: AbortSignal) => Promise<boolean>,
  ): Promise<void> {
    const { signal } = stopping;
    const queue = [...found];
    const work = async (): Promise<void> => {
      for (let one = queue.shift(); one && !signal.aborted; one = queue.shift()) {
        if (await read(one, signal)) onNews();
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } catch (error) {
      if (!signal.aborted) log(`${what} could not be stored: ${String(error)}`);
    }
  }

  return {
    hear(name, data) {
      if (looked.size === 0) return;
      const hint = hintOf(name, data);
      if (hint === null) return;
      if (hint.kind === 'studio') studio = true;
      else {
        for (const projectId of looked) {
          if (projectId === STUDIO || (hint.projectId ?? projectId) !== projectId) continue;
          if (hint.kind === 'item')
            items.set(`${projectId} ${hint.list} ${hint.id}`, { ...hint, projectId });
          else
            for (const one of hint.of)
              castings.set(`${projectId} ${one.id}`, { ...one, projectId });
        }
        if (items.size === 0 && castings.size === 0) return;
      }
      if (!alarm.isSet()) alarm.set(GATHER_MS, gather);
    },
    stop() {
      alarm.clear();
      stopping.abort();
      stopping = new AbortController();
      items = new Map();
      castings = new Map();
      studio = false;
    },
  };
}
