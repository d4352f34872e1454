import {
  editsOf,
  linkSlot,
  productionEditKind,
  type EditChange,
  type LinkEdit,
} from '../../outbox/kinds/production-edit.ts';
import type { Replica } from '../../replica/replica.ts';
import { CHANGED_SINCE, type UndoStep } from '../../rules/undo-log.ts';
import { success } from '../../shared/result.ts';
import { writeTogether, type ReadyChange } from './together.ts';

/** Somebody or something that is put somewhere, or taken out of it; `was`: so it is in Kitsu as far as is known. */
export type WantedLink = Pick<LinkEdit, 'thing' | 'link' | 'otherId' | 'other' | 'on'> & {
  was: boolean;
  /** Of a task type: in the order of the production. */
  place?: number | null;
};

const slotOf = ({ thing, link, otherId }: Pick<LinkEdit, 'thing' | 'link' | 'otherId'>): string =>
  linkSlot(thing.id, link, otherId);

/** What is shown of a link: what waits, or what Kitsu has. */
export function shownLink(
  edits: readonly EditChange[],
  at: Pick<LinkEdit, 'thing' | 'link' | 'otherId'>,
  was: boolean,
): boolean {
  const row = edits.find(({ slot }) => slot === slotOf(at));
  return row?.body.act === 'link' && row.state !== 'parked' ? row.body.on : was;
}

/** Writes links that are otherwise than they are shown, all in one transaction; `null`: all are so already. */
export function changeLinks(
  replica: Replica,
  wanted: readonly WantedLink[],
  at: string,
  title: string,
): UndoStep | null {
  const ready = readyLinks(replica, wanted, at, title);
  return ready && writeTogether(replica, [ready], title);
}

/** The same, not written yet. */
export function readyLinks(
  replica: Replica,
  wanted: readonly WantedLink[],
  at: string,
  title: string,
): ReadyChange | null {
  const projectId = wanted[0]?.thing.projectId ?? '';
  // Thousands of them at once: each looks at its own row alone.
  const bySlot = () => new Map(editsOf(replica, projectId).map((row) => [row.slot, row]));
  const edits = bySlot();
  const changed = wanted.filter((one) => {
    const row = edits.get(slotOf(one));
    return shownLink(row ? [row] : [], one, one.was) !== one.on;
  });
  if (changed.length === 0) return null;
  return {
    title,
    write: () => changed.forEach((one) => write(replica, one, at)),
    back(later) {
      const now = bySlot();
      const isNewer = changed.some((one) => {
        const row = now.get(slotOf(one));
        return row?.body.act === 'link' && row.body.on !== one.on;
      });
      if (isNewer) return CHANGED_SINCE;
      return success(() => {
        for (const one of changed) {
          const waits = replica.outbox.find(productionEditKind, '', slotOf(one)) !== null;
          // It has arrived: Kitsu has what was wanted, as far as is known.
          write(replica, { ...one, on: !one.on, was: waits ? one.was : one.on }, later);
        }
      });
    },
  };
}

function write(replica: Replica, { was, ...wanted }: WantedLink, at: string): void {
  const slot = slotOf(wanted);
  const row = replica.outbox.find(productionEditKind, '', slot);
  const isUntried = row !== null && productionEditKind.isUntried(row);
  if (was === wanted.on && isUntried) return replica.outbox.remove(row.id);
  const before = row?.body.act === 'link' ? row.body : null;
  const body: LinkEdit = {
    ...{ act: 'link', ...wanted, place: wanted.place ?? null },
    ...{ sent: before?.sent ?? [], sentAt: before?.sentAt ?? null },
  };
  replica.outbox.put(productionEditKind, { taskId: '', slot, body }, at);
}
