import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { TEAM_ROLES } from '../../shared/making.ts';
import { COLUMN_OWNERS, COLUMN_TYPES } from '../../shared/production.ts';
import { defineKind } from './kind.ts';

const named = z.object({ id: z.string(), name: z.string() });

/** What is made of a production. Ids are of the studio's own things; days are `YYYY-MM-DD`. */
const productionBody = z.object({
  project: z.object({
    name: z.string(),
    productionType: z.string(),
    productionStyle: z.string(),
    startDate: z.string().nullable(),
    endDate: z.string().nullable(),
    fps: z.string(),
    ratio: z.string(),
    resolution: z.string(),
  }),
  /** In the order of the work: their place is their priority. */
  taskTypes: z.array(named),
  statuses: z.array(named),
  assetTypes: z.array(named),
  team: z.array(named.extend({ role: z.enum(TEAM_ROLES).nullable() })),
  columns: z.array(
    z.object({
      name: z.string(),
      entityType: z.enum(COLUMN_OWNERS),
      dataType: z.enum(COLUMN_TYPES),
      choices: z.array(z.string()),
      forClient: z.boolean(),
      departmentIds: z.array(z.string()),
      taskTypeId: z.string().nullable(),
    }),
  ),
  /** The production in Kitsu, once it is known to be the one that this row has made. */
  projectId: z.string().nullable(),
  /** There was none of this name, and it was sent (epoch ms): one that is there now may be ours. */
  sentAt: z.number().nullable(),
  /** Steps that are done. */
  done: z.number(),
});
export type ProductionBody = z.infer<typeof productionBody>;
export type ProductionChange = Change<ProductionBody>;

/** One production, and each thing that is enabled in it. */
export const stepsOf = (body: ProductionBody): number =>
  1 +
  [body.taskTypes, body.statuses, body.assetTypes, body.team, body.columns].reduce(
    (sum, { length }) => sum + length,
    0,
  );

/** A new production. There is one at a time; it belongs to no task. */
export const productionKind = defineKind<ProductionBody>({
  kind: 'production',
  schema: productionBody,
  shows: [],
  isUntried: ({ body, state }) => body.sentAt === null && state !== 'sending',
  queue: () => 'production',
  tell: ({ body }) => ({
    title: body.project.name,
    does: `Make this production: ${stepsOf(body) === 1 ? '1 step' : `${stepsOf(body)} steps`}`,
    discards:
      body.sentAt === null
        ? 'It is not made. Its draft stays on this computer.'
        : 'What is made so far stays in Kitsu; the rest is not done.',
    mayHaveArrived: body.sentAt !== null,
  }),
});
