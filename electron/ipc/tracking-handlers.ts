import { basename } from 'node:path';
import type { WithWorkspace } from '../app/with-workspace.ts';
import { writeArtistsFile } from '../platform/private-files.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { failure, success } from '../shared/result.ts';
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
      // Only whoever exports something loads what writes it.
      const { exportName, exportedFile } = await import('./tracking-files.ts');
      const file = await deps.askWhereToKeep(exportName(found.value, what, as));
      if (file === null) return success(null);
      try {
        const about = { by: deps.by(), today: deps.today(), locale: deps.locale() };
        writeArtistsFile(file, await exportedFile(found.value, { what, as, ...about }, deps.toPdf));
      } catch (error) {
        deps.log(`The export could not be written: ${String(error)}`);
        return NOT_WRITTEN;
      }
      return success({ name: basename(file) });
    }),
});
