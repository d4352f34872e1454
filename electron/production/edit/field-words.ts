import { columnText } from '../../outbox/kinds/column.ts';
import type { FieldEdit } from '../../outbox/kinds/production-edit.ts';
import { formatWorkload, type Minutes } from '../../shared/minutes.ts';
import type { PlainField } from '../../shared/production-edit.ts';
import { oneLine } from '../../shared/plain-text.ts';

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
  { field, column }: Pick<FieldEdit, 'field' | 'column'>,
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
