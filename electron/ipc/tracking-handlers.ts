import { basename } from 'node:path';
import type { WithWorkspace } from '../app/with-workspace.ts';
import { writeArtistsFile } from '../platform/private-files.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { csvFormatOf } from '../shared/export.ts';
import { failure, success } from '../shared/result.ts';
import { printedPage } from '../production/tracking/printed-page.ts';
import { exportTitle } from '../production/tracking/titles.ts';
import type { TrackedTables } from '../production/tracking/tracking.ts';
import { longDay } from '../shared/day.ts';
import type { TableFormat } from '../shared/export-table.ts';
import { tablesCsv, tablesWorkbook } from '../time/sheet/table-files.ts';
import type { Handlers } from './register.ts';

export interface TrackingHandlerDeps {
  askWhereToKeep(name: string): Promise<string | null>;
  /** The locale of the system, whose spreadsheet opens the file. */
  locale(): string;
  /** A page as PDF, on the paper of this country. */
  toPdf(html: string): Promise<Buffer>;
  log(message: string): void;
}

/** The person who is signed in, and their day. */
interface Printing {
  by(): string;
  today(): string;
}

const NOT_WRITTEN = failure(
  'disk',
  'The file could not be written there.',
  'Choose another folder.',
);

/** Where a production stands. */
export const trackingHandlers = (
  deps: TrackingHandlerDeps & Printing,
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): Pick<Handlers, Extract<keyof Handlers, `tracking.${string}`>> => ({
  'tracking.view': ({ projectId, tab, time }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.open()).tracking.view(projectId, tab, time),
    ),
  'tracking.tasks': ({ projectId, of, ...part }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.open()).tracking.tasks(projectId, of, part),
    ),
  'tracking.riskGroups': ({ projectId, by }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.open()).tracking.riskGroups(projectId, by),
    ),
  'tracking.remedies': ({ projectId, taskId }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.open()).tracking.remedies(projectId, taskId),
    ),
  'tracking.proposeMove': ({ projectId, move }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).proposeMove(projectId, move, moment().at),
    ),
  'tracking.move': ({ projectId, move }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).move(projectId, move, moment().at),
    ),
  'tracking.refresh': ({ projectId }) =>
    inWorkspace(async ({ productions }) => (await productions.open()).tracking.refresh(projectId)),
  'tracking.close': ({ projectId }) =>
    inWorkspace(async ({ productions }) => {
      (await productions.open()).tracking.close(projectId);
      return success(null);
    }),
  'tracking.export': ({ projectId, what, time, as }) =>
    inWorkspace(async ({ productions }) => {
      const wish = { what, time, paper: as === 'pdf' };
      const found = await (await productions.open()).tracking.tables(projectId, wish);
      if (!found.ok) return found;
      const name = `${found.value.name}, ${exportTitle(what)}.${as}`.replace(/[\\/:*?"<>|]/g, ' ');
      const file = await deps.askWhereToKeep(name);
      if (file === null) return success(null);
      const about = { title: exportTitle(what), by: deps.by() };
      try {
        writeArtistsFile(file, await contentOf(deps, as, { ...found.value, ...about }));
      } catch (error) {
        deps.log(`The export could not be written: ${String(error)}`);
        return NOT_WRITTEN;
      }
      return success({ name: basename(file) });
    }),
});

async function contentOf(
  { locale, toPdf, today }: TrackingHandlerDeps & Printing,
  as: TableFormat,
  { tables, name: production, how, title, by }: TrackedTables & { title: string; by: string },
): Promise<string | Buffer> {
  switch (as) {
    case 'csv':
      return tablesCsv(tables, csvFormatOf(locale()));
    case 'xlsx':
      return tablesWorkbook(tables);
    case 'pdf': {
      const day = longDay(today());
      return toPdf(printedPage({ production, title, day, by, tables, how }));
    }
  }
}
