import {
  flag,
  json,
  links,
  maybeDay,
  maybeFlag,
  maybeMoment,
  maybeNumber,
  maybeText,
  model,
  number,
  text,
} from './model.ts';
import type { Links, Model, RowOf } from './model.ts';

/** Keys and default values as in zou 1.0.97. */
export const ORGANISATION = model('organisations', 'Organisation', {
  name: text(),
  hours_by_day: number(8),
  has_avatar: flag(),
  use_original_file_name: flag(),
  timesheets_locked: flag(),
  format_duration_in_hours: flag(),
  hd_by_default: flag(),
  dark_theme_by_default: flag(),
});

export const DEPARTMENT = model('departments', 'Department', {
  name: text(),
  color: text('#999999'),
  archived: flag(),
});

export const PROJECT_STATUS = model('project_statuses', 'ProjectStatus', {
  name: text(),
  color: text('#000000'),
});

export const PROJECT = model(
  'projects',
  'Project',
  {
    name: text(),
    code: maybeText(),
    description: maybeText(),
    shotgun_id: maybeNumber(),
    file_tree: json(),
    data: json(),
    has_avatar: flag(),
    fps: text('25'),
    ratio: text('16:9'),
    resolution: text('1920x1080'),
    production_type: text('short'),
    production_style: text('2d3d'),
    start_date: maybeDay(),
    end_date: maybeDay(),
    man_days: maybeNumber(),
    nb_episodes: number(),
    episode_span: number(),
    max_retakes: number(),
    is_clients_isolated: flag(),
    is_client_stats_visible: flag(true),
    is_client_task_list_visible: flag(true),
    is_client_task_panel_visible: flag(true),
    is_preview_download_allowed: flag(),
    is_set_preview_automated: flag(),
    homepage: text('assets'),
    is_publish_default_for_artists: flag(),
    is_bot_collaboration_enabled: flag(),
    is_single_preview_per_revision: flag(),
    is_frame_in_numbering: flag(),
    revision_padding: number(),
    hd_bitrate_compression: maybeNumber(),
    ld_bitrate_compression: maybeNumber(),
    project_status_id: text(),
    default_preview_background_file_id: maybeText(),
    from_schedule_version_id: maybeText(),
  },
  ['!name'],
);

export const ENTITY_TYPE = model('entity_types', 'EntityType', {
  name: text(),
  short_name: maybeText(),
  description: maybeText(),
  archived: flag(),
});

/** Episodes, sequences, shots and assets, distinguished by their type. */
export const ENTITY = model(
  'entities',
  'Entity',
  {
    name: text(),
    code: maybeText(),
    description: maybeText(),
    shotgun_id: maybeNumber(),
    canceled: flag(),
    nb_frames: maybeNumber(),
    nb_entities_out: number(),
    is_casting_standby: flag(),
    is_shared: flag(),
    status: text('running'),
    project_id: text(),
    entity_type_id: text(),
    parent_id: maybeText(),
    source_id: maybeText(),
    preview_file_id: maybeText(),
    data: json({}),
    ready_for: maybeText(),
    created_by: maybeText(),
  },
  ['!project_id, entity_type_id, parent_id, name', 'parent_id'],
);

export const TASK_TYPE = model('task_types', 'TaskType', {
  name: text(),
  short_name: text(),
  description: maybeText(),
  color: text('#999999'),
  priority: number(1),
  for_entity: text('Shot'),
  allow_timelog: flag(true),
  archived: flag(),
  shotgun_id: maybeNumber(),
  department_id: maybeText(),
});

export const TASK_STATUS = model('task_statuses', 'TaskStatus', {
  name: text(),
  archived: flag(),
  short_name: text(),
  description: maybeText(),
  color: text('#999999'),
  priority: number(1),
  is_done: flag(),
  is_artist_allowed: flag(true),
  is_client_allowed: flag(true),
  is_retake: flag(),
  is_feedback_request: flag(),
  is_default: flag(),
  is_wip: flag(),
  shotgun_id: maybeNumber(),
  for_concept: flag(),
});

/** `estimation` and `duration` are minutes; `start_date` and `due_date` days at T00:00:00. */
export const TASK = model(
  'tasks',
  'Task',
  {
    name: text('main'),
    description: maybeText(),
    priority: number(),
    difficulty: number(3),
    duration: number(),
    estimation: number(),
    completion_rate: number(),
    retake_count: number(),
    sort_order: number(),
    start_date: maybeMoment(),
    due_date: maybeMoment(),
    real_start_date: maybeMoment(),
    end_date: maybeMoment(),
    done_date: maybeMoment(),
    last_comment_date: maybeMoment(),
    nb_assets_ready: number(),
    data: json(),
    nb_drawings: number(),
    shotgun_id: maybeNumber(),
    last_preview_file_id: maybeText(),
    project_id: text(),
    task_type_id: text(),
    task_status_id: text(),
    entity_id: text(),
    assigner_id: maybeText(),
  },
  ['project_id', '!entity_id, task_type_id, name'],
);

export const COMMENT = model(
  'comments',
  'Comment',
  {
    shotgun_id: maybeNumber(),
    object_id: text(),
    object_type: text('Task'),
    text: text(),
    data: json(),
    replies: json([]),
    checklist: json([]),
    pinned: maybeFlag(),
    for_client: flag(),
    links: json([]),
    task_status_id: text(),
    person_id: text(),
    editor_id: maybeText(),
    preview_file_id: maybeText(),
  },
  ['object_id, created_at'],
);

/** `comment_id`, the comment that it was published with, is returned as `comments`. */
export const PREVIEW_FILE = model(
  'preview_files',
  'PreviewFile',
  {
    name: text(),
    original_name: maybeText(),
    revision: number(1),
    position: number(1),
    description: maybeText(),
    extension: text('png'),
    status: text('ready'),
    validation_status: text('neutral'),
    width: number(1920),
    height: number(1080),
    duration: number(),
    annotations: json(),
    data: json(),
    file_size: number(),
    is_movie: flag(),
    path: maybeText(),
    shotgun_id: maybeNumber(),
    source: text('webgui'),
    source_file_id: maybeText(),
    token_in: maybeText(),
    token_out: maybeText(),
    uploaded_movie_name: maybeText(),
    uploaded_movie_url: maybeText(),
    url: maybeText(),
    task_id: text(),
    person_id: text(),
    comment_id: maybeText(),
  },
  ['comment_id', 'task_id'],
);

/** One number of minutes per person, task and calendar day. */
export const TIME_SPENT = model(
  'time_spents',
  'TimeSpent',
  { duration: number(), date: text(), task_id: text(), person_id: text() },
  ['!person_id, task_id, date', 'person_id, date', 'task_id'],
);

export const DAY_OFF = model(
  'day_offs',
  'DayOff',
  { date: text(), end_date: text(), description: maybeText(), person_id: text() },
  ['person_id, date'],
);

export const ASSIGNEES = links('task_assignees', 'task_id', 'person_id');
export const TEAM = links('project_team', 'project_id', 'person_id');
export const PROJECT_TASK_TYPES = links('project_task_types', 'project_id', 'task_type_id');
export const PROJECT_TASK_STATUSES = links('project_task_statuses', 'project_id', 'task_status_id');
export const PROJECT_ASSET_TYPES = links('project_asset_types', 'project_id', 'asset_type_id');
export const PERSON_DEPARTMENTS = links('person_departments', 'person_id', 'department_id');

export type PreviewFile = RowOf<typeof PREVIEW_FILE>;
export type Project = RowOf<typeof PROJECT>;
export type Entity = RowOf<typeof ENTITY>;
export type EntityType = RowOf<typeof ENTITY_TYPE>;
export type Task = RowOf<typeof TASK>;
export type TaskStatus = RowOf<typeof TASK_STATUS>;
export type TaskType = RowOf<typeof TASK_TYPE>;
export type Comment = RowOf<typeof COMMENT>;
export type TimeSpent = RowOf<typeof TIME_SPENT>;

export const MODELS: Model[] = [
  ORGANISATION,
  DEPARTMENT,
  PROJECT_STATUS,
  PROJECT,
  ENTITY_TYPE,
  ENTITY,
  TASK_TYPE,
  TASK_STATUS,
  TASK,
  COMMENT,
  PREVIEW_FILE,
  TIME_SPENT,
  DAY_OFF,
];

export const LINKS: Links[] = [
  ASSIGNEES,
  TEAM,
  PROJECT_TASK_TYPES,
  PROJECT_TASK_STATUSES,
  PROJECT_ASSET_TYPES,
  PERSON_DEPARTMENTS,
];
