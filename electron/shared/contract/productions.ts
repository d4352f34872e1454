import { z } from 'zod';
import {
  OPEN_TO,
  STRUCTURE_VIEWS,
  type ProductionSummary,
  type ProductionsView,
  type RowsAsked,
  type StructureRows,
} from '../productions.ts';
import { id, noArgs, operation } from './define.ts';

/** More than any screen shows at once. */
const MOST_ROWS = 400;
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

/** Productions as a lead looks at them: from this computer at once, read from Kitsu behind that. */
export const productionOperations = {
  'productions.list': operation<ProductionsView>()(noArgs),
  /** Opens one from the disk, and has it read anew. */
  'productions.open': operation<ProductionSummary | null>()(z.strictObject({ projectId: id })),
  /** Some of its rows. */
  'productions.rows': operation<StructureRows>()(
    z.strictObject({ projectId: id, asked: rowsAsked }),
  ),
  /** Reads it, or the list (`null`), from Kitsu now. */
  'productions.refresh': operation<null>()(z.strictObject({ projectId: id.nullable() })),
  /** Nobody looks at it, or at the list (`null`), any more: its memory is given back. */
  'productions.close': operation<null>()(z.strictObject({ projectId: id.nullable() })),
};
