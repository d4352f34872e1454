import { runToolWithin, runTool } from '../platform/run-tool.ts';
import { focusedProcess } from '../platform/focused-window.ts';
import { shellOf, startIdleNotifier } from '../platform/idle-notifier.ts';
import { onPowerEvent, type PowerMonitorPart } from '../platform/power-events.ts';
import { chooseDetector } from '../platform/presence.ts';
import { runningProcesses } from '../platform/processes.ts';
import type { WindowSystem } from '../platform/window-system.ts';
import type { PresenceView } from '../shared/presence.ts';
import type { Settings } from '../shared/settings.ts';
import type { Calendar } from '../rules/calendar.ts';
import { watchPresence, type PresenceWatch, type WatchedTimer } from './presence-watch.ts';
import { createProgramActivity } from './program-activity.ts';

export interface PresenceSetupDeps {
  powerMonitor: PowerMonitorPart;
  system: WindowSystem;
  workspace(): { timer: WatchedTimer; calendar: Calendar } | null;
  settings(): Pick<Settings, 'idle'>;
  /** See `watchPresence`. */
  onBlind(view: PresenceView): void;
  log(message: string): void;
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds that passed since some moment: no clock that can be set. */
  monotonic(): number;
}

/** Windows' `tasklist` asks every window for its title, which is slow. */
const LISTING_MS = 15_000;
const NEVER = Infinity;

/** The presence watch of this computer. */
export function setUpPresence(deps: PresenceSetupDeps): PresenceWatch {
  const { powerMonitor, system, workspace, now, monotonic } = deps;
  const { platform, env } = process;
  const watch = watchPresence({
    settings: deps.settings,
    now,
    log: deps.log,
    onBlind: deps.onBlind,
    timer: () => workspace()?.timer ?? null,
    detector: () =>
      chooseDetector({
        platform,
        env,
        system,
        powerMonitor,
        ask: runTool,
        notifier: () => startIdleNotifier({ shell: shellOf, monotonic }),
        now,
      }),
    programs: createProgramActivity({
      processes: () => runningProcesses(platform, runToolWithin(LISTING_MS)),
      focused: () => focusedProcess(env, runTool),
      monotonic,
    }),
    dayEnd(at) {
      const calendar = workspace()?.calendar;
      return calendar ? calendar.boundsOf(calendar.dayOf(at)).end : NEVER;
    },
  });
  onPowerEvent(powerMonitor, (sign) => watch.hear(sign));
  return watch;
}
