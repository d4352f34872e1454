import type { Exported } from '../production/tracking/export-tables.ts';
import { printedPage } from '../production/tracking/printed-page.ts';
import { exportTitle } from '../production/tracking/titles.ts';
import type { TrackedTables } from '../production/tracking/tracking.ts';
import { longDay, type Day } from '../shared/day.ts';
import type { TableFormat } from '../shared/export-table.ts';
import { csvFormatOf } from '../shared/export.ts';
import { tablesCsv, tablesWorkbook } from '../time/sheet/table-files.ts';

interface Wanted {
  what: Exported;
  as: TableFormat;
  /** Who exports it, on which day, with the numbers of which country. */
  by: string;
  today: Day;
  locale: string;
}

/** What its file is called, in signs that every system allows. */
export const exportName = (
  { name }: Pick<TrackedTables, 'name'>,
  what: Exported,
  as: TableFormat,
): string => `${name}, ${exportTitle(what)}.${as}`.replace(/[\\/:*?"<>|]/g, ' ');

/** What is in it. */
export async function exportedFile(
  { tables, name: production, how }: TrackedTables,
  { what, as, by, today, locale }: Wanted,
  toPdf: (html: string) => Promise<Buffer>,
): Promise<string | Buffer> {
  switch (as) {
    case 'csv':
      return tablesCsv(tables, csvFormatOf(locale));
    case 'xlsx':
      return tablesWorkbook(tables);
    case 'pdf': {
      const title = exportTitle(what);
      return toPdf(printedPage({ production, title, day: longDay(today), by, tables, how }));
    }
  }
}
