import { z } from 'zod';
import { day, id } from './define.ts';
import { STRUCTURE_VIEWS } from '../productions.ts';
import { MY_VIEWS, SETTINGS_SECTIONS, type Room } from '../room.ts';
import { TRACKING_TABS } from '../tracking.ts';

/** A room as the window tells it. */
export const room = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('today'), day: day.nullable().optional() }),
  z.strictObject({ name: z.literal('task'), taskId: id }),
  z.strictObject({ name: z.literal('timesheet'), view: z.enum(['week', 'month']), day }),
  z.strictObject({ name: z.literal('mine'), view: z.enum(MY_VIEWS), day }),
  z.strictObject({ name: z.literal('outbox') }),
  z.strictObject({ name: z.literal('notifications') }),
  z.strictObject({ name: z.literal('productions') }),
  z.strictObject({ name: z.literal('making') }),
  z.strictObject({ name: z.literal('structure'), projectId: id, view: z.enum(STRUCTURE_VIEWS) }),
  z.strictObject({ name: z.literal('tracking'), projectId: id, tab: z.enum(TRACKING_TABS) }),
  z.strictObject({ name: z.literal('schedule'), projectId: id }),
  z.strictObject({ name: z.literal('team'), projectId: id }),
  z.strictObject({ name: z.literal('setup'), productionId: id.optional() }),
  z.strictObject({ name: z.literal('settings'), section: z.enum(SETTINGS_SECTIONS).optional() }),
]) satisfies z.ZodType<Room>;
