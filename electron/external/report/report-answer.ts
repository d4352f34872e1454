import type { ReportKind } from '../../production/report/how-counted.ts';
import type { Report } from '../../production/report/report.ts';
import type { Failure } from '../../shared/result.ts';

/** What `--json` prints; its keys are a promise to other programs. */
export function jsonOf(report: Report): object {
  switch (report.kind) {
    case 'risks':
      return { ok: true, tasks: report.tasks };
    case 'forecast': {
      const { kind: _, ...forecast } = report;
      return { ok: true, ...forecast };
    }
    case 'progress': {
      const { kind: _, types: __, ...progress } = report;
      return { ok: true, ...progress };
    }
    case 'workload':
      return { ok: true, people: report.people };
    case 'time':
      return { ok: true, rows: report.rows, minutes: report.minutes };
  }
}

const NOTHING: Readonly<Record<ReportKind, object>> = {
  risks: { tasks: [] },
  forecast: {
    state: 'few',
    range: null,
    due: null,
    basis: null,
    drivers: [],
    chances: [],
    before: null,
    finished: null,
  },
  progress: { total: 0, done: 0, by_task_type: {} },
  workload: { people: [] },
  time: { rows: [], minutes: 0 },
};

/** The same where there is nothing to tell; `kind`: `null` where not even that was understood. */
export const jsonOfRefusal = ({ message, action }: Failure, kind: ReportKind | null): object => ({
  ...{ ok: false, message, action },
  ...(kind === null ? {} : NOTHING[kind]),
});
