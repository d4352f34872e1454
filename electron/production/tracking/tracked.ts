import type { ProductionTask } from '../../shared/production.ts';
import type { ForecastReport } from '../../shared/forecast.ts';
import type { ProgressDetails } from '../../shared/progress.ts';
import type { HeatRow } from '../../shared/work-moves.ts';
import type { RiskGroupKind, TrackedLevel } from '../../shared/tracking.ts';
import type { KeptBooks } from '../jobs.ts';
import type { OwnRecords } from '../own-pace.ts';
import type { ProgressReport } from '../report/progress-report.ts';
import type { ReportFacts, Standing } from '../report/report-facts.ts';
import type { TaskRisk } from '../risk.ts';
import type { Load } from '../workload.ts';

/** The open tasks of each person, by id; those of nobody by ''. */
export type OpenByPerson = Map<string, Set<string>>;

/** A production that was read, with what was made of it for a day. */
export interface Tracked {
  facts: ReportFacts;
  standing: Standing;
  risks: Map<string, TaskRisk>;
  /** How many of the production's own tasks have each level. */
  levels: Record<TrackedLevel, number>;
  /** Of people's done tasks, and of what they have to do: what their risks are reckoned with. */
  records: OwnRecords;
  books: KeptBooks;
  /** What each person has to do, by id; that of nobody by ''. */
  loads: Map<string, Load>;
  /** Weekdays without work; `null` for Saturday and Sunday. */
  weekend: number[] | null;
  open: OpenByPerson;
  /** Each of these is reckoned when it is first asked for, and again after a task has moved that changes it. */
  forecast: ForecastReport | null;
  counts: ProgressReport | null;
  kinds: RiskGroupKind[] | null;
  /** What nobody has of this production. */
  nobody: { load: Load | null } | null;
  /** A load's row of weeks. */
  rows: WeakMap<Load, HeatRow>;
  details: ProgressDetails | null;
  /** The production's own, canceled ones left out. */
  tasks: ProductionTask[];
}
