import { z } from 'zod';
import {
  LONGEST_CELL,
  LONGEST_PASTE,
  MOST_BLOCKS,
  MOST_ROWS_AT_ONCE,
  MOST_SHEET_COLUMNS,
  MOST_SHEET_ROWS,
  type SetupEdited,
  type SetupMeaning,
  type SetupPlan,
  type SetupProduction,
  type SetupRows,
  type SetupRun,
  type SetupSheet,
  type SetupSteps,
  type SetupTried,
} from '../setup.ts';
import { id, noArgs, operation } from './define.ts';

const production = z.strictObject({ productionId: id });
const sheet = z.strictObject({ sheetId: id });
const run = z.strictObject({ runId: id });
const row = z.int().min(0).max(MOST_SHEET_ROWS);
const column = z.int().min(0).max(MOST_SHEET_COLUMNS);
const cell = z.string().max(LONGEST_CELL);
const means = z.string().min(1).max(300);
const window = {
  from: z.int().min(0).max(1_000_000),
  count: z.int().min(1).max(MOST_ROWS_AT_ONCE),
};

/** Cells from a place on; where `rows` and `columns` are more than the cells, these are repeated, as a fill does. */
const block = z.strictObject({
  row,
  column,
  cells: z.array(z.array(cell).min(1).max(MOST_SHEET_COLUMNS)).min(1).max(MOST_SHEET_ROWS),
  rows: row.optional(),
  columns: column.optional(),
});

const cut = {
  pattern: z.string().min(1).max(200).nullable(),
  frameIn: z.union([z.int().min(-10_000_000).max(100_000_000), z.literal('source')]).nullable(),
  handles: z.int().min(0).max(9999),
  episode: z.string().max(160).nullable(),
};

/** A production set up from a sheet: opened, edited, planned, applied and taken back. */
export const setupOperations = {
  /** My productions, and why some may not be set up by me. */
  'setup.productions': operation<SetupProduction[]>()(() => noArgs),
  /** The sheet that is kept for a production; `null`: none yet. */
  'setup.sheet': operation<SetupSheet | null>()(() => production),
  /** Asks for a file and opens it as the production's sheet; `null` if the person cancelled. */
  'setup.choose': operation<SetupSheet | null>()(() => production),
  /** Opens what was dropped or picked last: the preload script puts the paths in, whatever the page says. */
  'setup.chooseGiven': operation<SetupSheet>()(() =>
    production.extend({ paths: z.array(z.string().min(1).max(4096)).max(20) }),
  ),
  /** Opens cells that were pasted, with their titles in the first row. */
  'setup.pasted': operation<SetupSheet>()(() =>
    production.extend({ text: z.string().min(1).max(LONGEST_PASTE) }),
  ),
  /** Reads no further in the file that is being opened; whoever asked for it is refused with `cancelled`. */
  'setup.stopOpening': operation<null>()(() => noArgs),
  /** An empty sheet to type into. */
  'setup.begin': operation<SetupSheet>()(() =>
    production.extend({ kind: z.enum(['Shot', 'Asset', 'Sequence', 'Episode']) }),
  ),
  'setup.discard': operation<null>()(() => sheet),
  /** What the columns of this production can be. Reads Kitsu if that was not done yet. */
  'setup.meanings': operation<SetupMeaning[]>()(() => production),
  /** Matches columns, and remembers it for this studio. */
  'setup.columns': operation<SetupSheet>()(() =>
    sheet.extend({
      columns: z.array(z.strictObject({ column, means })).min(1).max(MOST_SHEET_COLUMNS),
    }),
  ),
  'setup.addColumn': operation<SetupSheet>()(() =>
    sheet.extend({ name: z.string().trim().min(1).max(200), means: means.optional() }),
  ),
  'setup.rows': operation<SetupRows>()(() => sheet.extend(window)),
  /** Types, pastes and fills cells, all of it as one step; rows after the last are added. On disk when it returns. */
  'setup.edit': operation<SetupEdited>()(() =>
    sheet.extend({ blocks: z.array(block).min(1).max(MOST_BLOCKS) }),
  ),
  'setup.insertRows': operation<SetupEdited>()(() => sheet.extend({ row, count: row.min(1) })),
  'setup.removeRows': operation<SetupEdited>()(() => sheet.extend({ row, count: row.min(1) })),
  'setup.undo': operation<SetupEdited>()(() => sheet),
  'setup.redo': operation<SetupEdited>()(() => sheet),
  /** How a cut is read; its rows are made anew. */
  'setup.cut': operation<SetupSheet>()(() => sheet.extend(cut)),
  /** What its clips would be by this; nothing is changed. */
  'setup.tryPattern': operation<SetupTried>()(() => sheet.extend(cut)),
  /** `reread`: reads Kitsu anew first; it is read in any case if that was not done yet. */
  'setup.plan': operation<SetupPlan>()(() =>
    sheet.extend({ reread: z.boolean(), updateOnly: z.boolean() }),
  ),
  /** A window of a plan's steps: of one group, or those in which a text stands. */
  'setup.steps': operation<SetupSteps>()(() =>
    z.strictObject({
      planId: id,
      group: z.string().max(100).nullable(),
      text: z.string().max(200),
      ...window,
    }),
  ),
  /** Answers a question otherwise than proposed; kept with the sheet. */
  'setup.answer': operation<null>()(() =>
    sheet.extend({ question: z.string().min(1).max(1000), answer: z.string().min(1).max(200) }),
  ),
  /** Asks for a path and writes the plan there as CSV; `null` if the person cancelled. */
  'setup.exportPlan': operation<{ name: string; lines: number } | null>()(() =>
    z.strictObject({ planId: id }),
  ),
  /** Puts the plan into the outbox; durable when it returns. `agreed`: what is asked is taken as proposed. */
  'setup.apply': operation<SetupRun>()(() => z.strictObject({ planId: id, agreed: z.boolean() })),
  /** The runs of a production, the newest first; afterwards the event `setup` tells of each. */
  'setup.progress': operation<SetupRun[]>()(() => production),
  'setup.pause': operation<SetupRun>()(() => run),
  'setup.resume': operation<SetupRun>()(() => run),
  /** Ends it: what is done stays, and can be taken back. */
  'setup.cancel': operation<SetupRun>()(() => run),
  /** Removes what a run made and nobody has touched since, and sets values as they were: a run of its own. */
  'setup.takeBack': operation<SetupRun>()(() => run),
};
