import type { ThingKind } from '../../shared/production-edit.ts';
import type { StructureView } from '../../shared/productions.ts';
import type { EntityItem, TypeItem } from './items.ts';
import { findThings } from './things.ts';
import type { Lists } from './tree.ts';

/** Where something new can be made, and what is there already. */
export interface Place {
  /** `null`: at the top of the production. */
  id: string | null;
  /** `E01 / SQ010`; empty at the top. */
  path: string;
  names: { name: string; canceled: boolean }[];
}

/** What can be made beside or in the rows that are selected. */
export interface NewPlaces {
  kind: ThingKind;
  /** Several for tasks alone: one on each. */
  places: Place[];
  /** Of a task: its type. */
  type: TypeItem | null;
}

const named = (items: readonly EntityItem[]): Place['names'] =>
  items.map(({ name, canceled }) => ({ name, canceled }));

/** What can be made where these rows are, the likeliest first. `ids` may name asset types. */
export function placesAt(lists: Lists, ids: readonly string[], view: StructureView): NewPlaces[] {
  const made = view === 'assets' ? assetPlaces(lists, ids) : shotPlaces(lists, ids);
  return [...made, ...taskPlaces(lists, ids)];
}

function place(lists: Lists, id: string | null, among: readonly EntityItem[]): Place {
  const path = id === null ? '' : (findThings(lists, [id]).things[0]?.name ?? '');
  return { id, path, names: named(among.filter(({ parentId }) => parentId === id)) };
}

function shotPlaces(lists: Lists, ids: readonly string[]): NewPlaces[] {
  const [first] = findThings(lists, ids).things;
  const found: NewPlaces[] = [];
  const add = (kind: ThingKind, parent: string | null, among: readonly EntityItem[]): void =>
    void found.push({ kind, places: [place(lists, parent, among)], type: null });
  const parent = first && 'parentId' in first.item ? first.item.parentId : null;
  const sequenceId =
    first?.kind === 'sequence' ? first.item.id : first?.kind === 'shot' ? parent : null;
  if (sequenceId !== null) add('shot', sequenceId, lists.shots);
  const sequence = lists.sequences.find(({ id }) => id === sequenceId);
  const episodeId = first?.kind === 'episode' ? first.item.id : (sequence?.parentId ?? null);
  add('sequence', episodeId, lists.sequences);
  if (lists.project?.type === 'tvshow' || lists.episodes.length > 0)
    found.push({
      ...{ kind: 'episode', type: null },
      places: [{ id: null, path: '', names: named(lists.episodes) }],
    });
  return found;
}

function assetPlaces(lists: Lists, ids: readonly string[]): NewPlaces[] {
  const [first] = findThings(lists, ids).things;
  const chosen =
    first?.kind === 'asset' && 'parentId' in first.item ? first.item.parentId : (ids[0] ?? null);
  const enabled = lists.project?.assetTypeIds ?? [];
  const types = lists['asset-types'].filter(
    ({ id }) => enabled.length === 0 || enabled.includes(id) || id === chosen,
  );
  return [...types]
    .sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen))
    .map(({ id, name }): NewPlaces => {
      const names = named(lists.assets.filter(({ parentId }) => parentId === id));
      return { kind: 'asset', places: [{ id, path: name, names }], type: null };
    });
}

/** A task of each type of the production that fits all that is selected, and that some of them lack. */
function taskPlaces(lists: Lists, ids: readonly string[]): NewPlaces[] {
  const { things } = findThings(lists, ids);
  const [first] = things;
  if (!first || first.kind === 'task' || things.some(({ kind }) => kind !== first.kind)) return [];
  const owner = first.kind.charAt(0).toUpperCase() + first.kind.slice(1);
  // Where the list of productions was not read, Kitsu says what does not fit.
  const enabled = lists.project?.taskTypeIds;
  const has = new Set(lists.tasks.map(({ entityId, typeId }) => `${entityId} ${typeId}`));
  return lists['task-types']
    .filter(({ id, forEntity }) => forEntity === owner && (enabled?.includes(id) ?? true))
    .map((type): NewPlaces => {
      const places = things
        .filter(({ item }) => !has.has(`${item.id} ${type.id}`))
        .map(({ item, name }): Place => ({ id: item.id, path: name, names: [] }));
      return { kind: 'task', places, type };
    })
    .filter(({ places }) => places.length > 0);
}
