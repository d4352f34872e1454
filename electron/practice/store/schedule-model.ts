import { maybeDay, maybeNumber, maybeText, model, text } from './model.ts';

/** A day that a production aims at. */
export const MILESTONE = model(
  'milestones',
  'Milestone',
  { name: text(), date: maybeDay(), project_id: text(), task_type_id: maybeText() },
  ['project_id'],
);

/** What is planned for a whole task type. */
export const SCHEDULE_ITEM = model(
  'schedule_items',
  'ScheduleItem',
  {
    start_date: maybeDay(),
    end_date: maybeDay(),
    man_days: maybeNumber(),
    project_id: text(),
    task_type_id: maybeText(),
    object_id: maybeText(),
  },
  ['project_id'],
);
