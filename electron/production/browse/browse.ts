import type { Http } from '../../kitsu/http.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { createAlarm } from '../../shared/concurrency.ts';
import type {
  ProductionSummary,
  ProductionsView,
  RowsAsked,
  StructureRows,
} from '../../shared/productions.ts';
import type { Unsent } from '../../shared/production-edit.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { createEngineCalls, type EngineCalls } from './engine-calls.ts';
import { createHearing } from './hearing.ts';
import type { Ahead } from './ahead.ts';
import { STUDIO } from './lists.ts';
import { askThings, type Asked, type BrowsedThings } from './ask-things.ts';
import type { AskKind, Asks, StartBrowsing } from './messages.ts';
import { createLooks } from './looks.ts';
import { createReadings } from './readings.ts';
import { createSchedule, type Schedule } from '../schedule/schedule.ts';
import type { VersionDeps } from '../schedule/versions.ts';
import { createTracking, type Tracking } from '../tracking/tracking.ts';
import { summaryOf } from './summary.ts';
import type { FoundThings } from './things.ts';

export interface BrowseDeps {
  /** Of the cache. */
  file: string;
  http: Http;
  start: StartBrowsing;
  now(): Date;
  /** The signed-in person. */
  me: string;
  studio(): StudioConfig;
  /** Weekdays without work by the settings; `null` for Saturday and Sunday. */
  weekend?(): number[] | null;
  /** What was edited here and is not in Kitsu yet. */
  ahead(projectId: string): readonly Ahead[];
  /** The ids of things with an edit that waits, or that needs whoever made it. */
  unsent(projectId: string): ReadonlyMap<string, Unsent>;
  /** What is shown of productions may be otherwise. */
  onNews(): void;
  log(message: string): void;
}

/** Productions as a lead looks at them. `null` for an id is the list of all productions. */
export interface Browse extends BrowsedThings {
  list(): Promise<Result<ProductionsView>>;
  /** `null`: nothing is known of it yet. */
  open(projectId: string): Promise<Result<ProductionSummary | null>>;
  rows(projectId: string, asked: RowsAsked): Promise<Result<StructureRows>>;
  /** Where productions stand. */
  tracking: Tracking;
  /** When the tasks of productions are done. */
  schedule: Schedule;
  refresh(projectId: string | null): Promise<Result<null>>;
  close(projectId: string | null): void;
  /** Nobody looks at anything any more: the window is gone. */
  leave(): void;
  /** An event of Kitsu's stream. */
  hear(name: string, data: unknown): void;
  /** Events were missed. */
  reconnected(): void;
  /** The account's data is closed. */
  stop(): Promise<void>;
}

/** From the list into a production takes less: the worker stays for it. */
const LINGER_MS = 1500;

type AskedOfOne = Asked | 'schedule';

const keyOf = (projectId: string | null): string => projectId ?? STUDIO;

/** What goes wrong is logged, and told in words. */
async function told<T>(log: BrowseDeps['log'], work: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await work());
  } catch (error) {
    log(`Productions cannot be shown: ${String(error)}`);
    return failure(
      'unexpected',
      'The productions on this computer could not be read. Nothing of your work is among them.',
      'Try again.',
    );
  }
}

/** A cache that was thrown away under the question is asked once more, and read anew (`begin`). */
const createAsking =
  (calls: EngineCalls, log: BrowseDeps['log'], begin: (key: string) => void) =>
  async <Kind extends AskKind>(
    kind: Kind,
    ask: Asks[Kind]['ask'],
    key: string,
  ): Promise<Asks[Kind]['answer']> => {
    try {
      return await calls.ask(kind, ask);
    } catch (error) {
      log(`The productions on the disk were thrown away: ${String(error)}`);
      const answer = await calls.ask(kind, ask);
      begin(key);
      return answer;
    }
  };

/** One that was made since the list was read is not in it: it is read anew for it, once. */
function createFinding(
  summaries: () => Promise<ProductionSummary[]>,
  read: () => Promise<unknown>,
) {
  const sought = new Set<string>();
  return {
    async find(id: string): Promise<ProductionSummary | null> {
      const known = (await summaries()).find((one) => one.id === id);
      if (known || sought.has(id)) return known ?? null;
      sought.add(id);
      await read();
      return (await summaries()).find((one) => one.id === id) ?? null;
    },
    forget: (id: string): void => void sought.delete(id),
  };
}

const askVersions = (
  calls: EngineCalls,
  about: (projectId: string) => Promise<Result<FoundThings>>,
): Pick<VersionDeps, 'keepVersion' | 'keptVersion' | 'peopleOf'> => ({
  keepVersion: (projectId, id, body) => calls.ask('keepVersion', { projectId, id, body }),
  keptVersion: (projectId, id) => calls.ask('version', { projectId, id }),
  async peopleOf(projectId) {
    const found = await about(projectId);
    return found.ok ? success(found.value.people) : found;
  },
});

export function createBrowse(deps: BrowseDeps): Browse {
  const calls = createEngineCalls(deps.start, deps.file);
  const readings = createReadings({ ...deps, calls });
  const lingering = createAlarm({ keepsAlive: false });
  const asking = createAsking(calls, deps.log, (key) => void readings.begin(key));
  const looks = createLooks({
    readings,
    openFromDisk: (key) => asking('open', { projectId: key }, key),
    onLook: () => lingering.clear(),
  });
  const { at: looked, look, shown } = looks;
  const hearing = createHearing({ ...deps, calls, looked, readings });
  const tracking = createTracking({
    ...deps,
    ask: (ask) => calls.ask('tracking', ask),
    onLook: () => lingering.clear(),
    onLeft: () => endSoon(),
  });

  const trying = <T>(work: () => Promise<T>): Promise<Result<T>> => told(deps.log, work);

  /** Unless somebody looks. */
  function endSoon(): void {
    if (looked.size === 0 && !tracking.isLooked()) lingering.set(LINGER_MS, end);
  }

  function end(): void {
    lingering.clear();
    readings.stop();
    hearing.stop();
    tracking.stop();
    schedule.stop();
    void calls.end();
  }

  /** What the worker says of a production, which is read anew behind that. */
  const looking = <Kind extends AskedOfOne>(kind: Kind, ask: Asks[Kind]['ask']) =>
    trying(async () => {
      await look(ask.projectId);
      const answer = await asking(kind, ask, ask.projectId);
      shown(ask.projectId);
      return answer;
    });

  const schedule = createSchedule({
    ...deps,
    looking: (projectId, have) =>
      looking('schedule', { projectId, have, ahead: deps.ahead(projectId) }),
    keep: (projectId, extras) => calls.ask('keepExtras', { projectId, extras }),
    readingOf: (projectId) => readings.of(projectId),
    begin: (projectId) => readings.begin(projectId),
    ...askVersions(calls, (projectId) => looking('things', { projectId, ids: [] })),
  });

  const summaries = async (): Promise<ProductionSummary[]> => {
    const { projects, open } = await asking('projects', {}, STUDIO);
    return projects.map((one) => summaryOf(one, open.includes(one.id), deps.me, deps.studio()));
  };

  const finding = createFinding(summaries, () => readings.begin(STUDIO));

  return {
    tracking,
    schedule,
    list: () =>
      trying(async () => {
        await look(STUDIO);
        const productions = await summaries();
        shown(STUDIO);
        return { productions, ...readings.of(STUDIO) };
      }),
    open: (projectId) =>
      trying(async () => {
        await look(projectId);
        return finding.find(projectId);
      }),
    rows: (projectId, asked) =>
      trying(async () => {
        await look(projectId);
        const ahead = deps.ahead(projectId);
        const { rows, ...part } = await asking('rows', { projectId, asked, ahead }, projectId);
        shown(projectId);
        const unsent = deps.unsent(projectId);
        const marked = rows.map((row) => ({ ...row, unsent: unsent.get(row.id) ?? null }));
        return { ...part, rows: marked, ...readings.of(projectId) };
      }),
    ...askThings({
      ...{ log: deps.log, ahead: deps.ahead, endSoon },
      async put(ask) {
        // The other is handed over whole.
        const body = ask.list === 'tasks' && ask.body ? Buffer.from(ask.body) : null;
        await calls.ask('put', ask);
        if (body) await tracking.readBack(ask.projectId, body);
      },
      keep: (ask) => calls.ask('keepCasting', ask),
      keepPlaylists: (ask) => calls.ask('keepPlaylists', ask),
      store: (ask) => calls.ask('store', ask),
      now: deps.now,
      looking,
    }),
    async refresh(projectId) {
      await readings.begin(keyOf(projectId));
      return success(null);
    },
    close(projectId) {
      finding.forget(keyOf(projectId));
      schedule.close(keyOf(projectId));
      if (!looked.delete(keyOf(projectId))) return;
      // A worker that has ended holds nothing.
      calls.ask('leave', { projectId: keyOf(projectId) }).catch(() => undefined);
      endSoon();
    },
    leave() {
      looked.clear();
      end();
    },
    hear(name, data) {
      hearing.hear(name, data);
      tracking.hear(name, data);
      schedule.hear(name);
    },
    reconnected() {
      for (const key of looked) void readings.begin(key);
      schedule.reconnected();
    },
    async stop() {
      looked.clear();
      end();
      await calls.end();
    },
  };
}
