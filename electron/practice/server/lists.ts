import type { Item } from '../store/item.ts';
import type { Columns, Json, Links, Model, Row } from '../store/model.ts';
import { serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';
import { wrongParameter } from './answer.ts';
import { filtersOf, like } from './filters.ts';
import type { Filter } from './filters.ts';

const PAGE = 100;

/** The rows of a model that a person may list, and how they are shown. */
export interface Listing<C extends Columns> {
  /** A condition on the model's own table, with its values. */
  scope?: Filter;
  /** Ids that `?relations=true` adds, and that may be filtered by. */
  links?: { [name: string]: Links };
  /** Columns that this person may not filter by. */
  hidden?: string[];
  show?: (row: Row<C>) => Item;
}

/**
 * A list as zou's own list routes answer it: `?column=value` filters (a name by wildcards and
 * whatever its case, `["a","b"]` as any of them, unknown columns ignored), `?fields=a,b` and,
 * with `?page=`, an envelope instead of the bare list (kitsu-api §1 and 2.11).
 */
export function listOf<C extends Columns>(
  studio: StudioServices,
  model: Model<C>,
  query: URLSearchParams,
  listing: Listing<C> = {},
): Json {
  const { scope, links = {}, show = (row) => serialize(model, row) } = listing;
  const filters = filtersOf(model, query, listing.links ?? {}, listing.hidden ?? []);
  const conditions = [...(scope ? [scope] : []), ...filters];
  const page = wholeOf(query, 'page', -1);
  const limit = wholeOf(query, 'limit', 0) || PAGE;
  const order = page > -1 ? 'updated_at DESC, created_at DESC, id' : 'rowid';
  const where = conditions.map(([condition]) => `(${condition})`).join(' AND ');
  const rows = studio.store.select(
    model,
    `${where ? `WHERE ${where} ` : ''}ORDER BY ${model.table}.${order}`,
    ...conditions.flatMap(([, ...values]) => values),
  );
  const names = query.getAll('name').map(like);
  const named = rows.filter((row) =>
    names.every((name) => name.test(String((row as Item)['name']))),
  );
  const answer = (some: Row<C>[]): Item[] => {
    const shown = withRelations(query) ? related(studio, some, links, show) : some.map(show);
    return picked(shown, query.get('fields'));
  };
  if (page < 0) return answer(named);
  if (limit < 0) throw wrongParameter('limit must be a positive integer.');
  return paged(named, page, limit, answer);
}

/** True if linked ids were requested: by the word "true", not 1. */
export const withRelations = (query: URLSearchParams, unsaid = false): boolean => {
  const asked = query.get('relations');
  return asked === null ? unsaid : asked.toLowerCase() === 'true';
};

/** A whole number in the query, or a refusal. */
function wholeOf(query: URLSearchParams, name: string, unsaid: number): number {
  const asked = query.get(name);
  if (asked === null) return unsaid;
  if (!/^\s*[+-]?\d+\s*$/.test(asked)) throw wrongParameter(`${name} must be an integer.`);
  return Number(asked);
}

/** Adds the linked ids to each row, with one query per kind of link. */
function related<C extends Columns>(
  { store }: StudioServices,
  rows: Row<C>[],
  links: { [name: string]: Links },
  show: (row: Row<C>) => Item,
): Item[] {
  const ids = rows.map((row) => row.id);
  const found = Object.entries(links).map(
    ([name, entry]) => [name, store.linkedTo(entry, ids)] as const,
  );
  return rows.map((row) => ({
    ...show(row),
    ...Object.fromEntries(found.map(([name, all]) => [name, all.get(row.id) ?? []])),
  }));
}

/** Only the requested fields, plus id and type. */
function picked(items: Item[], asked: string | null): Item[] {
  if (!asked) return items;
  const names = ['id', 'type', ...asked.split(',').map((name) => name.trim())];
  return items.map((item) =>
    Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name))),
  );
}

/** Page 0 is empty, as in zou. */
function paged<T>(rows: T[], page: number, limit: number, answer: (some: T[]) => Item[]): Json {
  const offset = (page - 1) * limit;
  return {
    data: offset < 0 ? [] : answer(rows.slice(offset, offset + limit)),
    total: rows.length,
    nb_pages: Math.ceil(rows.length / limit),
    limit,
    offset,
    page,
  };
}
