import type { Day } from './day.ts';
import type { ForecastReport } from './forecast.ts';
import type { Minutes } from './minutes.ts';
import type { ProgressDetails } from './progress.ts';
import type { Failure } from './result.ts';
import type { TimeFigures, TimeGroup } from './time-figures.ts';
import type { WorkloadHeat } from './work-moves.ts';

/** What is told of where a production stands, a tab each. */
export const TRACKING_TABS = ['risks', 'forecast', 'progress', 'workload', 'time'] as const;
export type TrackingTab = (typeof TRACKING_TABS)[number];

/** As the command's `report risks` says it. */
export const TRACKED_LEVELS = ['late', 'at-risk', 'unplanned', 'fine'] as const;
export type TrackedLevel = (typeof TRACKED_LEVELS)[number];

/** What risks are rolled up to. */
export const RISK_GROUPS = ['Production', 'Episode', 'Sequence', 'Shot', 'Person'] as const;
export type RiskGroupKind = (typeof RISK_GROUPS)[number];

/** The figures of a tab. */
export type TrackingFigures =
  | {
      tab: 'risks';
      levels: Record<TrackedLevel, number>;
      /** What they can be rolled up to: kinds of parts that there are. */
      kinds: RiskGroupKind[];
    }
  | ({ tab: 'forecast' } & ForecastReport)
  | ({
      tab: 'progress';
      total: number;
      done: number;
      types: { id: string; name: string; total: number; done: number }[];
    } & ProgressDetails)
  | ({ tab: 'workload' } & WorkloadHeat)
  | ({ tab: 'time' } & TimeFigures);

/** How far the reading of its past is: which statuses its tasks have had. Read with the first tab that tells of it. */
export type HistoryReading =
  | { state: 'not-asked' | 'read' }
  /** Pages; `of`: `null` until Kitsu has told it. */
  | { state: 'reading'; pages: number; of: number | null }
  | { state: 'failed'; problem: Failure };

/** A tab, and how old it is. */
export interface TrackingView {
  /** `null`: nothing was read yet. */
  figures: TrackingFigures | null;
  /** The production's name; `null` until it was read. */
  name: string | null;
  /** How it is counted. */
  how: string;
  /** What could not be read, and what that leaves out; sentences. */
  notes: string[];
  /** When Kitsu was asked (ISO); `null`: not yet. */
  readAt: string | null;
  reading: boolean;
  history: HistoryReading;
  /** Why the last reading ended early. */
  problem: Failure | null;
}

/** Which tasks are behind a number. `null` leaves a condition out. */
export type TasksOf =
  | { kind: 'level'; level: TrackedLevel }
  | { kind: 'type'; typeId: string | null; done: boolean | null }
  /** Of a part of the production, or of a person (`by`); a `null` id: of none. */
  | {
      kind: 'part';
      by: RiskGroupKind;
      id: string | null;
      typeId: string | null;
      level: TrackedLevel | null;
      done: boolean | null;
    }
  /** In one status. */
  | { kind: 'status'; statusId: string }
  /** A person's, of this production, that are not done. */
  | { kind: 'person'; personId: string }
  /** The done ones that a forecast stands on, of every production. */
  | { kind: 'record' }
  /** Those that a person is booked for in a week; nobody (`null`), or of no week for want of a due date (`null`). */
  | { kind: 'week'; personId: string | null; week: Day | null }
  /** Those that all people together are booked for in a week. */
  | { kind: 'everybody'; week: Day }
  /** A person's, or nobody's (`null`), that are in none of the weeks: booked after them, or without an estimate. */
  | { kind: 'outside'; personId: string | null; why: 'later' | 'unestimated' }
  /** Those of a part, or of a person, of whose estimate something is left. */
  | { kind: 'left'; by: RiskGroupKind; id: string | null }
  /** Those that were not done at the end of a day; `null`: the done ones that none of the days has. */
  | { kind: 'burn-down'; day: Day | null }
  /** Those of shots that are finished. */
  | { kind: 'film' }
  /** Those that were ever sent back: of that type, or by that reviewer (`null`: one who is gone). */
  | { kind: 'retakes'; by: 'type' | 'reviewer'; id: string | null }
  /** Done on one of those days, by that person and of that type (`null`: any); without days: on one that is not known. */
  | {
      kind: 'done';
      personId: string | null;
      typeId: string | null;
      days: { first: Day; last: Day } | null;
    }
  /** Those with time of that person, task type or production (`null`: any) on those days. */
  | { kind: 'time'; by: TimeGroup; id: string | null; first: Day; last: Day }
  /** Those of them that have an estimate, with all that was ever logged on each. */
  | { kind: 'estimated'; by: TimeGroup; id: string | null; first: Day; last: Day };

/** One of them. */
export interface TrackedTask {
  id: string;
  entity: string;
  type: string;
  status: { name: string; color: string };
  assignees: string[];
  due: Day | null;
  level: TrackedLevel | null;
  /** Why it has its level; sentences without full stops. */
  reasons: string[];
  /** Booked, left or logged; `null` where the number counts tasks. */
  minutes: Minutes | null;
}

/** A part of them. */
export interface TrackedTasks {
  from: number;
  total: number;
  tasks: TrackedTask[];
}
