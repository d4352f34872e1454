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

/** Writes counts of one asset that are otherwise than they are shown, as one step; `null`: all are so already. */
export function changeCast(
  replica: Replica,
  changes: readonly CastChange[],
  at: string,
): UndoStep | null {
  const changed = changes.flatMap((change) => {
    const { thing, assetId, count, was } = change;
    const before = shownCount(editsOf(replica, thing.projectId), { id: thing.id, assetId }, was);
    return before === count ? [] : [{ ...change, before }];
  });
  const [first] = changed;
  if (!first) return null;
  replica.change(() => {
    for (const { before: _, ...change } of changed) write(replica, change, at);
  });
  const where = changed.length === 1 ? first.thing.name : `${changed.length} rows`;
  return {
    room: 'structure',
    title: `${first.asset} in ${where}: ${oftenText(first.count)}`,
    undo({ at: later }) {
      const rows = changed.map(({ thing, assetId }) =>
        replica.outbox.find(productionEditKind, '', castSlot(thing.id, assetId)),
      );
      if (rows.some((row) => row?.body.act === 'cast' && row.body.count !== first.count))
        return CHANGED_SINCE;
      replica.change(() =>
        changed.forEach(({ before, ...change }, place) => {
          // It has arrived: Kitsu has what was wanted, as far as is known.
          const was = (rows[place] ?? null) === null ? change.count : change.was;
          write(replica, { ...change, count: before, was }, later);
        }),
      );
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
