import type { ProductionTask } from '../../shared/production.ts';
import type { ForecastReport } from '../../shared/forecast.ts';
import type { ProgressDetails } from '../../shared/progress.ts';
import type { ReportFacts, Standing } from '../report/report-facts.ts';
import type { TaskRisk } from '../risk.ts';
import type { Load } from '../workload.ts';

/** The open tasks of each person, by id; those of nobody by ''. */
export type OpenByPerson = Map<string, Set<string>>;

/** A production that was read, with what was made of it for a day. */
export interface Tracked {
  facts: ReportFacts;
  standing: Standing;
  /** Of the production's own tasks. */
  risks: Map<string, TaskRisk>;
  /** What each person has to do, by id; that of nobody by ''. */
  loads: Map<string, Load>;
  /** Weekdays without work; `null` for Saturday and Sunday. */
  weekend: number[] | null;
  open: OpenByPerson;
  /** Reckoned when it is first asked for, and again after a task has moved. */
  forecast: ForecastReport | null;
  details: ProgressDetails | null;
  /** The production's own, canceled ones left out. */
  tasks: ProductionTask[];
}
