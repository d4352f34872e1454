import { isolated } from './plain-text.ts';

/** What Kitsu does by itself, in the name of whoever posts a comment with this status. */
export interface StatusTrigger {
  statusId: string;
  /** The task type whose task of the same entity it comments on. */
  taskType: string;
  /** The status that it sets there; `null`: the asset is marked ready for that task type instead. */
  sets: string | null;
  copiesRevision: boolean;
}

/** What else Kitsu posts with a status, and in whose name. */
export const triggerText = (trigger: StatusTrigger): string =>
  `With this status Kitsu also ${does(trigger)}.`;

/** The same, once for what several tasks set off alike; empty for none. */
export const alsoText = (triggers: readonly StatusTrigger[]): string =>
  [...new Set(triggers.map((one) => `Kitsu also ${does(one)}.`))].join(' ');

/** What was done, and what Kitsu will do besides. */
export const withAlso = (done: string, triggers: readonly StatusTrigger[]): string =>
  [done, alsoText(triggers)].filter((part) => part !== '').join('. ');

function does({ taskType, sets, copiesRevision }: StatusTrigger): string {
  const type = isolated(taskType);
  if (sets === null) return `marks the asset ready for ${type}`;
  const revision = copiesRevision ? ', with your last revision' : '';
  return `comments in your name on ${type}: ${isolated(sets)}${revision}`;
}
