import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { NewChoice, NewThing } from '../../shared/production-edit.ts';
import type { NewPlaces, Place } from '../browse/places.ts';
import { makeLock } from './make-things.ts';

const KINDS = {
  ...{ episode: 'Episode', sequence: 'Sequence', shot: 'Shot', asset: 'Asset', task: 'Task' },
} as const;

export const choiceOf = (one: NewPlaces, projectId: string, studio: StudioConfig): NewChoice => ({
  kind: one.kind,
  parentIds: one.places.map(({ id }) => id),
  typeId: one.type?.id ?? null,
  label: choiceText(one),
  lock: makeLock(one.kind, projectId, studio),
});

/** `Shot in SQ010`, `Sequence`, `Asset in Prop`, `Animation on 3 rows`. */
function choiceText({ kind, places, type }: NewPlaces): string {
  const [only] = places;
  if (kind === 'task') {
    const where = places.length === 1 ? only?.path : `${places.length} rows`;
    return `${type?.name ?? 'Task'} on ${where}`;
  }
  return only?.path ? `${KINDS[kind]} in ${only.path}` : KINDS[kind];
}

/** The places that are meant; those that are gone are left out. */
export const placesFor = (found: readonly NewPlaces[], wanted: NewThing): Place[] =>
  found
    .filter((one) => one.kind === wanted.kind && (one.type?.id ?? null) === wanted.typeId)
    .flatMap(({ places }) => places)
    .filter(({ id }) => wanted.parentIds.includes(id));
