import { projectNamed, requireCanReadProject } from '../rules/access.ts';
import { ok } from '../server/answer.ts';
import { get } from '../server/router.ts';
import type { Route } from '../server/router.ts';
import type { Item } from '../store/item.ts';

const PAGE = 50;

/** Each comment of a production with the status that it gave, the newest first (kitsu-tracking, News). */
export const newsRoutes: Route[] = [
  get('/data/projects/:project/news', ({ studio, me, params, query }) => {
    const project = projectNamed(studio, params['project']);
    requireCanReadProject(studio, me, project.id);
    const limit = Math.max(1, Number(query.get('limit') ?? PAGE) || PAGE);
    const page = Math.max(1, Number(query.get('page') ?? 1) || 1);
    const { database } = studio.store;
    const [sum] = database.all<{ total: number }>(
      'SELECT COUNT(*) AS total FROM comments JOIN tasks ON tasks.id = object_id WHERE project_id = ?',
      project.id,
    );
    const total = sum?.total ?? 0;
    const rows = database.all<Item>(NEWS, project.id, limit, (page - 1) * limit);
    const data = rows.map((row) => ({
      ...{ type: 'News', ...row, change: row['change'] === 1 },
      ...{ project_id: project.id, project_name: project.name },
    }));
    const nb_pages = Math.ceil(total / limit);
    return ok({ data, total, nb_pages, limit, offset: (page - 1) * limit, page, stats: {} });
  }),
];

const NEWS = `SELECT comments.id AS id, comments.id AS comment_id, comments.person_id AS author_id,
    comments.object_id AS task_id, tasks.task_type_id, tasks.entity_id AS task_entity_id,
    comments.task_status_id, comments.preview_file_id, comments.created_at,
    comments.task_status_id IS NOT LAG(comments.task_status_id)
      OVER (PARTITION BY comments.object_id ORDER BY comments.created_at, comments.id) AS change
  FROM comments JOIN tasks ON tasks.id = comments.object_id WHERE tasks.project_id = ?
  ORDER BY comments.created_at DESC, comments.id DESC LIMIT ? OFFSET ?`;
