import { longDay, type Day } from '../../electron/shared/day.ts';
import type { Room } from '../../electron/shared/room.ts';
import { taskTitle } from '../../electron/shared/task.ts';
import { navigation } from '../lib/state/navigation.svelte.ts';
import { today } from '../lib/state/today.svelte.ts';

/**
 * What Back is called where it leads to a room: `Back to Thursday 19 November`. `shownDay`: the day
 * beneath, `null` for today. A room of `null` is that day.
 */
export function backText(
  to: Room | null,
  { shownDay, titleOf }: { shownDay: Day | null; titleOf: (taskId: string) => string | null },
): string {
  switch (to?.name) {
    case undefined:
    case 'today': {
      const day = to?.day === undefined ? shownDay : to.day;
      return day === null ? 'Back to today' : `Back to ${longDay(day)}`;
    }
    case 'task':
      return `Back to ${titleOf(to.taskId) ?? 'the task'}`;
    case 'timesheet':
      return 'Back to the timesheet';
    case 'mine':
      return 'Back to my schedule';
    case 'outbox':
      return 'Back to what is not in Kitsu yet';
    case 'notifications':
      return 'Back to the notifications';
    case 'productions':
      return 'Back to the productions';
    case 'making':
      return 'Back to the new production';
    case 'structure':
      return 'Back to the production';
    case 'tracking':
      return 'Back to where the production stands';
    case 'schedule':
      return 'Back to the schedule';
    case 'team':
      return 'Back to the team';
    case 'setup':
      return 'Back to the set-up';
    case 'settings':
      return 'Back to the settings';
  }
}

/** What Back is called in the shown room, from the window's history. */
export const backHere = (): string =>
  backText(navigation.previous, {
    shownDay: today.day,
    titleOf: (taskId) => {
      const task = today.task(taskId);
      return task ? taskTitle(task) : null;
    },
  });
