import { basename } from 'node:path';
import { writeArtistsFile } from '../platform/private-files.ts';
import { diskFailure } from '../replica/durability/disk-failure.ts';
import { failure, success, type Failure } from '../shared/result.ts';
import type { Workspace } from '../app/workspace.ts';
import { daysOfRange, exportLines } from '../time/sheet/export-lines.ts';
import { timeCsv } from '../time/sheet/time-csv.ts';
import { timeWorkbook } from '../time/sheet/time-workbook.ts';
import type { TimeRow } from '../time/sheet/time-table.ts';
import { csvFormatOf, type ExportFormat } from '../shared/export.ts';
import type { Handlers } from './register.ts';

export interface ExportDeps {
  workspace(): Workspace | null;
  whyClosed(): Failure;
  today(): string;
  /** The locale of the system, whose spreadsheet opens the file: `de-DE`. */
  locale(): string;
  /** The system's dialog: the file that the artist chose, or `null`. */
  askWhereToSave(name: string): Promise<string | null>;
  showInFolder(file: string): void;
  log(message: string): void;
}

type ExportHandlers = Pick<Handlers, 'time.export' | 'time.exportFormat' | 'time.showExport'>;

const contentOf = (rows: readonly TimeRow[], format: ExportFormat): Promise<string | Buffer> =>
  format.kind === 'xlsx' ? timeWorkbook(rows) : Promise.resolve(timeCsv(rows, format));

/** The artist's time as a file, from this disk alone: it needs no network and no session. */
export function exportHandlers(deps: ExportDeps): ExportHandlers {
  let written: string | null = null;
  return {
    'time.exportFormat': () => success(csvFormatOf(deps.locale())),
    'time.export': async ({ range, format }) => {
      const as: ExportFormat = format ?? { kind: 'csv', ...csvFormatOf(deps.locale()) };
      const { first, last } = daysOfRange(range, deps.today());
      const until = last > deps.today() ? deps.today() : last;
      const name = `My time ${first} to ${until}.${as.kind}`;
      if (!deps.workspace()) return deps.whyClosed();
      const file = await deps.askWhereToSave(name);
      if (file === null) return success(null);
      // The dialog may have been open for long: use the present data.
      const workspace = deps.workspace();
      if (!workspace) return deps.whyClosed();
      const lines = exportLines(workspace.replica, first, last);
      try {
        writeArtistsFile(file, await contentOf(lines, as));
      } catch (error) {
        deps.log(`The export could not be written: ${String(error)}`);
        const said = diskFailure(error);
        return failure(
          'disk',
          said?.code === 'disk' && said.message.includes('full')
            ? 'The disk is full: the file was not written. Your time is safe here.'
            : 'The file could not be written there. Your time is safe here.',
          'Choose another folder.',
        );
      }
      written = file;
      return success({ name: basename(file), lines: lines.length });
    },
    'time.showExport': () => {
      if (written === null) return failure('not-found', 'Nothing was exported yet.');
      deps.showInFolder(written);
      return success(null);
    },
  };
}
