import type { Detector } from '../platform/presence.ts';
import type { PresenceView } from '../shared/presence.ts';
import type { Settings } from '../shared/settings.ts';
import { createPresence, type PresenceSign } from './presence.ts';
import type { ProgramActivity } from './program-activity.ts';
import type { Timer } from '../time/timer/timer.ts';

export interface PresenceWatchDeps {
  /** The signed-in account's; `null` while nobody is. */
  timer(): Pick<Timer, 'view' | 'away' | 'back'> | null;
  settings(): Pick<Settings, 'idle'>;
  /** Found out when it is first needed. */
  detector(): Promise<Detector>;
  programs: ProgramActivity;
  now(): number;
  /** When the artist's day that holds an instant ends; both epoch milliseconds. */
  dayEnd(at: number): number;
  log(message: string): void;
}

export interface PresenceWatch {
  /** The timer may have been started, stopped or changed hands. */
  update(): void;
  /** The system said so. */
  hear(sign: 'lock' | 'unlock' | 'suspend' | 'resume'): void;
  view(): Promise<PresenceView>;
  stop(): void;
}

/** Looks for somebody while the timer runs, and tells it. Without a timer nothing is looked at. */
export function watchPresence(deps: PresenceWatchDeps): PresenceWatch {
  const presence = createPresence({
    away: (cause, since) => deps.timer()?.away(cause, since),
    back: () => deps.timer()?.back(),
    idleAfterMs: () => deps.settings().idle.minutes * 60_000 || Infinity,
  });
  let found: Promise<Detector> | null = null;
  /** Known once it was found. */
  let detector: Detector | null = null;
  let next: NodeJS.Timeout | null = null;
  let looking = false;
  let locked = false;
  /** Which run of which task the timer was last seen at. */
  let run: string | null = null;

  const find = (): Promise<Detector> => (found ??= deps.detector().then((one) => (detector = one)));
  const take = (sign: PresenceSign): void => {
    try {
      presence.take(sign, deps.now());
    } catch (error) {
      // The disk takes nothing just now: the timer's own clock tells it later.
      deps.log(`An absence could not be kept: ${String(error)}`);
    }
  };
  const lookOf = (idleMs: number | null, works: boolean): PresenceSign => ({
    ...{ kind: 'look', idleMs, works },
    dayEnd: deps.dayEnd(deps.now()),
  });

  function plan(): void {
    if (next) clearTimeout(next);
    next = null;
    if (run !== null) next = setTimeout(() => void look(), presence.nextLookMs(deps.now()));
  }

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      const { idleMs, locked: isLocked } = await (await find()).read();
      if (run === null) return;
      if (isLocked !== null && isLocked !== locked) hint(isLocked);
      const near = presence.wantsPrograms(deps.now());
      if (!near) deps.programs.rest();
      take(lookOf(idleMs, near && (await deps.programs.look(deps.settings().idle.programs))));
    } catch (error) {
      deps.log(`Nobody could say whether somebody is there: ${String(error)}`);
    } finally {
      looking = false;
      plan();
    }
  }

  function hint(isLocked: boolean): void {
    locked = isLocked;
    take({ kind: isLocked ? 'lock' : 'unlock' });
  }

  return {
    update() {
      const running = deps.timer()?.view().running ?? null;
      const now = running && `${running.taskId} ${running.since}`;
      if (now === run) return;
      run = now;
      if (run !== null) take({ kind: 'act' });
      else deps.programs.rest();
      plan();
    },
    hear(sign) {
      // The last input before it says whether somebody did this, or nobody was there any more.
      const idleMs = run === null ? null : (detector?.idleNow() ?? null);
      const leaves = sign === 'lock' || sign === 'suspend';
      if (leaves && idleMs !== null) take(lookOf(idleMs, false));
      take({ kind: sign });
      plan();
    },
    view: async () => (await find()).view,
    stop() {
      run = null;
      plan();
    },
  };
}
