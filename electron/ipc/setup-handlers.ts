import { basename } from 'node:path';
import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Workspace } from '../app/workspace.ts';
import { writeArtistsFile } from '../platform/private-files.ts';
import { readChosenFile } from '../platform/chosen-file.ts';
import type { Setup } from '../production/setup/desk/setup.ts';
import { csvFormatOf } from '../shared/export.ts';
import { failure, success, type Result } from '../shared/result.ts';
import type { SetupSheet } from '../shared/setup.ts';
import type { Handlers } from './register.ts';

export interface SetupHandlerDeps {
  /** The system's dialog: the file that was chosen, or `null`. */
  chooseSheet(): Promise<string | null>;
  askWhereToKeep(name: string): Promise<string | null>;
  /** The locale of the system, whose spreadsheet opens a plan. */
  locale(): string;
}

type SetupHandlers = Pick<Handlers, Extract<keyof Handlers, `setup.${string}`>>;

const NO_FILE = failure('bad-input', 'No file was given.', 'Drop one file.');
const NOT_WRITTEN = failure(
  'disk',
  'The file could not be written there.',
  'Choose another folder.',
);

/** Setting up a production. Its code is loaded when it is first asked for: most artists never do. */
export function setupHandlers(deps: SetupHandlerDeps, inWorkspace: WithWorkspace): SetupHandlers {
  const at = <T>(work: (setup: Setup, workspace: Workspace) => Result<T> | Promise<Result<T>>) =>
    inWorkspace(async (workspace) => work(await workspace.setup(), workspace));
  const open = (productionId: string, path: string): Promise<Result<SetupSheet>> =>
    at(async (setup) => {
      const bytes = await readChosenFile(path);
      return bytes.ok ? setup.sheets.open(productionId, basename(path), bytes.value) : bytes;
    });

  return {
    'setup.productions': () => at((setup) => success(setup.productions())),
    'setup.sheet': ({ productionId }) => at((setup) => success(setup.sheets.of(productionId))),
    'setup.choose': async ({ productionId }) => {
      const path = await deps.chooseSheet();
      return path === null ? success(null) : open(productionId, path);
    },
    'setup.chooseGiven': ({ productionId, paths: [path] }) =>
      path === undefined ? NO_FILE : open(productionId, path),
    'setup.pasted': ({ productionId, text }) =>
      at((setup) => setup.sheets.open(productionId, 'Pasted cells.tsv', Buffer.from(text))),
    'setup.stopOpening': () =>
      at(({ sheets }) => {
        sheets.opener.stop();
        return success(null);
      }),
    'setup.begin': ({ productionId, kind }) => at((setup) => setup.begin(productionId, kind)),
    'setup.discard': ({ sheetId }) => at((setup) => setup.sheets.discard(sheetId)),
    'setup.meanings': ({ productionId }) => at((setup) => setup.meanings(productionId)),
    'setup.columns': ({ sheetId, columns }) => at(({ sheets }) => sheets.match(sheetId, columns)),
    'setup.addColumn': ({ sheetId, name, means }) =>
      at(({ sheets }) => sheets.addColumn(sheetId, name, means)),
    'setup.rows': ({ sheetId, from, count }) =>
      at(({ sheets }) => sheets.rows(sheetId, from, count)),
    'setup.edit': ({ sheetId, blocks }) => at(({ sheets }) => sheets.edit(sheetId, blocks)),
    'setup.insertRows': ({ sheetId, row, count }) =>
      at(({ sheets }) => sheets.insertRows(sheetId, row, count)),
    'setup.removeRows': ({ sheetId, row, count }) =>
      at(({ sheets }) => sheets.removeRows(sheetId, row, count)),
    'setup.undo': ({ sheetId }) => at(({ sheets }) => sheets.again(sheetId, 'undo')),
    'setup.redo': ({ sheetId }) => at(({ sheets }) => sheets.again(sheetId, 'redo')),
    'setup.cut': ({ sheetId, ...options }) => at(({ sheets }) => sheets.setCut(sheetId, options)),
    'setup.tryPattern': ({ sheetId, ...options }) =>
      at(({ sheets }) => sheets.tryPattern(sheetId, options)),
    'setup.plan': ({ sheetId, ...choices }) => at(({ plans }) => plans.plan(sheetId, choices)),
    'setup.steps': ({ planId, ...wanted }) => at(({ plans }) => plans.steps(planId, wanted)),
    'setup.answer': ({ sheetId, question, answer }) =>
      at(({ sheets }) => sheets.answer(sheetId, question, answer)),
    'setup.exportPlan': ({ planId }) =>
      at(async ({ plans }) => {
        const csv = plans.csv(planId, csvFormatOf(deps.locale()));
        if (!csv.ok) return csv;
        const file = await deps.askWhereToKeep('Plan.csv');
        if (file === null) return success(null);
        try {
          writeArtistsFile(file, csv.value.text);
        } catch {
          return NOT_WRITTEN;
        }
        return success({ name: basename(file), lines: csv.value.lines });
      }),
    'setup.apply': ({ planId, agreed }) => at(({ runs }) => runs.apply(planId, agreed)),
    'setup.progress': ({ productionId }) => at(({ runs }) => success(runs.of(productionId))),
    'setup.pause': ({ runId }) => at(({ runs }) => runs.pause(runId)),
    'setup.resume': ({ runId }) => at(({ runs }) => runs.resume(runId)),
    'setup.cancel': ({ runId }) => at(({ runs }) => runs.cancel(runId)),
    'setup.takeBack': ({ runId }) => at(({ runs }) => runs.takeBack(runId)),
  };
}
