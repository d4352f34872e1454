import { shortDay, type Day } from '../../../electron/shared/day.ts';
import { formatMinutes } from '../../../electron/shared/minutes.ts';
import type { Remedy } from '../../../electron/shared/risk-groups.ts';
import type { RiskGroupKind } from '../../../electron/shared/tracking.ts';

/** What the button of a remedy says. */
export function remedyText(remedy: Remedy, today: Day, isAssigned: boolean): string {
  switch (remedy.kind) {
    case 'due':
      return `Due ${shortDay(remedy.day, today)}`;
    case 'share':
      return `${isAssigned ? 'Share with' : 'Give to'} ${remedy.name}`;
    case 'estimate':
      return `Estimate ${formatMinutes(remedy.minutes)}`;
  }
}

/** What it would do, beside its button. */
export function effectText(remedy: Remedy, today: Day): string {
  switch (remedy.kind) {
    case 'due':
      return remedy.fits ? 'fits, with room to spare' : 'the day on which it would be done';
    case 'share': {
      const done = remedy.finish === null ? '' : `done ${shortDay(remedy.finish, today)}`;
      const fits = remedy.fits ? 'fits beside their other work' : 'better, and still tight or late';
      return done === '' ? fits : `${done}, ${fits}`;
    }
    case 'estimate':
      return remedy.instead === null
        ? 'as the middle one of its type has'
        : `instead of ${formatMinutes(remedy.instead)}: as much as fits`;
  }
}

/** What was done. */
export function doneText(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'due':
      return 'Due day moved';
    case 'share':
      return `${remedy.name} is on it`;
    case 'estimate':
      return 'Estimate changed';
  }
}

export type RiskView = 'Tasks' | RiskGroupKind;

const VIEW_NAMES: Readonly<Record<RiskView, string>> = {
  Tasks: 'Tasks',
  Production: 'Production',
  Episode: 'Episodes',
  Sequence: 'Sequences',
  Shot: 'Shots',
  Person: 'People',
};

/** What can be shown of the risks where there are these kinds of parts. */
export const riskViews = (kinds: readonly RiskGroupKind[]): { value: RiskView; label: string }[] =>
  (['Tasks', ...kinds] as const).map((value) => ({ value, label: VIEW_NAMES[value] }));
