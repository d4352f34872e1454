import type { FailureCode } from '../../shared/result.ts';
import { allAssetTypes } from '../../kitsu/production/asset-types.ts';
import { namesOfProject, type NamedRow } from '../../kitsu/production/names.ts';
import type { Http } from '../../kitsu/http.ts';
import { yieldToEventLoop } from '../../platform/yield.ts';
import {
  entryMaker,
  type ProductionNames,
  type SearchEntry,
} from '../../replica/search/search-entry.ts';
import type { SearchIndex } from '../../replica/search/search-index.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { createRerun } from '../../shared/concurrency.ts';

export interface NamesPullDeps {
  index: SearchIndex;
  http: Http;
  now(): Date;
  studio(): StudioConfig;
  /** Nothing may be requested now: signed out, or Kitsu is away. */
  isBlocked(): boolean;
  log(message: string): void;
  signal: AbortSignal;
}

/** Reads the names of my productions for the search, after all that an artist's day needs. */
export interface NamesPull {
  /** Reads what is missing or old, one production after the other. Never throws. */
  run(): Promise<void>;
  /** Something of the production was made, renamed or deleted: it is read before its day is over. */
  changed(projectId: string): void;
  settled(): Promise<unknown>;
}

/** A production is read once a day. */
const OLD_MS = 24 * 3_600_000;
/** And after a change there, but no oftener than this: whoever sets up a production makes thousands. */
const CHANGED_MS = 10 * 60_000;
/** Rows that are made in one go. */
const AT_ONCE = 200;
/** Failures that concern one production. */
const ITS_OWN = new Set<FailureCode>(['forbidden', 'not-found', 'refused', 'not-understood']);

export function createNamesPull(deps: NamesPullDeps): NamesPull {
  const { index, http, now, log, signal } = deps;
  const touched = new Set<string>();
  /** Failed in this session: not asked again in every round. */
  const refused = new Set<string>();

  const rounds = createRerun(() =>
    round().catch((error: unknown) => log(`Reading names failed: ${String(error)}`)),
  );

  const goesOn = async (): Promise<boolean> => {
    await yieldToEventLoop();
    return !signal.aborted;
  };

  async function entriesOf(
    rows: readonly NamedRow[],
    production: ProductionNames,
  ): Promise<SearchEntry[]> {
    const make = entryMaker(rows, production);
    const entries: SearchEntry[] = [];
    for (const [at, one] of rows.entries()) {
      if (at % AT_ONCE === AT_ONCE - 1) await yieldToEventLoop();
      const entry = make(one);
      if (entry) entries.push(entry);
    }
    return entries;
  }

  async function round(): Promise<void> {
    const { context } = deps.studio();
    if (context === null || signal.aborted || deps.isBlocked()) return;
    index.keepOnly(context.projects.map(({ id }) => id));
    const readAt = index.readAt();
    const isDue = (id: string): boolean => {
      const age = now().getTime() - (readAt.get(id) ?? 0);
      return age < 0 || age > (touched.has(id) ? CHANGED_MS : OLD_MS);
    };
    const due = context.projects.filter(({ id }) => isDue(id) && !refused.has(id));
    if (due.length === 0) return;
    const types = await allAssetTypes(http, { signal });
    if (!types.ok) return;
    const assetTypes = new Map(types.value.map(({ id, name }) => [id, name]));
    const taskTypes = new Map(
      context.taskTypes.map(({ id, name }) => [
        id,
        { name, shortName: context.taskTypeShortNames[id] ?? '' },
      ]),
    );
    for (const { id, name } of due) {
      if (deps.isBlocked() || !(await goesOn())) return;
      const at = now().getTime();
      touched.delete(id);
      const names = await namesOfProject(http, id, signal);
      if (signal.aborted) return;
      if (names.ok) {
        const entries = await entriesOf(names.value, { id, name, assetTypes, taskTypes });
        await index.store({ id, name }, entries, at, goesOn);
      } else if (ITS_OWN.has(names.code)) refused.add(id);
      else return;
    }
  }

  return {
    run: rounds.run,
    changed: (projectId) => void touched.add(projectId),
    settled: rounds.settled,
  };
}
