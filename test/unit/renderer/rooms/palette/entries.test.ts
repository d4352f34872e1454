import { expect, it } from 'vitest';
import type { Command } from '../../../../../renderer/lib/commands/command.ts';
import {
  inOrder,
  matchingCommands,
} from '../../../../../renderer/rooms/palette/palette-entries.ts';

const commands = [
  { id: 'task.start', title: 'Start or stop the selected task', words: 'timer' },
  { id: 'timesheet', title: 'Timesheet', words: 'week' },
  { id: 'settings', title: 'Settings', words: 'preferences' },
  { id: 'view.look', title: 'Next look: list, board, calendar', words: 'view' },
  { id: 'look.list', title: 'Look: List', words: 'view' },
].map((one) => ({ ...one, keys: [], inPalette: true })) as unknown as Command[];

it.each([
  ['start', ['task.start']],
  ['strat', ['task.start']],
  ['timeshete', ['timesheet']],
  ['setings', ['settings']],
  ['qwerty', []],
])('%s finds the commands that are named or nearly named so', (typed, ids) =>
  expect(matchingCommands(commands, typed).map(({ id }) => id)).toEqual(ids),
);

it.each([
  ['look list', 'look.list'],
  ['list', 'view.look'],
  ['look', 'look.list'],
  ['next lo', 'view.look'],
])('%s: what is called so comes first', (typed, first) => {
  const found = inOrder(typed, matchingCommands(commands, typed), {
    day: [],
    tasks: [],
    there: [],
  });
  expect(found[0]?.id).toBe(first);
});
