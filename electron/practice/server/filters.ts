import { isIdColumn } from '../store/columns.ts';
import type { SqlValue } from '../store/database.ts';
import type { Json, Links, Model } from '../store/model.ts';
import { refusedValue, wrongParameter } from './answer.ts';
import { UUID } from './fields.ts';

/** Parameters of zou's lists that are not columns. */
const OWN = ['relations', 'page', 'limit', 'fields'];

/** SQL's ILIKE. */
export function like(wanted: string): RegExp {
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/%/g, '.*').replace(/_/g, '.')}$`, 'is');
}

/** A condition on a model's own table, and its values. */
export type Filter = [condition: string, ...values: SqlValue[]];

/**
 * The filters of a query, except `name`, which is compared by `like`. Unknown names are ignored;
 * `hidden` ones are refused.
 */
export function filtersOf(
  model: Model,
  query: URLSearchParams,
  links: { [name: string]: Links },
  hidden: string[],
): Filter[] {
  const filters: Filter[] = [];
  for (const [name, wanted] of query) {
    const isColumn = name in model.columns || /^(id|created_at|updated_at)$/.test(name);
    if (hidden.includes(name) && (isColumn || name in links)) {
      throw wrongParameter(`Filtering on ${name} is not allowed.`);
    }
    const link = links[name];
    if (link) {
      const found = `SELECT ${link.from} FROM ${link.table} WHERE ${link.to} = ?`;
      filters.push([`${model.table}.id IN (${found})`, wanted]);
    }
    if (name === 'name' || OWN.includes(name) || !isColumn) continue;
    const column = `${model.table}."${name}"`;
    if (wanted.startsWith('[')) {
      const any = anyOf(name, wanted).map((value) => compared(model, name, value));
      filters.push([`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(any)]);
    } else {
      filters.push([`${column} = ?`, compared(model, name, wanted)]);
    }
  }
  return filters;
}

function anyOf(name: string, wanted: string): string[] {
  try {
    return (JSON.parse(wanted) as Json[]).map(String);
  } catch {
    throw wrongParameter(`Malformed list filter for field ${name}.`);
  }
}

/** A value of the query as the column stores it, or zou's refusal of an impossible one. */
function compared(model: Model, name: string, wanted: string): SqlValue {
  const column = model.columns[name];
  if (isIdColumn(name)) {
    if (wanted && !UUID.test(wanted)) throw wrongParameter(`Invalid UUID value: ${wanted}`);
    return wanted;
  }
  if (column?.kind === 'flag') {
    if (/^(y|yes|t|true|on|1)$/i.test(wanted)) return 1;
    if (/^(n|no|f|false|off|0)$/i.test(wanted)) return 0;
    throw wrongParameter(`Invalid boolean value: ${wanted}`);
  }
  if (column?.kind === 'number') {
    if (wanted.trim() === '' || Number.isNaN(Number(wanted))) throw refusedValue();
    return Number(wanted);
  }
  if (column?.holds && Number.isNaN(Date.parse(wanted))) throw refusedValue();
  return column?.holds === 'moment' && wanted.length === 10 ? `${wanted}T00:00:00` : wanted;
}
