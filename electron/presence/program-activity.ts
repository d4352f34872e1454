import type { RunningProcess } from '../platform/processes.ts';
import { isOneOfPrograms } from '../shared/programs.ts';

export interface ProgramActivityDeps {
  processes(): Promise<RunningProcess[] | null>;
  /** The process of the focused window; `null` if the system does not tell. */
  focused(): Promise<number | null>;
  /** Milliseconds of a monotonic clock. */
  monotonic(): number;
}

/** Share of one core, over the time between two checks. A render or a playback uses one core and more. */
const AT_WORK = 0.3;
/**
 * A lower threshold for the focused program: drawing with a pen that the system does not count as input
 * still uses the processor. Focus alone is not enough, or a lunch break would count as work wherever
 * Maya is open.
 */
const AT_WORK_IN_FRONT = 0.08;

/** Cores used by one listed program and all that it started. */
export interface ProgramShare {
  pids: Set<number>;
  share: number;
}

/** How busy each listed program was between two snapshots of all processes. */
export function programShares(
  before: readonly RunningProcess[],
  after: readonly RunningProcess[],
  passedMs: number,
  programs: readonly string[],
): ProgramShare[] {
  const earlier = new Map(before.map(({ pid, cpuMs }) => [pid, cpuMs]));
  const children = new Map<number, RunningProcess[]>();
  for (const one of after) {
    if (one.parent === null) continue;
    children.set(one.parent, [...(children.get(one.parent) ?? []), one]);
  }
  return after
    .filter(({ names }) => names.some((name) => isOneOfPrograms(programs, name)))
    .map((root) => {
      const tree = new Map<number, RunningProcess>();
      for (const open = [root]; open.length > 0;) {
        const one = open.pop() as RunningProcess;
        if (tree.has(one.pid)) continue;
        tree.set(one.pid, one);
        open.push(...(children.get(one.pid) ?? []));
      }
      // A process that began in between counts with all its time, also if it reuses another's number.
      const used = [...tree.values()].reduce((sum, { pid, cpuMs }) => {
        const had = earlier.get(pid) ?? 0;
        return sum + (cpuMs >= had ? cpuMs - had : cpuMs);
      }, 0);
      return { pids: new Set(tree.keys()), share: passedMs > 0 ? used / passedMs : 0 };
    });
}

/** Whether one of the artist's programs is at work, measured from one check to the next. */
export function createProgramActivity(deps: ProgramActivityDeps) {
  let last: { at: number; all: RunningProcess[] } | null = null;
  return {
    /** False at the first check: there is nothing to compare with. */
    async look(programs: readonly string[]): Promise<boolean> {
      const before = last;
      const all = programs.length === 0 ? null : await deps.processes();
      last = all && { at: deps.monotonic(), all };
      if (!before || !last) return false;
      const shares = programShares(before.all, last.all, last.at - before.at, programs);
      if (shares.some(({ share }) => share >= AT_WORK)) return true;
      const likely = shares.filter(({ share }) => share >= AT_WORK_IN_FRONT);
      const pid = likely.length > 0 ? await deps.focused() : null;
      return pid !== null && likely.some(({ pids }) => pids.has(pid));
    },
    /** The next check is a first one again. */
    rest: () => void (last = null),
  };
}

export type ProgramActivity = ReturnType<typeof createProgramActivity>;
