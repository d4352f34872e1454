/** From nothing to do to too late; `unknown` lies where a lead should look rather than rest. */
export const RISK_LEVELS = ['done', 'fine', 'unknown', 'tight', 'late', 'overdue'] as const;

/**
 * `fine`: it fits. `tight`: it takes more than four fifths of the time that is free, or its
 * estimate is used up. `late`: it does not fit before its due date. `overdue`: that has passed.
 * `unknown`: a due date, an estimate or a person is missing.
 */
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** 0 for `done`, up to `overdue`. */
export const severity = (level: RiskLevel): number => RISK_LEVELS.indexOf(level);

/** The one that a lead has to see first. */
export const worse = (a: RiskLevel, b: RiskLevel): RiskLevel =>
  severity(a) >= severity(b) ? a : b;
