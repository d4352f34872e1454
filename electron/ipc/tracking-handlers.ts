import { basename } from 'node:path';
import type { WithWorkspace } from '../app/with-workspace.ts';
import { writeArtistsFile } from '../platform/private-files.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { csvFormatOf } from '../shared/export.ts';
import { failure, success } from '../shared/result.ts';
import { csvOf } from '../time/sheet/csv.ts';
import type { Handlers } from './register.ts';

export interface TrackingHandlerDeps {
  askWhereToKeep(name: string): Promise<string | null>;
  /** The locale of the system, whose spreadsheet opens the file. */
  locale(): string;
}

const NOT_WRITTEN = failure(
  'disk',
  'The file could not be written there.',
  'Choose another folder.',
);

/** Where a production stands. */
export const trackingHandlers = (
  deps: TrackingHandlerDeps,
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): Pick<Handlers, Extract<keyof Handlers, `tracking.${string}`>> => ({
  'tracking.view': ({ projectId, tab }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.open()).tracking.view(projectId, tab),
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
  'tracking.export': ({ projectId, tab }) =>
    inWorkspace(async ({ productions }) => {
      const table = await (await productions.open()).tracking.table(projectId, tab);
      if (!table.ok) return table;
      const file = await deps.askWhereToKeep(`${tab}.csv`);
      if (file === null) return success(null);
      try {
        writeArtistsFile(file, csvOf(table.value, csvFormatOf(deps.locale())));
      } catch {
        return NOT_WRITTEN;
      }
      return success({ name: basename(file) });
    }),
});
