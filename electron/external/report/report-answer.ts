import type { ReportKind } from '../../production/report/how-counted.ts';
import { progressReport, type ProgressReport } from '../../production/report/progress-report.ts';
import { standingOf, type ReportFacts } from '../../production/report/report-facts.ts';
import { riskReport, type RiskRow } from '../../production/report/risk-report.ts';
import { timeReport, type TimeReport } from '../../production/report/time-report.ts';
import { workloadReport, type WorkloadReport } from '../../production/report/workload-report.ts';
import type { Failure } from '../../shared/result.ts';

/** The figures of one report. */
export type Report =
  | { kind: 'risks'; tasks: RiskRow[] }
  | ({ kind: 'progress' } & ProgressReport)
  | ({ kind: 'workload' } & WorkloadReport)
  | ({ kind: 'time' } & TimeReport);

/** `today`: the day of whoever asks. */
export function reportOf(
  kind: ReportKind,
  facts: ReportFacts,
  { today, weekend }: { today: string; weekend: number[] | null },
): Report {
  const standing = standingOf(facts, today, weekend ?? undefined);
  switch (kind) {
    case 'risks':
      return { kind, tasks: riskReport(standing) };
    case 'progress':
      return { kind, ...progressReport(standing) };
    case 'workload':
      return { kind, ...workloadReport(standing) };
    case 'time':
      return { kind, ...timeReport(facts.times, standing) };
  }
}

/** What `--json` prints; its keys are a promise to other programs. */
export function jsonOf(report: Report): object {
  switch (report.kind) {
    case 'risks':
      return { ok: true, tasks: report.tasks };
    case 'progress': {
      const { total, done, by_task_type } = report;
      return { ok: true, total, done, by_task_type };
    }
    case 'workload':
      return { ok: true, people: report.people };
    case 'time':
      return { ok: true, rows: report.rows, minutes: report.minutes };
  }
}

const NOTHING: Readonly<Record<ReportKind, object>> = {
  risks: { tasks: [] },
  progress: { total: 0, done: 0, by_task_type: {} },
  workload: { people: [] },
  time: { rows: [], minutes: 0 },
};

/** The same where there is nothing to tell; `kind`: `null` where not even that was understood. */
export const jsonOfRefusal = ({ message, action }: Failure, kind: ReportKind | null): object => ({
  ...{ ok: false, message, action },
  ...(kind === null ? {} : NOTHING[kind]),
});
