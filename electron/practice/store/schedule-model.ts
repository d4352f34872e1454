import {
  flag,
  links,
  maybeDay,
  maybeMoment,
  maybeNumber,
  maybeText,
  model,
  number,
  text,
} from './model.ts';

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

/** A plan of a whole production beside the one that counts. */
export const SCHEDULE_VERSION = model(
  'schedule_versions',
  'ProductionScheduleVersion',
  {
    name: text(),
    project_id: text(),
    production_schedule_from: maybeText(),
    locked: flag(),
    canceled: flag(),
  },
  ['!name, project_id', 'project_id'],
);

/** What a version says of a task. */
export const VERSION_TASK = model(
  'schedule_version_tasks',
  'ProductionScheduleVersionTaskLink',
  {
    production_schedule_version_id: text(),
    task_id: text(),
    start_date: maybeMoment(),
    due_date: maybeMoment(),
    estimation: number(),
  },
  ['!production_schedule_version_id, task_id', 'task_id'],
);

export const VERSION_PEOPLE = links('schedule_version_people', 'link_id', 'person_id');
