import { instant, maybeText, row, text } from '../field-readers.ts';
import { mapped, type Options } from '../request-helpers.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import type { StatusNews } from '../../shared/status-news.ts';
import { allOfPages } from './pages.ts';

/** The longest page that Kitsu gives of its news. */
const PAGE = 500;

const newsRow = row((raw): StatusNews & { id: string } => ({
  id: raw.id,
  taskId: text(raw['task_id']),
  statusId: maybeText(raw['task_status_id']),
  authorId: maybeText(raw['author_id']),
  at: instant(raw['created_at']),
}));

/**
 * Which status each comment of a production gave to its task, the oldest first. A comment that was deleted is not in
 * it, nor a status that was set without one. Allowed for the team. Route: `GET /data/projects/:project/news`.
 */
export async function allStatusNews(
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<StatusNews[]>> {
  const path = `/data/projects/${encodeURIComponent(projectId)}/news`;
  const rows = await allOfPages(http, path, newsRow, {}, options, PAGE);
  return mapped(rows, (list) =>
    list.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
  );
}
