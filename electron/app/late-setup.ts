import type { Http } from '../kitsu/http.ts';
import type { Setup } from '../production/setup/desk/setup.ts';
import type { Replica } from '../replica/replica.ts';
import { runTable } from '../replica/setup/runs.ts';
import { setupFile } from '../replica/setup/setup-file.ts';
import { sheetTable } from '../replica/setup/sheets.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import type { SetupRun } from '../shared/setup.ts';

export interface LateSetupDeps {
  folder: string;
  replica: Replica;
  http: Http;
  studio(): StudioConfig;
  now(): Date;
  newId(): string;
  isOurs?: (() => boolean) | undefined;
  /** A run has moved. */
  onRun(run: SetupRun): void;
}

/** Setting up productions: neither its code nor its file is opened before somebody asks for it. */
export function lateSetup({ folder, isOurs, http, ...deps }: LateSetupDeps) {
  const file = setupFile(folder, isOurs);
  let setup: Promise<Setup> | null = null;
  async function load(): Promise<Setup> {
    const { openSetup } = await import('../production/setup/desk/setup.ts');
    return openSetup(http, { ...deps, sheets: sheetTable(file), runs: runTable(file) });
  }
  deps.replica.onCommit((touched) => {
    for (const { table, key } of touched)
      if (table === 'outbox' && key[0] === 'setup')
        void setup?.then(({ runs }) => runs.moved(String(key[2])));
  });
  return {
    get: (): Promise<Setup> => (setup ??= load()),
    close: file.close,
    /** Closes it and deletes what is kept. */
    remove: file.remove,
  };
}
