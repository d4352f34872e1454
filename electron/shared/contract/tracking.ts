import { z } from 'zod';
import { TABLE_FORMATS } from '../export-table.ts';
import { TIME_GROUPS, TIME_PERIODS, TIME_UNITS, type TimeAsked } from '../time-figures.ts';
import {
  RISK_GROUPS,
  TRACKED_LEVELS,
  TRACKING_TABS,
  type TasksOf,
  type TrackedTasks,
  type TrackingView,
} from '../tracking.ts';
import type { Remedy, RiskGroup } from '../risk-groups.ts';
import type { Undoable } from '../undo.ts';
import type { AskedMove, MoveProposal } from '../work-moves.ts';
import { day, id, operation } from './define.ts';

/** More than any screen shows at once. */
const MOST_TASKS = 400;
const place = z.int().min(0).max(10_000_000);
const tab = z.enum(TRACKING_TABS);
const by = z.enum(RISK_GROUPS);

const tasksOf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('level'), level: z.enum(TRACKED_LEVELS) }),
  z.strictObject({
    kind: z.literal('type'),
    typeId: id.nullable(),
    done: z.boolean().nullable(),
  }),
  z.strictObject({
    ...{ kind: z.literal('part'), by, id: id.nullable(), typeId: id.nullable() },
    ...{ level: z.enum(TRACKED_LEVELS).nullable(), done: z.boolean().nullable() },
  }),
  z.strictObject({ kind: z.literal('status'), statusId: id }),
  z.strictObject({ kind: z.literal('person'), personId: id }),
  z.strictObject({ kind: z.literal('record') }),
  z.strictObject({ kind: z.literal('week'), personId: id.nullable(), week: day.nullable() }),
  z.strictObject({ kind: z.literal('everybody'), week: day }),
  z.strictObject({
    ...{ kind: z.literal('outside'), personId: id.nullable() },
    why: z.enum(['later', 'unestimated']),
  }),
  z.strictObject({ kind: z.literal('left'), by, id: id.nullable() }),
  z.strictObject({ kind: z.literal('burn-down'), day: day.nullable() }),
  z.strictObject({ kind: z.literal('film') }),
  z.strictObject({
    ...{ kind: z.literal('retakes'), by: z.enum(['type', 'reviewer']), id: id.nullable() },
  }),
  z.strictObject({
    ...{ kind: z.literal('done'), personId: id.nullable(), typeId: id.nullable() },
    days: z.strictObject({ first: day, last: day }).nullable(),
  }),
  z.strictObject({
    ...{ kind: z.enum(['time', 'estimated']), by: z.enum(TIME_GROUPS), id: id.nullable() },
    ...{ first: day, last: day },
  }),
]) satisfies z.ZodType<TasksOf>;

const time = z.strictObject({
  by: z.enum(TIME_GROUPS),
  unit: z.enum(TIME_UNITS),
  period: z.union([z.enum(TIME_PERIODS), z.strictObject({ first: day, last: day })]),
}) satisfies z.ZodType<TimeAsked>;

const move = z.strictObject({
  taskId: id,
  from: z.strictObject({ personId: id.nullable(), week: day.nullable() }),
  to: z.strictObject({ personId: id.nullable(), week: day }),
}) satisfies z.ZodType<AskedMove>;

/** Where a production stands, for its leads. */
export const trackingOperations = {
  /** The figures of a tab; reads the production from Kitsu where that was not done yet. */
  'tracking.view': operation<TrackingView>()(() => z.strictObject({ projectId: id, tab, time })),
  /** The tasks behind one of its numbers. */
  'tracking.tasks': operation<TrackedTasks>()(() =>
    z
      .strictObject({ projectId: id, of: tasksOf, from: place, to: place })
      .refine(({ from, to }) => to >= from && to - from <= MOST_TASKS, 'Too many tasks'),
  ),
  /** Its risks by a part of it or by person, the worst first. */
  'tracking.riskGroups': operation<RiskGroup[]>()(() => z.strictObject({ projectId: id, by })),
  /** What could be done about a task. */
  'tracking.remedies': operation<Remedy[]>()(() => z.strictObject({ projectId: id, taskId: id })),
  /** What a task in somebody else's week, or in another, would do to both; nothing is changed. */
  'tracking.proposeMove': operation<MoveProposal>()(() => z.strictObject({ projectId: id, move })),
  /** Moves it, all of it or nothing. Durable when it returns. */
  'tracking.move': operation<Undoable>()(() => z.strictObject({ projectId: id, move })),
  /** Reads it from Kitsu now. */
  'tracking.refresh': operation<null>()(() => z.strictObject({ projectId: id })),
  /** Nobody looks at it any more: its memory is given back. */
  'tracking.close': operation<null>()(() => z.strictObject({ projectId: id })),
  /** Asks where to keep a tab, or the week (on paper alone), as a file; `null`: nowhere. */
  'tracking.export': operation<{ name: string } | null>()(() =>
    z.strictObject({
      ...{ projectId: id, what: z.enum([...TRACKING_TABS, 'week']), time },
      as: z.enum(TABLE_FORMATS),
    }),
  ),
};
