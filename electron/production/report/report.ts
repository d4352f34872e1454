import type { ForecastReport } from '../../shared/forecast.ts';
import { forecastReport } from './forecast-report.ts';
import type { ProgressDetails } from '../../shared/progress.ts';
import type { ReportKind } from './how-counted.ts';
import { progressDetails } from './progress-details.ts';
import { progressReport, type ProgressReport } from './progress-report.ts';
import { standingOf, type ReportFacts } from './report-facts.ts';
import { riskReport, type RiskRow } from './risk-report.ts';
import { timeReport, type TimeReport } from './time-report.ts';
import { workloadReport, type WorkloadReport } from './workload-report.ts';

/** The figures of one report. */
export type Report =
  | { kind: 'risks'; tasks: RiskRow[] }
  | ({ kind: 'forecast' } & ForecastReport)
  | ({ kind: 'progress' } & ProgressReport & ProgressDetails)
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
    case 'forecast':
      return { kind, ...forecastReport(facts, standing, weekend ?? undefined) };
    case 'progress':
      return { kind, ...progressReport(standing), ...progressDetails(facts, standing) };
    case 'workload':
      return { kind, ...workloadReport(standing) };
    case 'time':
      return { kind, ...timeReport(facts.times, standing) };
  }
}
