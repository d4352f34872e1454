import { command, type Command } from '../../../lib/commands/command.ts';
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
  ids(): string[];
}

/** Pin, plan and order of the tasks that are meant. */
export function planCommands({ isThere, ids }: Meant, list: OrderedList): readonly Command[] {
  const planned = isThere() && arePlanned(ids());
  const pinned = isThere() && arePinned(ids());
  return [
    command('task.plan', {
      ...(planned ? { short: 'Take out of today’s plan' } : {}),
      when: isThere,
      run: () => void togglePlanned(ids()),
    }),
    command('task.pin', {
      ...(pinned ? { short: 'Unpin' } : {}),
      when: isThere,
      run: () => void togglePinned(ids()),
    }),
    command('task.up', { when: isThere, run: () => void moveBy(list, ids(), -1) }),
    command('task.down', { when: isThere, run: () => void moveBy(list, ids(), 1) }),
  ];
}
