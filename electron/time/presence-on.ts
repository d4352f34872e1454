import { askPatiently, askProgram } from '../platform/ask-program.ts';
import { focusedProcess } from '../platform/focused-window.ts';
import { listenToPower, type PowerMonitorPart } from '../platform/power-signs.ts';
import { chooseDetector } from '../platform/presence.ts';
import { runningProcesses } from '../platform/processes.ts';
import type { Settings } from '../shared/settings.ts';
import type { Calendar } from './calendar.ts';
import { watchPresence, type PresenceWatch } from './presence-watch.ts';
import { createProgramWork } from './program-work.ts';
import type { Timer } from './timer.ts';

export interface PresenceOnDeps {
  powerMonitor: PowerMonitorPart;
  workspace(): { timer: Timer; calendar: Calendar } | null;
  settings(): Pick<Settings, 'idle'>;
  log(message: string): void;
}

/** Windows' `tasklist` asks every window for its title. */
const LISTING_MS = 15_000;
const NEVER = Infinity;

/** The watch over this computer's artist. */
export function presenceOn(deps: PresenceOnDeps): PresenceWatch {
  const { powerMonitor, workspace } = deps;
  const { platform, env } = process;
  const now = (): number => Date.now();
  const watch = watchPresence({
    ...deps,
    timer: () => workspace()?.timer ?? null,
    detector: () => chooseDetector({ platform, env, powerMonitor, ask: askProgram, now }),
    programs: createProgramWork({
      processes: () => runningProcesses(platform, askPatiently(LISTING_MS)),
      focused: () => focusedProcess(env, askProgram),
      monotonic: () => performance.now(),
    }),
    now,
    dayEnd(at) {
      const calendar = workspace()?.calendar;
      return calendar ? calendar.boundsOf(calendar.dayOf(at)).end : NEVER;
    },
  });
  listenToPower(powerMonitor, (sign) => watch.hear(sign));
  return watch;
}
