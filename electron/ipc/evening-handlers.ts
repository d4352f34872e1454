import type { EveningView } from '../shared/evening.ts';
import type { Settings } from '../shared/settings.ts';
import { success } from '../shared/result.ts';
import type { Workspace } from '../app/workspace.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { acceptEvening, dismissEvening, eveningView } from '../time/sheet/end-of-day.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Handlers } from './register.ts';

type EveningHandlers = Pick<Handlers, Extract<keyof Handlers, `evening.${string}`>>;

/** The card of the evening as it is at an instant. */
export function eveningOf(
  { replica, sync, timer }: Workspace,
  settings: Settings,
  today: string,
  now: Date,
): EveningView | null {
  const { running } = timer.view();
  const clock = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  const minutes = running ? Math.max(0, Math.floor((now.getTime() - running.since) / 60_000)) : 0;
  return eveningView(replica, sync.studio(), settings, { today, clock, running: minutes });
}

export function eveningHandlers(
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
  settings: () => Settings,
): EveningHandlers {
  return {
    'evening.view': () =>
      inWorkspace((workspace) => {
        const { today, at } = moment();
        return success(eveningOf(workspace, settings(), today, new Date(at)));
      }),
    'evening.accept': ({ add }) =>
      inWorkspace(({ replica, sync }) => {
        const done = acceptEvening(replica, sync.studio(), add, moment());
        if (done.before.length > 0) sync.localChange('time');
        return success(done);
      }),
    'evening.later': () =>
      inWorkspace(({ replica }) => {
        dismissEvening(replica, moment().today);
        return success(null);
      }),
  };
}
