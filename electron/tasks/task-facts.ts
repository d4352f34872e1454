import { readValue } from '../kitsu/production/metadata-values.ts';
import { subscriptionKind } from '../outbox/kinds/subscription.ts';
import type { Replica } from '../replica/replica.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { oneLine, severalLines } from '../shared/plain-text.ts';
import type { MetadataDescriptor } from '../shared/production.ts';
import type { FactValue, KnownFacts, TaskFact, TaskFacts } from '../shared/task-facts.ts';

/** Longer values are for Kitsu's own page. */
const LONGEST_VALUE = 2_000;

/** What is known of a task beyond its row, with what waits. Without the outlook, which takes the artist's whole list. */
export function taskFacts(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
  me: string | null,
): Omit<TaskFacts, 'outlook'> {
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
    facts: known ? factsOf(known) : [],
    casting: known?.casting ?? [],
    folder: known?.folder ?? null,
  };
}

const factsOf = ({ descriptors, data, taskData }: KnownFacts): TaskFact[] =>
  descriptors.flatMap((descriptor) => {
    const ofTask = descriptor.entityType === 'Task';
    const value = valueOf(ofTask ? taskData : data, descriptor);
    return value === null ? [] : [{ id: descriptor.id, name: descriptor.name, ofTask, value }];
  });

function valueOf(data: Record<string, unknown>, descriptor: MetadataDescriptor): FactValue | null {
  const value = readValue(data, descriptor);
  if (value === null) return null;
  if (typeof value === 'boolean') return { kind: 'yes-no', yes: value };
  if (!Array.isArray(value)) {
    const text = severalLines(String(value)).trim().slice(0, LONGEST_VALUE);
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
