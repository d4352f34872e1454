import type { SetupReport } from '../../../shared/setup.ts';
import type { SetupLeft } from '../../../shared/setup-left.ts';

/** What is known of a step. `ours`: this run did it; `at`: when it was sent (epoch ms). */
export interface StepNote {
  id?: string | null;
  ours?: boolean;
  at?: number;
  /** Why it was not done, or not wholly. */
  left?: SetupLeft;
  /** Values that somebody else changed meanwhile, and that stay. */
  moved?: string[];
  /** Of taking back: what was done. */
  did?: 'remove' | 'change';
}

/** How far a run is, as it is kept beside its steps. */
interface RunProgress {
  done: number;
  report: SetupReport;
}

export const NOTHING: SetupReport = {
  ...{ creates: 0, changes: 0, restores: 0, removes: 0, problems: [] },
};

/** Versions up to 0.2.0 kept a sentence where there is a cause now. */
type Worded = { message?: string };

/** A note as it was stored, by whatever version. */
export function storedNote(stored: unknown): StepNote {
  const { message, ...note } = (stored ?? {}) as StepNote & Worded;
  return message === undefined ? note : { left: { code: 'earlier', text: message }, ...note };
}

/** How far a run is as it was stored, by whatever version. */
export function storedProgress(stored: unknown): RunProgress {
  const { done, report } = stored as {
    done: number;
    report: Omit<SetupReport, 'problems'> & {
      problems: { title: string; row: number | null; left?: SetupLeft; message?: string }[];
    };
  };
  const problems = report.problems.map(({ title, row, left, message = '' }) => ({
    ...{ title, row },
    left: left ?? ({ code: 'earlier', text: message } as const),
  }));
  return { done, report: { ...report, problems } };
}
