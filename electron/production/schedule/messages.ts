import type { Ahead } from '../browse/ahead.ts';

/** What the worker of productions is asked of a schedule. `have`: the stamp of what the window has. */
export interface ScheduleAsk {
  projectId: string;
  have: string | null;
  ahead: readonly Ahead[];
}

export interface ScheduleAnswer {
  stamp: string;
  /** `ScheduleFacts` as JSON; `null`: it is what the window has. */
  facts: string | null;
  types: { id: string; departmentId: string | null }[];
}
