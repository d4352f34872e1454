import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allStatusNews } from '../../kitsu/production/news.ts';
import { success } from '../../shared/result.ts';
import type { StatusNews } from '../../shared/status-news.ts';

/**
 * Which statuses a production's tasks have had, the oldest first; `null` where Kitsu does not tell it. It says what
 * comments say now: one that was deleted took its own away.
 */
export async function readHistory(
  http: Http,
  projectId: string,
): Promise<KitsuAnswer<StatusNews[] | null>> {
  const news = await allStatusNews(http, projectId);
  const isHidden = !news.ok && (news.code === 'forbidden' || news.code === 'not-found');
  return isHidden ? success(null) : news;
}
