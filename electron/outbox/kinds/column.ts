import { z } from 'zod';
import { readValue, type MetadataValue } from '../../kitsu/production/metadata-values.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { storedDescriptor } from '../../replica/tables/task-facts.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { oneLine } from '../../shared/plain-text.ts';
import type { MetadataDescriptor } from '../../shared/production.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { AGAIN, defineKind, shortName, type Choice } from './kind.ts';

const stored = z.union([z.string(), z.number(), z.null()]);

/**
 * A value of a metadata column of a shot, an asset or a task. `value` is as Kitsu keeps it, `base` what Kitsu had
 * when it was typed (`null` for nothing), `sent` all that may have arrived there of earlier tries, `kitsu` what a
 * conflict found. `sentAt`: when a try was under way of which no answer came (epoch ms).
 */
const columnBody = z.object({
  column: storedDescriptor,
  entityId: z.string(),
  value: stored,
  base: z.unknown().default(null),
  sent: z.array(stored).default([]),
  sentAt: z.number().nullable().default(null),
  kitsu: z.unknown().default(null),
});
export type ColumnBody = z.infer<typeof columnBody>;
/** Its slot is the column's id. */
export type ColumnChange = Change<ColumnBody>;

export const isOfTask = ({ column }: Pick<ColumnBody, 'column'>): boolean =>
  column.entityType === 'Task';

/** One value of one column: a row each. */
export const columnKind = defineKind<ColumnBody>({
  kind: 'column',
  schema: columnBody,
  shows: ['comments'],
  isUntried: ({ attempts, body, state }) =>
    attempts === 0 && body.sent.length === 0 && state !== 'sending',
  // Kitsu writes all values of a shot at once: two of ours side by side could lose one.
  queue: ({ taskId, body }) => `columns ${isOfTask(body) ? taskId : body.entityId}`,
  tell: ({ body, state }, { task, studio }) => {
    const people = studio.context?.people ?? {};
    const said = (value: unknown): string => columnText(body.column, value, people);
    return {
      title: titleOrUnknown(task),
      does: `${body.column.name}: ${said(body.value)}`,
      discards: `${body.column.name} on ${shortName(task)} stays in Kitsu as it is there.`,
      mayHaveArrived: body.sent.length > 0,
      conflict:
        state === 'conflict'
          ? { kind: 'value', mine: said(body.value), has: said(body.kitsu) }
          : null,
    };
  },
  settle,
});

function settle(replica: Replica, change: ColumnChange, choice: Choice): Result<null> {
  if (choice === 'both') return failure('rule', 'It can have one value.');
  replica.change(() => {
    if (choice === 'theirs') replica.outbox.remove(change.id);
    else {
      const body = { ...change.body, base: change.body.kitsu, kitsu: null };
      replica.outbox.patch(change.id, { ...AGAIN, body });
    }
  });
  return success(null);
}

/** The value of a column that Kitsu keeps as `kept`, as it is edited. */
export const valueIn = (column: MetadataDescriptor, kept: unknown): MetadataValue =>
  readValue({ [column.fieldName]: kept }, column);

const LONGEST_SAID = 80;

/** A value in a few words: `rain`, `Yes`, `2 of 3 ticked`. `people`: names by id. */
export function columnText(
  column: MetadataDescriptor,
  kept: unknown,
  people: Record<string, string>,
): string {
  const value = valueIn(column, kept);
  if (value === null || value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const text = column.dataType === 'person' ? (people[value] ?? 'somebody') : oneLine(value);
    return text.length > LONGEST_SAID ? `${text.slice(0, LONGEST_SAID)}…` : text;
  }
  const items = value.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  if (items.length > 0) {
    return `${items.filter(({ checked }) => checked).length} of ${items.length} ticked`;
  }
  const tags = value.flatMap((one) => (typeof one === 'string' ? [oneLine(one)] : []));
  return tags.length === 0 ? 'empty' : tags.join(', ');
}

/** Two values of a column that mean the same, whoever wrote them in whatever way. */
export const isSameValue = (column: MetadataDescriptor, one: unknown, other: unknown): boolean =>
  JSON.stringify(meant(column, one)) === JSON.stringify(meant(column, other));

const meant = (column: MetadataDescriptor, kept: unknown): unknown => {
  const value = valueIn(column, kept);
  return column.dataType === 'boolean'
    ? value === true
    : Array.isArray(value) && value.length === 0
      ? null
      : value;
};
