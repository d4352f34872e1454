import { isIdColumn, isIsoDate, pointedAt, storable } from '../store/columns.ts';
import type { Columns, Json, Model, Row } from '../store/model.ts';
import type { Where } from '../store/store.ts';
import { emitRow } from '../rules/events.ts';
import type { StudioServices } from '../studio.ts';
import { INVALID_FORMAT, notFound, refusedRow, wrongParameter } from './answer.ts';
import type { Refusal } from './answer.ts';
import { UUID } from './fields.ts';

type Values = { [name: string]: Json };

/** Columns that no client sets. */
const FIXED = ['id', 'created_at', 'updated_at'];
const CONFLICT = 'The change conflicts with records referencing this one.';
const TWICE = 'A record with the same unique values already exists.';

/** How a kind of row is read from a body. */
export interface Taking {
  /** Columns that must have a value. */
  required?: string[];
  /** Columns that a body cannot change. */
  fixed?: string[];
  /** Fields that the route reads but that are not columns. */
  beside?: string[];
  /** The route itself emits what changed. */
  silent?: boolean;
  /** Refuses a value that does not fit; plain lists have no `error` in their body. */
  refuse?: (message: string) => Refusal;
}

/** The row with that id; only this kind of route distinguishes a malformed id from an unknown one. */
export function rowNamed<C extends Columns>(
  { store }: StudioServices,
  model: Model<C>,
  id: string | undefined,
): Row<C> {
  if (!UUID.test(id ?? '')) throw wrongParameter('Malformed ID.');
  const row = store.find(model, id ?? '');
  if (!row) throw notFound();
  return row;
}

/** Adds a row like zou's plain lists: one unknown field refuses it. */
export function addRow<C extends Columns>(
  studio: StudioServices,
  model: Model<C>,
  sent: Values,
  taking: Taking = {},
): Row<C> {
  const { required = [], beside = [], refuse = refusedRow } = taking;
  const values: Values = {};
  for (const [name, value] of Object.entries(sent)) {
    if (FIXED.includes(name) || beside.includes(name)) continue;
    if (!(name in model.columns)) {
      throw refuse(`'${name}' is an invalid keyword argument for ${model.type}`);
    }
    values[name] = kept(studio, model, name, value, refuse);
  }
  const lacks = required.some((name) => (values[name] ?? null) === null);
  if (lacks) throw refuse('A required field is missing.');
  const row = unique(refuse, () => studio.store.insert(model, values as Where<C>));
  emitRow(studio, model, 'new', row);
  return row;
}

/** Updates a row: unknown fields are ignored, an invalid date is named. */
export function changeRow<C extends Columns>(
  studio: StudioServices,
  model: Model<C>,
  id: string,
  sent: Values,
  taking: Taking = {},
): Row<C> {
  const { fixed = [], refuse = refusedRow } = taking;
  const values: Values = {};
  for (const [name, value] of Object.entries(sent)) {
    const column = model.columns[name];
    if (!column || FIXED.includes(name) || fixed.includes(name)) continue;
    if (column.holds && typeof value === 'string' && value !== '' && !isIsoDate(value)) {
      throw wrongParameter(
        `Invalid date format for '${name}': '${value}'. Expected an ISO 8601 date or datetime.`,
      );
    }
    values[name] = kept(studio, model, name, value, refuse);
  }
  const row = unique(refuse, () => studio.store.update(model, id, values as Where<C>));
  if (taking.silent !== true) emitRow(studio, model, 'update', row);
  return row;
}

function kept(
  { store }: StudioServices,
  model: Model,
  name: string,
  value: Json,
  refuse: (message: string) => Refusal,
): Json {
  const read = storable(model, name, value);
  if (read === undefined) throw refuse(INVALID_FORMAT);
  const target = isIdColumn(name) ? pointedAt(name) : undefined;
  if (target && typeof read === 'string' && !store.find(target, read)) throw refuse(CONFLICT);
  return read;
}

function unique<T>(refuse: (message: string) => Refusal, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const { code = '' } = error as { code?: string };
    throw code.startsWith('SQLITE_CONSTRAINT') ? refuse(TWICE) : error;
  }
}
