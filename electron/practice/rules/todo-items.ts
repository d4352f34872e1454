import { decode, serialize } from '../store/store.ts';
import type { SqlValue } from '../store/database.ts';
import type { Json } from '../store/model.ts';
import { ASSIGNEES, COMMENT, TASK } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';

type Item = { [key: string]: Json };
type RawRow = { [column: string]: SqlValue };

const JOINED = `
  SELECT tasks.*, projects.name AS project_name, projects.has_avatar AS project_has_avatar,
    entity.name AS entity_name, entity.description AS entity_description,
    entity.data AS entity_data, entity.preview_file_id AS entity_preview_file_id,
    entity.source_id AS entity_source_id, entity.canceled AS entity_canceled,
    kind.name AS entity_type_name, sequence.name AS sequence_name,
    COALESCE(episode.id, asset_episode.id) AS episode_id,
    COALESCE(episode.name, asset_episode.name) AS episode_name,
    type.name AS task_type_name, type.color AS task_type_color, type.for_entity AS task_type_for_entity,
    status.name AS task_status_name, status.color AS task_status_color,
    status.short_name AS task_status_short_name
  FROM tasks
    JOIN projects ON projects.id = tasks.project_id
    JOIN entities AS entity ON entity.id = tasks.entity_id
    JOIN entity_types AS kind ON kind.id = entity.entity_type_id
    JOIN task_types AS type ON type.id = tasks.task_type_id
    JOIN task_statuses AS status ON status.id = tasks.task_status_id
    LEFT JOIN entities AS sequence ON sequence.id = entity.parent_id
    LEFT JOIN entities AS episode ON episode.id = sequence.parent_id
    LEFT JOIN entities AS asset_episode ON asset_episode.id = entity.source_id`;

/**
 * Tasks as the to-do list returns them, with the names of what they belong to (kitsu-api 2.3).
 * `condition` may speak of `tasks`, `status` and `type`.
 */
export function todoItems(
  { store }: StudioServices,
  projects: string[],
  condition: string,
  ...values: SqlValue[]
): Item[] {
  const rows = store.database.all<RawRow>(
    `${JOINED} WHERE tasks.project_id IN (SELECT value FROM json_each(?)) AND ${condition}`,
    JSON.stringify(projects),
    ...values,
  );
  const ids = rows.map((row) => String(row['id']));
  const assignees = store.linkedTo(ASSIGNEES, ids);
  const comments = lastComments(store.database.all<CommentRow>(LAST_COMMENTS, JSON.stringify(ids)));
  return rows.map((row) => {
    const task = serialize(TASK, decode(TASK, row));
    const id = String(row['id']);
    return {
      ...task,
      ...joined(row),
      task_estimation: task['estimation'] ?? null,
      task_duration: task['duration'] ?? null,
      task_start_date: task['start_date'] ?? null,
      task_due_date: task['due_date'] ?? null,
      assignees: assignees.get(id) ?? [],
      last_comment: comments.get(id) ?? {},
    };
  });
}

/** "None" is "" for three ids here, and null for the names. */
function joined(row: RawRow): Item {
  const same = (...names: string[]) => names.map((name) => [name, row[name] ?? null] as const);
  return {
    ...Object.fromEntries(
      same(
        ...['project_name', 'entity_name', 'entity_description', 'entity_type_name'],
        ...['sequence_name', 'episode_name', 'task_type_for_entity', 'task_type_name'],
        ...['task_status_name', 'task_type_color', 'task_status_color', 'task_status_short_name'],
      ),
    ),
    project_has_avatar: row['project_has_avatar'] === 1,
    entity_canceled: row['entity_canceled'] === 1,
    entity_data: JSON.parse(String(row['entity_data'] ?? 'null')) as Json,
    entity_preview_file_id: row['entity_preview_file_id'] ?? '',
    entity_source_id: row['entity_source_id'] ?? '',
    episode_id: row['episode_id'] ?? '',
  };
}

interface CommentRow {
  object_id: string;
  text: string;
  created_at: string;
  person_id: string;
}

const LAST_COMMENTS = `SELECT object_id, text, created_at, person_id FROM ${COMMENT.table}
  WHERE object_id IN (SELECT value FROM json_each(?)) ORDER BY created_at, rowid`;

function lastComments(rows: CommentRow[]): Map<string, Json> {
  return new Map(
    rows.map((row) => [
      row.object_id,
      { text: row.text, date: row.created_at, person_id: row.person_id },
    ]),
  );
}
