import { dayLength } from '../../rules/work-plan.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { formatWorkload, type Minutes } from '../../shared/minutes.ts';
import type { PlainField } from '../../shared/production-edit.ts';
import { oneLine } from '../../shared/plain-text.ts';
import type { MetadataDescriptor } from '../../shared/production.ts';
import { columnText } from './column.ts';

export const FIELD_LABELS: Readonly<Record<PlainField, string>> = {
  name: 'Name',
  description: 'Description',
  assetType: 'Asset type',
  frames: 'Frames',
  frameIn: 'First frame',
  frameOut: 'Last frame',
  canceled: 'Canceled',
  startDate: 'Start',
  dueDate: 'Due',
  estimation: 'Estimate',
  priority: 'Priority',
};

export const PRIORITIES = ['Normal', 'High', 'Very high', 'Emergency'] as const;

/** What names are looked up in. */
export interface FieldNames {
  assetTypes: ReadonlyMap<string, string>;
  people: Record<string, string>;
  dayLength: Minutes;
}

const LONGEST = 80;

/** A value as people read it. */
export function fieldWords(
  { field, column }: { field: PlainField | 'column'; column: MetadataDescriptor | null },
  value: unknown,
  names: FieldNames,
): string {
  if (column) return columnText(column, value, names.people);
  if (value === null || value === undefined || value === '') return 'empty';
  if (field === 'assetType') return names.assetTypes.get(String(value)) ?? 'another type';
  if (field === 'canceled') return value === true ? 'Yes' : 'No';
  if (field === 'priority') return PRIORITIES[Number(value)] ?? String(value);
  if (field === 'estimation') return formatWorkload(Number(value), names.dayLength);
  const text = oneLine(String(value as string | number));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The name of a value that is the id of an asset type, by that. */
export function typeNames(
  { field }: { field: PlainField | 'column' },
  value: unknown,
  { assetTypes }: FieldNames,
): Record<string, string> {
  const id = field === 'assetType' && typeof value === 'string' ? value : null;
  const name = id === null ? undefined : assetTypes.get(id);
  return id === null || name === undefined ? {} : { [id]: name };
}

/** What names are looked up in where the studio is known; `assetTypes`: names by id. */
export const namesOf = (
  studio: StudioConfig,
  assetTypes: ReadonlyMap<string, string>,
): FieldNames => ({
  assetTypes,
  people: studio.context?.people ?? {},
  dayLength: dayLength(studio),
});

/** What of a column can be changed. */
export type ColumnKey = 'name' | 'choices' | 'forClient' | 'departmentIds';

/** That of a column as people read it: `rain, sun`, `2 chosen`. */
export function columnKeyWords(
  key: ColumnKey,
  column: Pick<MetadataDescriptor, ColumnKey>,
): string {
  const value = column[key];
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (key !== 'departmentIds') return value.join(', ');
  return value.length === 0 ? 'everybody' : `${value.length} chosen`;
}

/** An order as people read it. `names`: by id. */
export const orderWords = (
  ids: readonly string[],
  names: Readonly<Record<string, string>>,
): string => ids.map((id) => names[id] ?? 'another one').join(', ');
