import {
  castSlot,
  editsOf,
  productionEditKind,
  type CastEdit,
  type EditChange,
} from '../../outbox/kinds/production-edit.ts';
import { oftenText } from '../../outbox/kinds/production-edit-words.ts';
import type { Replica } from '../../replica/replica.ts';
import { CHANGED_SINCE, type UndoStep } from '../../rules/undo-log.ts';
import { success } from '../../shared/result.ts';

/** How often an asset is to be in a thing; `was`: how often it is there in Kitsu, as far as is known. */
type CastChange = Pick<CastEdit, 'thing' | 'assetId' | 'asset' | 'count'> & { was: number };

/** What is shown of a count: what waits, or what Kitsu has. */
export function shownCount(
  edits: readonly EditChange[],
  { id, assetId }: { id: string; assetId: string },
  was: number,
): number {
  const row = edits.find(({ slot }) => slot === castSlot(id, assetId));
  return row?.body.act === 'cast' && row.state !== 'parked' ? row.body.count : was;
}

/** Writes a count that is otherwise than it is shown; `null`: it is so already. */
export function changeCast(replica: Replica, change: CastChange, at: string): UndoStep | null {
  const { thing, assetId, asset, count, was } = change;
  const key = { id: thing.id, assetId };
  const before = shownCount(editsOf(replica, thing.projectId), key, was);
  if (before === count) return null;
  replica.change(() => write(replica, change, at));
  return {
    room: 'structure',
    title: `${asset} in ${thing.name}: ${oftenText(count)}`,
    undo({ at: later }) {
      const row = replica.outbox.find(productionEditKind, '', castSlot(thing.id, assetId));
      if (row?.body.act === 'cast' && row.body.count !== count) return CHANGED_SINCE;
      // It has arrived: Kitsu has what was wanted, as far as is known.
      const known = row === null ? count : was;
      replica.change(() => write(replica, { ...change, count: before, was: known }, later));
      return success(null);
    },
  };
}

function write(replica: Replica, { was, ...wanted }: CastChange, at: string): void {
  const slot = castSlot(wanted.thing.id, wanted.assetId);
  const row = replica.outbox.find(productionEditKind, '', slot);
  const before = row?.body.act === 'cast' ? row.body : null;
  const base = before?.base ?? was;
  const isUntried = row !== null && productionEditKind.isUntried(row);
  if (base === wanted.count && isUntried) return replica.outbox.remove(row.id);
  const body: CastEdit = {
    ...{ act: 'cast', ...wanted, base, kitsu: 0 },
    ...{ sent: before?.sent ?? [], sentAt: before?.sentAt ?? null },
  };
  replica.outbox.put(productionEditKind, { taskId: '', slot, body }, at);
}
