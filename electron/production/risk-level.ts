/** From nothing to do to too late; the position of `unknown` makes a lead look at it. */
export const RISK_LEVELS = ['done', 'fine', 'unknown', 'tight', 'late', 'overdue'] as const;

/**
 * `fine`: it fits. `tight`: it fits by the estimates, and would not if its people's work took as many times its estimates
 * as their done work did; or its estimate is used up. `late`: it does not fit before its due date. `overdue`: the due date has passed. `unknown`: a due
 * date, an estimate or a person is missing.
 */
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** 0 for `done`, up to `overdue`. */
export const severity = (level: RiskLevel): number => RISK_LEVELS.indexOf(level);

/** The level that a lead has to see first. */
export const worse = (a: RiskLevel, b: RiskLevel): RiskLevel =>
  severity(a) >= severity(b) ? a : b;
