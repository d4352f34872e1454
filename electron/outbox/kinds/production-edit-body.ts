import { z } from 'zod';
import { storedDescriptor } from '../../replica/tables/task-facts.ts';
import { PLAIN_FIELDS, THING_KINDS } from '../../shared/production-edit.ts';

const stored = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type StoredField = z.infer<typeof stored>;

/** What is edited, and how people call it: `SQ010 / SH030 / Animation` in `Le phare d’Ael`. */
const thing = z.object({
  kind: z.enum(THING_KINDS),
  id: z.string(),
  projectId: z.string(),
  name: z.string(),
  production: z.string(),
});
export type EditedThing = z.infer<typeof thing>;

/**
 * One field of one thing. `value` is as Kitsu keeps it, `base` what Kitsu had when it was typed, `sent` all that may
 * have arrived of earlier tries, `kitsu` what a conflict found. `sentAt`: when a try was under way of which no answer
 * came (epoch ms). `names`: of the asset types among its values, by id.
 */
const fieldEdit = z.object({
  act: z.literal('field'),
  thing,
  field: z.enum([...PLAIN_FIELDS, 'column']),
  column: storedDescriptor.nullable(),
  /** The field's name for people. */
  label: z.string(),
  value: stored,
  names: z.record(z.string(), z.string()).default({}),
  base: z.unknown().default(null),
  sent: z.array(stored).default([]),
  sentAt: z.number().nullable().default(null),
  kitsu: z.unknown().default(null),
  /** What versions up to 0.2.0 kept of the values, as people read them. */
  words: z.string().optional(),
  kitsuWords: z.string().optional(),
});
export type FieldEdit = z.infer<typeof fieldEdit>;

/** A thing that is deleted for good, with what was said to go along; more than that is not deleted. */
const removal = z.object({ act: z.literal('remove'), thing, tasks: z.number() });
export type Removal = z.infer<typeof removal>;

/** Who is on a task, or in a team; what is enabled in a production. */
const LINKS = ['assignee', 'team', 'task-type', 'task-status', 'asset-type'] as const;

/**
 * Somebody on a task or in a team, or something that is enabled in a production: `on`, or taken out. `sent`: what may
 * have arrived of earlier tries, as in `fieldEdit`. `place`: of a task type, in the order of the production.
 */
const linkEdit = z.object({
  act: z.literal('link'),
  thing: thing.extend({ kind: z.enum([...THING_KINDS, 'production']) }),
  link: z.enum(LINKS),
  otherId: z.string(),
  other: z.string(),
  on: z.boolean(),
  place: z.number().nullable().default(null),
  sent: z.array(z.boolean()).default([]),
  sentAt: z.number().nullable().default(null),
});
export type LinkEdit = z.infer<typeof linkEdit>;

/**
 * A thing that is made: until Kitsu has it, its id begins with `new-`. `parentId`: the episode of a sequence, the
 * sequence of a shot, the type of an asset, what a task is for; it may be one that is still to be made. `sentAt` as in
 * `fieldEdit`.
 */
const creation = z.object({
  act: z.literal('create'),
  thing,
  name: z.string(),
  parentId: z.string().nullable(),
  /** Of a task: its type. */
  typeId: z.string().nullable().default(null),
  sentAt: z.number().nullable().default(null),
});
export type Creation = z.infer<typeof creation>;

/**
 * How often an asset is in a shot or in another asset; 0: not at all. `base` is what Kitsu had when it was set, the rest
 * as in `fieldEdit`.
 */
const castEdit = z.object({
  act: z.literal('cast'),
  thing,
  assetId: z.string(),
  /** The asset's name for people. */
  asset: z.string(),
  count: z.int().min(0),
  base: z.number(),
  sent: z.array(z.number()).default([]),
  sentAt: z.number().nullable().default(null),
  kitsu: z.number().default(0),
});
export type CastEdit = z.infer<typeof castEdit>;

/** The order of the task types or statuses of a production: ids, the first first. The rest as in `fieldEdit`. */
const orderEdit = z.object({
  act: z.literal('order'),
  of: z.enum(['task-type', 'task-status']).default('task-type'),
  thing: thing.extend({ kind: z.literal('production') }),
  typeIds: z.array(z.string()),
  base: z.array(z.string()),
  sent: z.array(z.array(z.string())).default([]),
  sentAt: z.number().nullable().default(null),
  kitsu: z.array(z.string()).default([]),
  /** Of what is in order, by id. */
  names: z.record(z.string(), z.string()).default({}),
  /** What versions up to 0.2.0 kept of it, as people read it. */
  mine: z.string().optional(),
});
export type OrderEdit = z.infer<typeof orderEdit>;

/**
 * A metadata column that is made, changed or deleted. `column` is as it is wanted, of one that is deleted as it was;
 * `base` what Kitsu had when it was changed. The rest as in `fieldEdit`.
 */
const columnEdit = z.object({
  act: z.literal('descriptor'),
  thing: thing.extend({ kind: z.literal('column') }),
  does: z.enum(['make', 'change', 'remove']),
  column: storedDescriptor,
  base: storedDescriptor.nullable(),
  sent: z.array(storedDescriptor).default([]),
  sentAt: z.number().nullable().default(null),
  kitsu: storedDescriptor.nullable().default(null),
  /** Of a conflict: what of it somebody else changed. */
  moved: z.enum(['name', 'choices', 'forClient', 'departmentIds']).nullable().default(null),
  /** What versions up to 0.2.0 kept of that, as people read it. */
  mine: z.string().optional(),
  has: z.string().optional(),
});
export type DescriptorEdit = z.infer<typeof columnEdit>;

/**
 * An asset type of the studio, of all its productions, that is made (`base` of `null`) or renamed. One that is made is
 * enabled in the production in which that was done. `kitsu`: the name that a conflict found. The rest as in `fieldEdit`.
 */
const assetTypeEdit = z.object({
  act: z.literal('asset-type'),
  thing: thing.extend({ kind: z.literal('asset-type') }),
  name: z.string(),
  base: z.string().nullable(),
  sent: z.array(z.string()).default([]),
  sentAt: z.number().nullable().default(null),
  kitsu: z.string().default(''),
});
export type AssetTypeEdit = z.infer<typeof assetTypeEdit>;

export const editBody = z.discriminatedUnion('act', [
  fieldEdit,
  removal,
  linkEdit,
  creation,
  castEdit,
  columnEdit,
  orderEdit,
  assetTypeEdit,
]);
export type EditBody = z.infer<typeof editBody>;
