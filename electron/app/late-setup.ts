import type { Http } from '../kitsu/http.ts';
import type { Making } from '../production/making/making.ts';
import type { StartFileReader } from '../production/setup/desk/file-messages.ts';
import type { Setup } from '../production/setup/desk/setup.ts';
import type { Replica } from '../replica/replica.ts';
import { setupFile } from '../replica/setup/setup-file.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import type { SetupOpening, SetupRun } from '../shared/setup.ts';
import type { PushContext } from '../sync/push/push-context.ts';

export interface LateSetupDeps {
  folder: string;
  replica: Replica;
  http: Http;
  personId: string;
  studio(): StudioConfig;
  now(): Date;
  newId(): string;
  isOurs?: (() => boolean) | undefined;
  startFileReader?(): Promise<StartFileReader>;
  onOpening?(opening: SetupOpening): void;
  /** A run has moved. */
  onRun(run: SetupRun): void;
  /** What is shown of a new production may be otherwise. */
  onProductions?(): void;
  /** A production is made. */
  onMade(): void;
}

/** Making productions and setting them up: neither their code nor their file is opened before somebody asks for it. */
export function lateSetup({ folder, isOurs, http, ...deps }: LateSetupDeps) {
  const file = setupFile(folder, isOurs);
  let setup: Promise<Setup> | null = null;
  let making: Promise<Making> | null = null;
  function reader(): Promise<StartFileReader> {
    if (!deps.startFileReader) throw new Error('No file can be read here.');
    return deps.startFileReader();
  }
  async function load(): Promise<Setup> {
    const { openSetup } = await import('../production/setup/desk/setup.ts');
    const { sheetTable } = await import('../replica/setup/sheets.ts');
    const { runTable } = await import('../replica/setup/runs.ts');
    return openSetup(http, { ...deps, reader, sheets: sheetTable(file), runs: runTable(file) });
  }
  async function loadMaking(): Promise<Making> {
    const { Making: Made } = await import('../production/making/making.ts');
    const { makingTable } = await import('../replica/setup/making-table.ts');
    return new Made({
      ...deps,
      http,
      table: makingTable(file),
      onNews: () => deps.onProductions?.(),
    });
  }
  const getSetup = (): Promise<Setup> => (setup ??= load());
  const getMaking = (): Promise<Making> => (making ??= loadMaking());
  const pushes: Pick<PushContext, 'setUp' | 'makeProduction'> = {
    setUp: async (context, change) => (await getSetup()).push(context, change),
    makeProduction: async (context, change) => (await getMaking()).push(context, change),
  };
  deps.replica.onCommit((touched) => {
    for (const { table, key } of touched) {
      if (table !== 'outbox') continue;
      if (key[0] === 'setup') void setup?.then(({ runs }) => runs.moved(String(key[2])));
      if (key[0] === 'production') void making?.then((one) => one.moved());
    }
  });
  return {
    asked: { setup: getSetup, making: getMaking },
    /** How their rows of the outbox are sent. */
    pushes,
    close(): void {
      void setup?.then(({ sheets }) => sheets.opener.stop());
      file.close();
    },
    /** Closes it and deletes what is kept. */
    remove: file.remove,
  };
}
