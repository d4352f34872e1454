import type { Day } from './day.ts';

/**
 * The artist's own order of their list, which only this computer knows. Ids of tasks, the first first;
 * those that have left the list are stepped over.
 */
export interface TodoPlan {
  /** Kept at the top. */
  pinned: string[];
  /** The day that `planned` is for; `null` before the first plan. */
  day: Day | null;
  /** What the artist wants to do on that day. */
  planned: string[];
  /** Planned for days before and not done then: offered again until the artist says what becomes of it. */
  left: string[];
  /** The whole list as the artist ordered it by hand; empty if they never did. */
  order: string[];
}

export const NO_PLAN: TodoPlan = { pinned: [], day: null, planned: [], left: [], order: [] };

/** What a change of the plan was, for its undo. */
export const PLAN_CHANGES = ['pin', 'unpin', 'plan', 'unplan', 'move'] as const;
export type PlanChange = (typeof PLAN_CHANGES)[number];

/** The order of a longer list is kept for its beginning. */
export const LONGEST_ORDER = 2000;
