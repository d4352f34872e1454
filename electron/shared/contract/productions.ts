import { z } from 'zod';
import { MOST_CAST, MOST_CAST_TOGETHER, type CastingView } from '../casting.ts';
import {
  OPEN_TO,
  STRUCTURE_VIEWS,
  type ProductionSummary,
  type ProductionsView,
  type RowsAsked,
  type StructureRows,
} from '../productions.ts';
import {
  THING_KINDS,
  type EditView,
  type NewChoice,
  type RemovalView,
  type TeamView,
} from '../production-edit.ts';
import {
  ENABLED_KINDS,
  ORDERED_KINDS,
  type ColumnDraft,
  type ProductionSettings,
} from '../production-settings.ts';
import { COLUMN_OWNERS, COLUMN_TYPES } from '../production.ts';
import type { Undoable } from '../undo.ts';
import { id, noArgs, operation } from './define.ts';
import { playlistOperations } from './playlists.ts';
import { typedValue } from './task-facts.ts';

/** More than any screen shows at once. */
const MOST_ROWS = 400;
/** As many as are edited at once: a few long sequences. */
const things = z.array(id).min(1).max(2000);
const place = z.int().min(0).max(10_000_000);

const rowsAsked = z
  .strictObject({
    view: z.enum(STRUCTURE_VIEWS),
    openTo: z.enum(OPEN_TO),
    toggled: z.array(id).max(5000),
    search: z.string().max(500),
    canceled: z.boolean(),
    from: place,
    to: place,
  })
  .refine(
    ({ from, to }) => to >= from && to - from <= MOST_ROWS,
    'Too many rows',
  ) satisfies z.ZodType<RowsAsked>;

const column = z.strictObject({
  name: z.string().max(1000),
  entityType: z.enum(COLUMN_OWNERS),
  dataType: z.enum(COLUMN_TYPES),
  choices: z.array(z.string().max(1000)).max(5000),
  forClient: z.boolean(),
  departmentIds: z.array(id).max(500),
  taskTypeId: id.nullable(),
}) satisfies z.ZodType<ColumnDraft>;

/** Shots and assets of which the casting is told together. */
const holders = z.array(id).min(1).max(MOST_CAST_TOGETHER);

/** Productions as a lead looks at them: from this computer at once, read from Kitsu behind that. */
export const productionOperations = {
  ...playlistOperations,
  'productions.list': operation<ProductionsView>()(() => noArgs),
  /** Opens one from the disk, and has it read anew. */
  'productions.open': operation<ProductionSummary | null>()(() =>
    z.strictObject({ projectId: id }),
  ),
  /** Some of its rows. */
  'productions.rows': operation<StructureRows>()(() =>
    z.strictObject({ projectId: id, asked: rowsAsked }),
  ),
  /** Reads it, or the list (`null`), from Kitsu now. */
  'productions.refresh': operation<null>()(() => z.strictObject({ projectId: id.nullable() })),
  /** What can be edited of these together, with what they have. */
  'productions.editView': operation<EditView>()(() =>
    z.strictObject({ projectId: id, ids: things }),
  ),
  /** Sets one field of several things, all or none. Durable when it returns. */
  'productions.setField': operation<Undoable>()(() =>
    z.strictObject({
      projectId: id,
      wanted: z.strictObject({ ids: things, field: id, value: typedValue }),
    }),
  ),
  /** Gives tasks to somebody, or takes them off, all or none. Durable when it returns. */
  'productions.assign': operation<Undoable>()(() =>
    z.strictObject({ projectId: id, ids: things, personId: id, on: z.boolean() }),
  ),
  /** What can be made where these rows are. */
  'productions.choices': operation<NewChoice[]>()(() =>
    z.strictObject({ projectId: id, ids: z.array(id).max(2000), view: z.enum(STRUCTURE_VIEWS) }),
  ),
  /** Makes something, or a task on each of several. Durable when it returns. */
  'productions.make': operation<Undoable>()(() =>
    z.strictObject({
      projectId: id,
      view: z.enum(STRUCTURE_VIEWS),
      wanted: z.strictObject({
        kind: z.enum(THING_KINDS),
        parentIds: z.array(id.nullable()).min(1).max(2000),
        name: z.string().max(1000),
        typeId: id.nullable(),
      }),
    }),
  ),
  /** What is in shots or assets; `fresh`: asked of Kitsu first. */
  'productions.casting': operation<CastingView>()(() =>
    z.strictObject({ projectId: id, ids: holders, fresh: z.boolean() }),
  ),
  /** Puts an asset into them so often, or takes it out (0). Durable when it returns. */
  'productions.cast': operation<Undoable>()(() =>
    z.strictObject({
      ...{ projectId: id, ids: holders, assetId: id },
      count: z.int().min(0).max(MOST_CAST),
    }),
  ),
  /** What it is set to: its columns. */
  'productions.settings': operation<ProductionSettings>()(() => z.strictObject({ projectId: id })),
  /** Makes a column (`id` of `null`), or changes one. Durable when it returns. */
  'productions.setColumn': operation<Undoable>()(() =>
    z.strictObject({ projectId: id, id: id.nullable(), wanted: column }),
  ),
  /** Has a column deleted with its values. Durable when it returns. */
  'productions.removeColumn': operation<Undoable>()(() => z.strictObject({ projectId: id, id })),
  /** Enables a task type, a status or an asset type in it, or disables it. Durable when it returns. */
  'productions.enable': operation<Undoable>()(() =>
    z.strictObject({ projectId: id, kind: z.enum(ENABLED_KINDS), id, on: z.boolean() }),
  ),
  /** Puts a task type or a status before another in its order, or last (`null`). Durable when it returns. */
  'productions.moveEnabled': operation<Undoable>()(() =>
    z.strictObject({ projectId: id, kind: z.enum(ORDERED_KINDS), id, before: id.nullable() }),
  ),
  /** Makes an asset type of the studio (`id` of `null`), or renames one. Durable when it returns. */
  'productions.setAssetType': operation<Undoable>()(() =>
    z.strictObject({ projectId: id, id: id.nullable(), name: z.string().max(1000) }),
  ),
  /** Who works in it, and what nobody has. */
  'productions.team': operation<TeamView>()(() => z.strictObject({ projectId: id })),
  /** Puts somebody in the team, or takes them out. Durable when it returns. */
  'productions.setMember': operation<Undoable>()(() =>
    z.strictObject({ projectId: id, personId: id, on: z.boolean() }),
  ),
  /** What goes along when they are deleted for good. */
  'productions.removal': operation<RemovalView>()(() =>
    z.strictObject({ projectId: id, ids: things }),
  ),
  /** Has them deleted for good, with all that is in them. Durable when it returns. */
  'productions.remove': operation<Undoable>()(() => z.strictObject({ projectId: id, ids: things })),
  /** Nobody looks at it, or at the list (`null`), any more: its memory is given back. */
  'productions.close': operation<null>()(() => z.strictObject({ projectId: id.nullable() })),
};
