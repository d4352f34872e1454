import type { Detector } from '../platform/presence.ts';
import { createAlarm, createSharedRuns } from '../shared/concurrency.ts';
import type { PresenceView } from '../shared/presence.ts';
import type { Settings } from '../shared/settings.ts';
import type { AwayCause } from '../shared/timer.ts';
import { createPresence, type PresenceSign } from './presence.ts';
import type { ProgramActivity } from './program-activity.ts';

/** What presence asks of the timer, and tells it. */
export interface WatchedTimer {
  view(): { running: { taskId: string; since: number } | null };
  /** Nobody is there since then, in epoch milliseconds. */
  away(cause: AwayCause, since: number): void;
  back(): void;
}

export interface PresenceWatchDeps {
  /** The timer of the signed-in account; `null` while signed out. */
  timer(): WatchedTimer | null;
  settings(): Pick<Settings, 'idle'>;
  /** Determined when it is first needed. */
  detector(): Promise<Detector>;
  programs: ProgramActivity;
  now(): number;
  /** When the artist's day of an instant ends; both are epoch milliseconds. */
  dayEnd(at: number): number;
  /** Called at the first run of the timer on a desktop that shows no break as it happens. */
  onBlind(view: PresenceView): void;
  log(message: string): void;
}

export interface PresenceWatch {
  /** Call it when the timer may have been started, stopped or changed its task. */
  update(): void;
  /** A signal from the system. */
  hear(sign: 'lock' | 'unlock' | 'suspend' | 'resume'): void;
  view(): Promise<PresenceView>;
  stop(): void;
}

/**
 * Watches while the timer runs whether the artist is there, and tells the timer. Does nothing without a
 * running timer.
 */
export function watchPresence(deps: PresenceWatchDeps): PresenceWatch {
  const presence = createPresence({
    away: (cause, since) => deps.timer()?.away(cause, since),
    back: () => deps.timer()?.back(),
    idleAfterMs: () => deps.settings().idle.minutes * 60_000 || Infinity,
  });
  let found: Promise<Detector> | null = null;
  /** Set once it was found. */
  let detector: Detector | null = null;
  const next = createAlarm();
  const looking = createSharedRuns<void>();
  let locked = false;
  let isTold = false;
  /** The task and start of the run at which the timer was last seen. */
  let run: string | null = null;

  const find = (): Promise<Detector> => (found ??= deps.detector().then((one) => (detector = one)));
  const take = (sign: PresenceSign): void => {
    try {
      presence.take(sign, deps.now());
    } catch (error) {
      // The disk refuses writes at the moment: the timer's own clock records the absence later.
      deps.log(`An absence could not be saved: ${String(error)}`);
    }
  };
  const lookOf = (idleMs: number | null, works: boolean): PresenceSign => ({
    kind: 'look',
    idleMs,
    works,
    dayEnd: deps.dayEnd(deps.now()),
  });

  function plan(): void {
    next.clear();
    if (run === null) return;
    next.set(presence.nextLookMs(deps.now()), () => void looking.run('', look));
  }

  async function look(): Promise<void> {
    try {
      const { idleMs, locked: isLocked } = await (await find()).read();
      if (run === null) return rest();
      if (isLocked !== null && isLocked !== locked) hint(isLocked);
      const near = presence.wantsPrograms(deps.now());
      if (!near) deps.programs.rest();
      take(lookOf(idleMs, near && (await deps.programs.look(deps.settings().idle.programs))));
    } catch (error) {
      deps.log(`The presence check failed: ${String(error)}`);
    } finally {
      plan();
    }
  }

  /** No timer runs: nothing is kept for it. */
  function rest(): void {
    deps.programs.rest();
    detector?.rest();
  }

  function hint(isLocked: boolean): void {
    locked = isLocked;
    take({ kind: isLocked ? 'lock' : 'unlock' });
  }

  async function tellIfBlind(): Promise<void> {
    const { view } = await find();
    const isBlind = view.detector === 'none' || view.detector === 'logind';
    if (isTold || !isBlind || deps.settings().idle.minutes === 0) return;
    isTold = true;
    deps.onBlind(view);
  }

  return {
    update() {
      const running = deps.timer()?.view().running ?? null;
      const now = running && `${running.taskId} ${running.since}`;
      if (now === run) return;
      run = now;
      if (run === null) rest();
      else {
        take({ kind: 'act' });
        void tellIfBlind();
      }
      plan();
    },
    hear(sign) {
      // The last input before the signal tells whether the artist caused it or had already left.
      const idleMs = run === null ? null : (detector?.idleNow() ?? null);
      const leaves = sign === 'lock' || sign === 'suspend';
      if (leaves && idleMs !== null) take(lookOf(idleMs, false));
      take({ kind: sign });
      plan();
    },
    view: async () => (await find()).view,
    stop() {
      run = null;
      rest();
      plan();
    },
  };
}
