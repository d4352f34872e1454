import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Http } from '../kitsu/http.ts';
import type { Browse } from '../production/browse/browse.ts';
import type { StartBrowsing } from '../production/browse/messages.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';

/** Productions as a lead looks at them, whose code and memory most artists never need. */
export interface LateBrowse extends Pick<Browse, 'leave' | 'hear' | 'reconnected' | 'stop'> {
  /** Loads it, where that is to do. */
  open(): Promise<Browse>;
  /** Deletes what is on the disk of them. */
  remove(): void;
}

interface Deps {
  folder: string;
  http: Http;
  personId: string;
  now(): Date;
  studio(): StudioConfig;
  startBrowsing?(): Promise<StartBrowsing>;
  onProductions?(): void;
  log(message: string): void;
}

export function lateBrowse(deps: Deps): LateBrowse {
  const file = join(deps.folder, 'productions.db');
  let loading: Promise<Browse> | null = null;
  let browse: Browse | null = null;

  async function load(): Promise<Browse> {
    if (!deps.startBrowsing) throw new Error('No worker can be started here.');
    const start = await deps.startBrowsing();
    const { createBrowse } = await import('../production/browse/browse.ts');
    browse = createBrowse({
      ...{ file, start, http: deps.http, me: deps.personId, now: deps.now, studio: deps.studio },
      onNews: () => deps.onProductions?.(),
      log: deps.log,
    });
    return browse;
  }

  return {
    open: () => (loading ??= load()),
    leave: () => browse?.leave(),
    hear: (name, data) => browse?.hear(name, data),
    reconnected: () => browse?.reconnected(),
    async stop() {
      await browse?.stop();
    },
    remove() {
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
    },
  };
}
