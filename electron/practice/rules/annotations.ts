import { randomUUID } from 'node:crypto';
import { serverFault } from '../server/answer.ts';
import type { Json } from '../store/model.ts';

type Entry = { [name: string]: Json };

/** What a client of Kitsu wants of the annotations of a preview: lists of moments with their objects. */
export interface AnnotationChanges {
  additions: Json[];
  updates: Json[];
  deletions: Json[];
}

/**
 * The annotations of a preview after a change, as zou makes them (kitsu-media P10): moments are found by their exact time,
 * objects by their id. An addition whose id is there changes nothing; one without an id gets a new one each time. An update
 * or a deletion of what is not there is dropped. A moment that has lost its last object goes.
 */
export function withChanges(
  before: Json,
  { additions, updates, deletions }: AnnotationChanges,
): Json {
  const entries = (
    Array.isArray(before) ? (JSON.parse(JSON.stringify(before)) as Json[]) : []
  ) as Entry[];
  for (const entry of entries) objectsOf(entry).forEach(withId);
  for (const addition of additions.map(asEntry)) {
    const at = timeOf(addition);
    const known = entries.find(({ time }) => time === at);
    const objects = objectsOf(addition).map(withId);
    if (!known) entries.push(addition);
    else {
      const ids = objectsOf(known).map(({ id }) => id);
      setObjects(known, [...objectsOf(known), ...objects.filter(({ id }) => !ids.includes(id))]);
    }
  }
  for (const update of updates.map(asEntry)) {
    const at = timeOf(update);
    const known = entries.find(({ time }) => time === at);
    if (!known) continue;
    const there = objectsOf(known);
    const wanted = objectsOf(update).filter((one) => there.some(({ id }) => id === one['id']));
    const stays = there.filter(({ id }) => !wanted.some((one) => one['id'] === id));
    setObjects(known, [...stays, ...wanted]);
  }
  for (const deletion of deletions.map(asEntry)) {
    const at = timeOf(deletion);
    const known = entries.find(({ time }) => time === at);
    const ids = Array.isArray(deletion['objects']) ? deletion['objects'] : [];
    if (known)
      setObjects(
        known,
        objectsOf(known).filter(({ id }) => !ids.includes(id ?? '')),
      );
  }
  return entries.filter((entry) => objectsOf(entry).length > 0);
}

function asEntry(value: Json): Entry {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw serverFault();
  return value;
}

function timeOf(entry: Entry): Json {
  if (!('time' in entry)) throw serverFault();
  return entry['time'] ?? null;
}

function objectsOf(entry: Entry): Entry[] {
  const drawing = entry['drawing'] ?? {};
  const objects = (drawing as Entry)['objects'] ?? [];
  return Array.isArray(objects) ? objects.map(asEntry) : [];
}

function setObjects(entry: Entry, objects: Entry[]): void {
  entry['drawing'] = { ...((entry['drawing'] ?? {}) as Entry), objects };
}

function withId(object: Entry): Entry {
  if (!object['id']) object['id'] = randomUUID();
  return object;
}
