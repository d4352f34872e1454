import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Http } from '../kitsu/http.ts';
import type { Browse } from '../production/browse/browse.ts';
import type { StartBrowsing } from '../production/browse/messages.ts';
import type { Edits } from '../production/edit/edits.ts';
import type { Playlists } from '../production/playlists/playlists.ts';
import type { Replica } from '../replica/replica.ts';
import type { UndoLog } from '../rules/undo-log.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { weekendOf } from '../shared/work-week.ts';

/** Productions as a lead looks at them, whose code and memory most artists never need. */
export interface LateBrowse extends Pick<Browse, 'leave' | 'hear' | 'reconnected' | 'stop'> {
  /** Loads it, where that is to do. */
  open(): Promise<Browse>;
  /** What is edited in them; loads it, too. */
  edits(): Promise<Edits>;
  /** Their playlists, likewise. */
  playlists(): Promise<Playlists>;
  /** Deletes what is on the disk of them. */
  remove(): void;
}

interface Deps {
  folder: string;
  replica: Replica;
  undoLog: UndoLog;
  http: Http;
  personId: string;
  newId(): string;
  now(): Date;
  studio(): StudioConfig;
  settings(): { workingDays: number[] };
  startBrowsing?(): Promise<StartBrowsing>;
  onProductions?(): void;
  log(message: string): void;
}

/** The kinds of change that are shown with productions. */
const OURS = ['production-edit', 'playlist'];

export function lateBrowse(deps: Deps): LateBrowse {
  const file = join(deps.folder, 'productions.db');
  let loading: Promise<Browse> | null = null;
  let editing: Promise<Edits> | null = null;
  let listing: Promise<Playlists> | null = null;
  let browse: Browse | null = null;

  async function load(): Promise<Browse> {
    if (!deps.startBrowsing) throw new Error('No worker can be started here.');
    const start = await deps.startBrowsing();
    const { createBrowse } = await import('../production/browse/browse.ts');
    const { aheadOf, unsentOf } = await import('../production/edit/lay-ahead.ts');
    const { editsOf } = await import('../outbox/kinds/production-edit.ts');
    const { replica } = deps;
    browse = createBrowse({
      ...{ file, start, http: deps.http, me: deps.personId, now: deps.now, studio: deps.studio },
      weekend: () => weekendOf(deps.settings().workingDays),
      ahead: (projectId) => aheadOf(editsOf(replica, projectId)),
      unsent: (projectId) => unsentOf(editsOf(replica, projectId)),
      onNews: () => deps.onProductions?.(),
      log: deps.log,
    });
    return browse;
  }

  async function loadEdits(): Promise<Edits> {
    const { createEdits } = await import('../production/edit/edits.ts');
    const { replica, http, studio, undoLog, personId: me, newId } = deps;
    return createEdits({ replica, http, studio, undoLog, me, newId, browse: open });
  }

  async function loadPlaylists(): Promise<Playlists> {
    const { createPlaylists } = await import('../production/playlists/playlists.ts');
    const { replica, http, studio, undoLog, personId: me, newId } = deps;
    return createPlaylists({ replica, http, studio, undoLog, me, newId, browse: open });
  }

  const open = (): Promise<Browse> => (loading ??= load());
  deps.replica.onCommit((touched) => {
    const isOurs = touched.some(
      ({ table, key }) => table === 'outbox' && OURS.includes(String(key[0])),
    );
    if (isOurs) deps.onProductions?.();
  });
  return {
    open,
    edits: () => (editing ??= loadEdits()),
    playlists: () => (listing ??= loadPlaylists()),
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
