import { storedValue, type StoredValue } from '../kitsu/production/metadata-values.ts';
import {
  columnKind,
  isOfTask,
  isSameValue,
  valueIn,
  type ColumnChange,
} from '../outbox/kinds/column.ts';
import { whyNoValue } from '../outbox/kinds/column-waits.ts';
import { UNKNOWN_TASK } from '../outbox/kinds/time-block.ts';
import type { Replica } from '../replica/replica.ts';
import { columnLock } from '../rules/column-rules.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { titleById } from '../rules/task-title.ts';
import { CHANGED_SINCE, type UndoStep } from '../rules/undo-log.ts';
import type { MetadataDescriptor } from '../shared/production.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { lockText, type KnownFacts, type TypedValue } from '../shared/task-facts.ts';

const GONE = failure('not-found', 'This column is no longer in the production.');

/** A value of a column, on the shot or asset of a task or on the task. */
export interface ColumnPlace {
  taskId: string;
  columnId: string;
}

/** The change that waits for a column, in whatever task of the same shot it was made. */
export const waitingColumn = (
  replica: Replica,
  taskId: string,
  facts: Pick<KnownFacts, 'entityId'>,
  column: MetadataDescriptor,
): ColumnChange | null =>
  replica.outbox
    .of(columnKind)
    .find(
      (row) =>
        row.body.column.id === column.id &&
        (isOfTask(row.body) ? row.taskId === taskId : row.body.entityId === facts.entityId),
    ) ?? null;

/** What Kitsu has, as it keeps it; `null` for nothing. */
export const keptValue = (facts: KnownFacts, column: MetadataDescriptor): unknown =>
  (column.entityType === 'Task' ? facts.taskData : facts.data)[column.fieldName] ?? null;

interface Found {
  facts: KnownFacts;
  column: MetadataDescriptor;
  waiting: ColumnChange | null;
  /** What the artist sees. */
  shown: unknown;
}

function find(replica: Replica, { taskId, columnId }: ColumnPlace): Found | null {
  const facts = replica.taskFacts.get(taskId);
  const column = facts?.descriptors.find(({ id }) => id === columnId);
  if (!facts || !column) return null;
  const waiting = waitingColumn(replica, taskId, facts, column);
  return { facts, column, waiting, shown: waiting ? waiting.body.value : keptValue(facts, column) };
}

/**
 * Sets a column's value; durable when it returns. Checked by the column's type and by what the person may change.
 * @param at ISO instant of the artist's action; `me`: the person's id
 */
export function setColumn(
  replica: Replica,
  studio: StudioConfig,
  { value, ...place }: ColumnPlace & { value: TypedValue },
  { at, me }: { at: string; me: string | null },
): Result<null> {
  const task = replica.tasks.get(place.taskId)?.task;
  if (!task) return UNKNOWN_TASK;
  const found = find(replica, place);
  if (!found) return GONE;
  const { column, facts } = found;
  const waits = whyNoValue(replica, column.id);
  if (waits) return waits;
  const locked = columnLock(column, { task, creatorId: facts.creatorId, me }, studio);
  if (locked) return failure('rule', lockText(locked));
  const stored = storedValue(withStanding(found), value);
  if (!stored.ok) return stored;
  write(replica, place, found, stored.value, at);
  return success(null);
}

/** A tag that stands there and is no choice any more may stay when another one is set. */
function withStanding({ column, shown }: Found): MetadataDescriptor {
  const standing = column.dataType === 'taglist' ? valueIn(column, shown) : null;
  if (!Array.isArray(standing)) return column;
  const tags = standing.flatMap((one) => (typeof one === 'string' ? [one] : []));
  return { ...column, choices: [...column.choices, ...tags] };
}

function write(
  replica: Replica,
  { taskId }: ColumnPlace,
  { facts, column, waiting }: Found,
  value: StoredValue,
  at: string,
): void {
  replica.change(() => {
    const isUntried = waiting !== null && columnKind.isUntried(waiting);
    const inKitsu = waiting ? waiting.body.base : keptValue(facts, column);
    const isThere = isSameValue(column, value, inKitsu);
    if (isThere && waiting === null) return;
    // One that may have arrived is followed by one that puts it right.
    if (isThere && isUntried) return replica.outbox.remove(waiting.id);
    replica.outbox.put(
      columnKind,
      {
        taskId: waiting?.taskId ?? taskId,
        slot: column.id,
        body: {
          column,
          entityId: facts.entityId,
          value,
          base: inKitsu,
          sent: waiting?.body.sent ?? [],
          sentAt: waiting?.body.sentAt ?? null,
          kitsu: null,
        },
      },
      at,
    );
  });
}

/** The value that was there before, unless it is another one by now. Call it before the value is set. */
export function undoColumn(replica: Replica, place: ColumnPlace): () => UndoStep | null {
  const before = find(replica, place);
  return () => {
    const set = find(replica, place);
    if (!before || !set) return null;
    return {
      room: 'today',
      title: `${set.column.name} on ${titleById(replica, place.taskId)}`,
      undo({ at }) {
        const waits = whyNoValue(replica, place.columnId);
        if (waits) return waits;
        const now = find(replica, place);
        if (!now || !isSameValue(now.column, now.shown, set.shown)) return CHANGED_SINCE;
        write(replica, place, now, asStored(before.shown), at);
        return success(null);
      },
    };
  };
}

/** What a script has written in a way of its own is put back as text. */
const asStored = (kept: unknown): StoredValue =>
  typeof kept === 'string' || typeof kept === 'number' || kept === null
    ? kept
    : typeof kept === 'boolean'
      ? String(kept)
      : JSON.stringify(kept);
