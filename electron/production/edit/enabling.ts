import {
  editsOf,
  orderSlot,
  productionEditKind,
  type EditChange,
  type OrderEdit,
} from '../../outbox/kinds/production-edit.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { CHANGED_SINCE, type UndoStep } from '../../rules/undo-log.ts';
import { editLockText, type Unsent } from '../../shared/production-edit.ts';
import type { EnabledKind, EnabledRow, OrderedKind } from '../../shared/production-settings.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { ProjectItem } from '../browse/items.ts';
import type { FoundSettings } from '../browse/settings.ts';
import { changeLinks, shownLink, type WantedLink } from './change-links.ts';
import { shownAssetTypes, waitsOf } from './asset-types.ts';
import type { ColumnPlace } from './columns.ts';
import { isSameOrder, moved, ranked } from './task-order.ts';
import { teamLock } from './who-may-assign.ts';

const GONE = failure('not-found', 'It is gone.', 'Read the production from Kitsu again.');

const thingOf = ({ id, name }: ProjectItem) => ({
  ...{ kind: 'production' as const, id, projectId: id, name, production: name },
});

const IDS: Readonly<Record<EnabledKind, (project: ProjectItem) => readonly string[]>> = {
  'task-type': ({ taskTypeIds }) => taskTypeIds,
  'task-status': ({ taskStatusIds }) => taskStatusIds,
  'asset-type': ({ assetTypeIds }) => assetTypeIds,
};

/** All that the studio has of a kind, what is enabled first, with what waits. Task types and statuses are in their order. */
export function enabledRows(
  kind: EnabledKind,
  found: FoundSettings,
  edits: readonly EditChange[],
): EnabledRow[] {
  const { project, uses } = found;
  if (!project) return [];
  const thing = thingOf(project);
  const order = kind === 'asset-type' ? [] : shownOrder(kind, found, edits);
  const known = allOf(kind, found).map(({ id, name, color, of }): EnabledRow => {
    const was = IDS[kind](project).includes(id);
    const row = edits.find(
      ({ body }) => body.act === 'link' && body.link === kind && body.otherId === id,
    );
    const on = shownLink(edits, { thing, link: kind, otherId: id }, was);
    return { id, name, color, of, on, uses: uses[id] ?? 0, waits: waitsOf(row), isNew: false };
  });
  const rows = kind === 'asset-type' ? shownAssetTypes(known, edits) : known;
  const placeOf = ({ id }: EnabledRow): number =>
    order.includes(id) ? order.indexOf(id) : order.length;
  return rows.sort(
    (a, b) =>
      Number(b.on) - Number(a.on) || placeOf(a) - placeOf(b) || a.name.localeCompare(b.name),
  );
}

interface Known {
  id: string;
  name: string;
  color: string | null;
  of: string | null;
}

function allOf(kind: EnabledKind, { taskTypes, statuses, assetTypes }: FoundSettings): Known[] {
  switch (kind) {
    case 'task-type':
      return taskTypes.map(({ id, name, color, forEntity }) => ({
        id,
        name,
        color,
        of: forEntity,
      }));
    case 'task-status':
      return statuses.map(({ id, name, color }) => ({ id, name, color, of: null }));
    case 'asset-type':
      return assetTypes.map(({ id, name }) => ({ id, name, color: null, of: null }));
  }
}

const orderRow = (edits: readonly EditChange[], projectId: string, of: OrderedKind) => {
  const row = edits.find(({ slot }) => slot === orderSlot(projectId, of));
  return row?.body.act === 'order' ? { ...row, body: row.body } : undefined;
};

/** What is enabled in Kitsu, in the order that waits or in Kitsu's. */
function shownOrder(of: OrderedKind, found: FoundSettings, edits: readonly EditChange[]): string[] {
  const { project } = found;
  if (!project) return [];
  const row = orderRow(edits, project.id, of);
  const known = knownOrder(of, found);
  if (!row || row.state === 'parked') return known;
  const { typeIds } = row.body;
  return [...typeIds, ...known.filter((id) => !typeIds.includes(id))];
}

/** By the places in the production, then by the studio's order, as the rows of the room are. */
function knownOrder(of: OrderedKind, { project, taskTypes, statuses }: FoundSettings): string[] {
  if (!project) return [];
  const all: readonly { id: string; name: string; rank?: number }[] =
    of === 'task-type' ? taskTypes : statuses;
  const byStudio = [...all].sort(
    (a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.name.localeCompare(b.name),
  );
  const enabled = byStudio.map(({ id }) => id).filter((id) => IDS[of](project).includes(id));
  return ranked(enabled, of === 'task-type' ? project.ranks : project.statusRanks);
}

export const orderWaits = (
  of: OrderedKind,
  { project }: FoundSettings,
  edits: readonly EditChange[],
): Unsent | null => (project ? waitsOf(orderRow(edits, project.id, of)) : null);

/** Enables something in the production, or disables it; durable when it returns. */
export function enable(
  { projectId, replica, studio, at }: EnablePlace,
  found: FoundSettings,
  { kind, id, on }: { kind: EnabledKind; id: string; on: boolean },
): Result<UndoStep | null> {
  const { project } = found;
  const lock = teamLock(projectId, studio);
  if (lock) return failure('rule', editLockText(lock));
  const one = allOf(kind, found).find((known) => known.id === id);
  if (!project || !one) return GONE;
  const last = Math.max(0, ...Object.values(project.ranks)) + 1;
  const wanted: WantedLink = {
    thing: thingOf(project),
    ...{ link: kind, otherId: id, other: one.name, on, was: IDS[kind](project).includes(id) },
    // Kitsu forgets the place of one that is taken out.
    place: kind === 'task-type' ? (project.ranks[id] ?? last) : null,
  };
  return success(changeLinks(replica, [wanted], at, `${one.name} ${on ? 'enabled' : 'disabled'}`));
}

type EnablePlace = Omit<ColumnPlace, 'newId'> & { studio: StudioConfig };

/**
 * Puts a task type or a status before another in the order of the production, or last (`before` of `null`); durable when
 * it returns.
 */
export function moveEnabled(
  { projectId, replica, studio, at }: EnablePlace,
  found: FoundSettings,
  { kind, id, before }: { kind: OrderedKind; id: string; before: string | null },
): Result<UndoStep | null> {
  const { project } = found;
  const lock = teamLock(projectId, studio);
  if (lock) return failure('rule', editLockText(lock));
  if (!project) return GONE;
  const shown = shownOrder(kind, found, editsOf(replica, projectId));
  // Past those that were disabled here and not in Kitsu yet.
  const next = moved(shown, id, before);
  if (isSameOrder(shown, next)) return success(null);
  const slot = orderSlot(projectId, kind);
  const names = new Map(allOf(kind, found).map((one) => [one.id, one.name]));
  const put = (typeIds: string[], base: string[], when: string): void => {
    const row = replica.outbox.find(productionEditKind, '', slot);
    const earlier = row?.body.act === 'order' ? row.body : null;
    if (row && isSameOrder(typeIds, earlier?.base ?? base) && productionEditKind.isUntried(row))
      return replica.outbox.remove(row.id);
    const body: OrderEdit = {
      ...{ act: 'order', of: kind, thing: thingOf(project), typeIds, kitsu: [] },
      ...{
        base: earlier?.base ?? base,
        sent: earlier?.sent ?? [],
        sentAt: earlier?.sentAt ?? null,
      },
      names: Object.fromEntries(names),
    };
    replica.outbox.put(productionEditKind, { taskId: '', slot, body }, when);
  };
  replica.change(() => put(next, knownOrder(kind, found), at));
  return success({
    ...{ room: 'structure', title: `order of ${names.get(id) ?? 'one'}` },
    undo({ at: later }) {
      const row = orderRow(editsOf(replica, projectId), projectId, kind);
      if (row && !isSameOrder(row.body.typeIds, next)) return CHANGED_SINCE;
      replica.change(() => put(shown, row ? row.body.base : next, later));
      return success(null);
    },
  });
}
