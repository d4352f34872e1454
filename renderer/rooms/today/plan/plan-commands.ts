import { command, type Command } from '../../../lib/commands/command.ts';
import { notifyDone } from '../../../lib/state/undo.ts';
import {
  arePinned,
  arePlanned,
  moveBy,
  togglePinned,
  togglePlanned,
  type OrderedList,
} from './plan-actions.ts';

interface Meant {
  /** The list takes keys, and there is something in it. */
  isThere(): boolean;
  /** In any order: it is asked at every key. */
  some(): string[];
  /** In the list's order, which takes a walk through all of it. */
  inOrder(): string[];
  /** They are drawn in their order, where one sees what became of it; a board or a calendar is told. */
  inList: boolean;
}

/** Pin, plan and order of the tasks that are meant. */
export function planCommands(
  { isThere, some, inOrder, inList }: Meant,
  list: OrderedList,
): readonly Command[] {
  const planned = isThere() && arePlanned(some());
  const pinned = isThere() && arePinned(some());
  const told = async (change: Promise<number | null>, words: string): Promise<void> => {
    const undo = await change;
    if (!inList && undo !== null) notifyDone(words, undo);
  };
  const plan = (): Promise<void> =>
    told(togglePlanned(inOrder()), planned ? 'Out of today’s plan.' : 'Planned for today.');
  const pin = (): Promise<void> =>
    told(
      togglePinned(inOrder()),
      pinned ? 'Not at the list’s top any more.' : 'At the list’s top.',
    );
  const isMovable = (): boolean => inList && isThere();
  return [
    command('task.plan', {
      ...(planned ? { short: 'Take out of today’s plan' } : {}),
      when: isThere,
      run: () => void plan(),
    }),
    command('task.pin', {
      ...(pinned ? { short: 'Unpin' } : {}),
      when: isThere,
      run: () => void pin(),
    }),
    command('task.up', { when: isMovable, run: () => void moveBy(list, inOrder(), -1) }),
    command('task.down', { when: isMovable, run: () => void moveBy(list, inOrder(), 1) }),
  ];
}
