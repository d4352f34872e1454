import { z } from 'zod';
import {
  COPIED_PARTS,
  LONGEST_TYPE,
  MAKING_STEPS,
  MOST_CHOSEN,
  PRODUCTION_STYLES,
  SOURCE_KINDS,
  TEAM_ROLES,
  type MakingView,
  type ProductionDraft,
} from '../making.ts';
import { COLUMN_OWNERS, COLUMN_TYPES } from '../production.ts';
import { id, noArgs, operation } from './define.ts';

/** As it is typed: `making-check.ts` says what is wrong with it. */
const typed = z.string().max(500);
const ids = z.array(id).max(MOST_CHOSEN);

const column = z.strictObject({
  name: z.string().max(1000),
  entityType: z.enum(COLUMN_OWNERS),
  dataType: z.enum(COLUMN_TYPES),
  choices: z.array(z.string().max(10_000)).max(MOST_CHOSEN),
  forClient: z.boolean(),
  departmentIds: ids,
  taskTypeId: id.nullable(),
});

const draft = z.strictObject({
  ...{ name: typed, type: z.string().max(LONGEST_TYPE), style: z.enum(PRODUCTION_STYLES) },
  ...{ startDate: typed, endDate: typed, fps: typed, ratio: typed, resolution: typed },
  ...{ taskTypeIds: ids, statusIds: ids, assetTypeIds: ids },
  team: z
    .array(z.strictObject({ personId: id, role: z.enum(TEAM_ROLES).nullable() }))
    .max(MOST_CHOSEN),
  columns: z.array(column).max(MOST_CHOSEN),
  step: z.enum(MAKING_STEPS),
}) satisfies z.ZodType<ProductionDraft>;

/** A new production, from its draft on this computer to Kitsu. What moves is told by the event `productions`. */
export const makingOperations = {
  /** Somebody looks at it: as it is kept now; Kitsu is asked behind that what there is to choose from. */
  'making.open': operation<MakingView>()(() => noArgs),
  'making.view': operation<MakingView>()(() => noArgs),
  /** Keeps the draft as it is typed; durable when it returns. */
  'making.edit': operation<MakingView>()(() => z.strictObject({ draft })),
  /** Throws the draft away. */
  'making.clear': operation<MakingView>()(() => noArgs),
  /** Takes parts of another production, or of a template, into the draft, in place of what was chosen. Reads Kitsu. */
  'making.copy': operation<MakingView>()(() =>
    z.strictObject({
      kind: z.enum(SOURCE_KINDS),
      id,
      parts: z.array(z.enum(COPIED_PARTS)).min(1),
    }),
  ),
  /** Puts it into the outbox, where it can be undone for ten seconds; durable when it returns. */
  'making.make': operation<MakingView>()(() => noArgs),
  /** Takes it out of the outbox; the draft is as it was, and what is made stays in Kitsu. */
  'making.cancel': operation<MakingView>()(() => noArgs),
  'making.retry': operation<MakingView>()(() => noArgs),
};
