import { z } from 'zod';
import { success } from '../../shared/result.ts';
import { read, type Options } from '../request-helpers.ts';
import { inParallel } from '../in-parallel.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Counts from 1. */
  page: number;
  pages: number;
  /** Number of items in the whole list. */
  total: number;
}

export interface PageWish {
  page: number;
  limit?: number;
  query?: Record<string, string>;
}

/** Kitsu's default pages have 100 items; fewer and larger ones cost it less. */
const PAGE_LENGTH = 1000;
const AT_ONCE = 4;
/**
 * A million rows in Kitsu's default pages. Without a limit a server that claims more would be asked
 * without end.
 */
const MOST_PAGES = 10_000;

/**
 * One page of one of Kitsu's plain lists (`/data/tasks`, `/data/persons`, `/data/projects`…), most
 * recently changed first. Kitsu answers page 0 with nothing (kitsu-api 2.11).
 */
export async function pageOf<T>(
  http: Http,
  path: string,
  row: z.ZodType<T>,
  { query = {}, page, limit = PAGE_LENGTH }: PageWish,
  options?: Options,
): Promise<KitsuAnswer<Page<T>>> {
  const schema = z.looseObject({
    data: z.array(row),
    total: z.number(),
    nb_pages: z.int().min(0).max(MOST_PAGES),
  });
  const asked = { ...query, page: String(Math.max(1, page)), limit: String(limit) };
  const answer = await read(http, path, schema, options, asked);
  if (!answer.ok) return answer;
  const { data, total, nb_pages: pages } = answer.value;
  return success({ items: data, page: Math.max(1, page), pages, total });
}

/** The whole of such a list, page by page, several at once. `limit`: of lists that give no longer page. */
export async function allOfPages<T extends { id: string }>(
  http: Http,
  path: string,
  row: z.ZodType<T>,
  query: Record<string, string>,
  options?: Options,
  limit = PAGE_LENGTH,
): Promise<KitsuAnswer<T[]>> {
  const first = await pageOf(http, path, row, { query, page: 1, limit }, options);
  if (!first.ok) return first;
  const others = Array.from({ length: Math.max(0, first.value.pages - 1) }, (_, at) => at + 2);
  const rest = await inParallel(others, AT_ONCE, (page) =>
    pageOf(http, path, row, { query, page, limit }, options),
  );
  if (!rest.ok) return rest;
  // An item that changes meanwhile moves to the front of the list, and may come twice.
  const all = [first.value, ...rest.value].flatMap(({ items }) => items);
  return success([...new Map(all.map((item) => [item.id, item])).values()]);
}
