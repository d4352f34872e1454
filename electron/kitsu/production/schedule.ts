import { z } from 'zod';
import type { Milestone, ScheduleItem } from '../../shared/production.ts';
import { maybeDay, maybeNumber, maybeText, row, text } from '../field-readers.ts';
import { read, route, type Options } from '../request-helpers.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';

const milestoneRows = z.array(
  row((raw): Milestone => ({
    id: raw.id,
    name: text(raw['name']),
    day: maybeDay(raw['date']),
    taskTypeId: maybeText(raw['task_type_id']),
  })),
);

/**
 * Milestones of a production, in no order; one may have no day. Allowed for its team. Route: `GET
 * /data/projects/:id/milestones`.
 */
export const getProjectMilestones = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<Milestone[]>> =>
  read(http, route`/data/projects/${projectId}/milestones`, milestoneRows, options);

const itemRows = z.array(
  row((raw): ScheduleItem => ({
    id: raw.id,
    first: maybeDay(raw['start_date']),
    last: maybeDay(raw['end_date']),
    manDays: maybeNumber(raw['man_days']),
    taskTypeId: maybeText(raw['task_type_id']),
    objectId: maybeText(raw['object_id']),
  })),
);

/**
 * What is planned for whole task types, and for entities of one. This list alone makes nothing: those beneath it
 * (`…/schedule-items/task-types` and its like) make a row of one day for each that is missing. Route: `GET
 * /data/projects/:id/schedule-items`.
 */
export const getProjectScheduleItems = (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<ScheduleItem[]>> =>
  read(http, route`/data/projects/${projectId}/schedule-items`, itemRows, options);
