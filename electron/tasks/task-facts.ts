import { valueIn } from '../outbox/kinds/column.ts';
import { subscriptionKind } from '../outbox/kinds/subscription.ts';
import type { Replica } from '../replica/replica.ts';
import { columnLock } from '../rules/column-rules.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { oneLine, severalLines } from '../shared/plain-text.ts';
import type { MetadataDescriptor } from '../shared/production.ts';
import type { FactValue, KnownFacts, TaskFact, TaskFacts } from '../shared/task-facts.ts';
import { editorOf } from '../rules/column-editor.ts';
import { keptValue, waitingColumn } from './columns.ts';

/** Longer values are for Kitsu's own page. */
const LONGEST_VALUE = 2_000;

/** What is known of a task beyond its row, with what waits. */
export function taskFacts(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
  me: string | null,
): TaskFacts {
  const known = replica.taskFacts.get(taskId);
  const waiting = replica.outbox.find(subscriptionKind, taskId, '');
  const names = studio.context?.people ?? {};
  return {
    taskId,
    readAt: known?.readAt ?? null,
    entityDescription: known?.entityDescription ?? '',
    frames: known?.frames ?? null,
    fps: known?.fps ?? null,
    resolution: known?.resolution ?? null,
    people: (known?.people ?? []).map((one) => ({ ...one, me: one.id === me })),
    assigner: names[known?.assignerId ?? ''] ?? null,
    subscribed: waiting?.body.wanted ?? known?.isSubscribed ?? null,
    facts: known ? factsOf(replica, studio, taskId, known, me) : [],
    casting: known?.casting ?? [],
    folder: known?.folder ?? null,
  };
}

function factsOf(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
  known: KnownFacts,
  me: string | null,
): TaskFact[] {
  const task = replica.tasks.get(taskId)?.task;
  if (!task) return [];
  const names = studio.context?.people ?? {};
  return known.descriptors.flatMap((column) => {
    const row = waitingColumn(replica, taskId, known, column);
    const kept = row ? row.body.value : keptValue(known, column);
    const value = valueOf(column, kept, names);
    const locked = columnLock(column, { task, creatorId: known.creatorId, me }, studio);
    const editor = locked === null ? editorOf(column, kept, studio, task.projectId) : null;
    // An empty column says something only to who may fill it.
    if (value === null && editor === null) return [];
    const { id, name, entityType } = column;
    const stopped = row?.state === 'conflict' || row?.state === 'parked';
    return [
      {
        ...{ id, name, ofTask: entityType === 'Task', value, editor },
        locked: locked ?? (editor === null ? 'no-editor' : null),
        waits: row ? (stopped ? 'stopped' : 'waiting') : null,
      },
    ];
  });
}

function valueOf(
  column: MetadataDescriptor,
  kept: unknown,
  people: Record<string, string>,
): FactValue | null {
  const value = valueIn(column, kept);
  if (value === null) return null;
  if (typeof value === 'boolean') return { kind: 'yes-no', yes: value };
  if (!Array.isArray(value)) {
    const said = column.dataType === 'person' ? (people[String(value)] ?? '') : String(value);
    const text = severalLines(said).trim().slice(0, LONGEST_VALUE);
    return text === '' ? null : { kind: 'text', text };
  }
  const items = value.flatMap((one) =>
    typeof one === 'string' ? [] : [{ text: oneLine(one.text), checked: one.checked }],
  );
  if (items.length > 0) return { kind: 'checklist', items };
  const tags = value.flatMap((one) => (typeof one === 'string' ? [oneLine(one)] : []));
  const text = tags.filter(Boolean).join(', ').slice(0, LONGEST_VALUE);
  return text === '' ? null : { kind: 'text', text };
}
