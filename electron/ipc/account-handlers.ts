import { basename } from 'node:path';
import type { AppCore } from '../app/app-core.ts';
import { unsentCsv } from '../outbox/unsent-csv.ts';
import { writeArtistsFile } from '../platform/private-files.ts';
import { csvFormatOf } from '../shared/export.ts';
import { failure, success } from '../shared/result.ts';
import type { ExportDeps } from './export-handlers.ts';
import type { Handlers } from './register.ts';

export type AccountHandlerDeps = Pick<ExportDeps, 'locale' | 'askWhereToSave' | 'log'> & {
  companion: Pick<AppCore, 'accounts'>;
};

type AccountHandlers = Pick<Handlers, Extract<keyof Handlers, `accounts.${string}`>>;

const GONE = failure('not-found', 'This account is not on this computer any more.');

/** The accounts whose data lies on this computer. */
export function accountHandlers(deps: AccountHandlerDeps): AccountHandlers {
  const { accounts } = deps.companion;
  return {
    'accounts.list': () => success(accounts.list()),
    'accounts.remove': ({ key, evenUnsent }) => accounts.remove(key, evenUnsent),
    'accounts.exportUnsent': async ({ key }) => {
      if (!accounts.unsent(key)) return GONE;
      const file = await deps.askWhereToSave('Not in Kitsu yet.csv');
      if (file === null) return success(null);
      // The dialog may have been open for long: use the present data.
      const found = accounts.unsent(key);
      if (!found) return GONE;
      try {
        writeArtistsFile(file, unsentCsv(found.rows, csvFormatOf(deps.locale())));
      } catch (error) {
        deps.log(`What is unsent could not be written: ${String(error)}`);
        return failure(
          'disk',
          'The file could not be written there. Nothing was removed.',
          'Choose another folder.',
        );
      }
      return success({ name: basename(file), lines: found.rows.length });
    },
    'accounts.startFromCopy': ({ key }) => accounts.startFromCopy(key),
  };
}
