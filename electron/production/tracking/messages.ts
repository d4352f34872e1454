import type {
  RiskGroupKind,
  TasksOf,
  TrackedTasks,
  TrackingFigures,
  TrackingTab,
} from '../../shared/tracking.ts';
import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { TimeAsked } from '../../shared/time-figures.ts';
import type { AskedMove } from '../../shared/work-moves.ts';
import type { Remedy, RiskGroup } from '../../shared/risk-groups.ts';
import type { ExportTable } from '../../shared/export-table.ts';
import type { Ahead } from '../browse/ahead.ts';
import type { ExportWish } from './export-tables.ts';
import type { PlannedMove } from './move-proposal.ts';

/** A GET that has to be answered before there are figures. */
export interface Need {
  /** Names it when it is given. */
  key: string;
  path: string;
  query: Record<string, string>;
}

/** A production as it is, or which statuses its tasks have had. */
export type Reads = 'figures' | 'history';

/** What the worker of productions is asked of where one stands; `at`: epoch milliseconds. */
export type TrackingAsk =
  /** Begins a reading anew, or goes on with it: which answers it still needs. */
  | { do: 'read'; projectId: string; anew: boolean; what: Reads }
  /** One of them: its bytes, or why there are none. */
  | {
      do: 'give';
      projectId: string;
      what: Reads;
      key: string;
      body: Uint8Array | null;
      refusal: KitsuFailure | null;
    }
  /**
   * What was edited here and is not in Kitsu yet, and the weekdays without work (`null`: Saturday and Sunday): all
   * figures count with them from now on.
   */
  | {
      do: 'lay';
      projectId: string;
      ahead: readonly Ahead[];
      weekend: number[] | null;
      at: number;
    }
  | { do: 'figures'; projectId: string; tab: TrackingTab; time: TimeAsked; at: number }
  /** The risks by a part of the production or by person. */
  | { do: 'groups'; projectId: string; by: RiskGroupKind; at: number }
  /** What could be done about a task. */
  | { do: 'remedies'; projectId: string; taskId: string; at: number }
  /** What a move of a task would do; `null`: nothing was read. */
  | { do: 'propose'; projectId: string; move: AskedMove; at: number }
  | { do: 'tasks'; projectId: string; of: TasksOf; from: number; to: number; at: number }
  /** A task as Kitsu has it now. */
  | { do: 'move'; projectId: string; body: Uint8Array; at: number }
  /** Nobody looks at it any more. */
  | { do: 'leave'; projectId: string }
  /** What is shown as tables of cells. */
  | { do: 'tables'; projectId: string; wish: ExportWish; at: number };

export type TrackingAnswer =
  /** `failure`: what ended the reading; without needs and without it, it is done. */
  | { needs: Need[]; failure: KitsuFailure | null }
  /** `null`: nothing was read. */
  | { figures: TrackingFigures | null; name: string | null; notes: string[] }
  | { tasks: TrackedTasks }
  | { moved: boolean }
  | { groups: RiskGroup[] | null }
  | { remedies: Remedy[] | null }
  | { planned: PlannedMove | null }
  | { tables: ExportTable[] | null; name: string; notes: string[] }
  | null;
