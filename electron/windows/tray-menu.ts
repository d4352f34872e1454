import { formatMinutes } from '../shared/minutes.ts';
import type { DayFacts } from '../shared/views.ts';

/** One line of the tray's menu: something to do, something to read, or a rule between. */
export type TrayItem =
  | { kind: 'action'; id: 'open' | 'quit'; label: string }
  | { kind: 'fact'; label: string }
  | { kind: 'separator' };

/** `Today: 5 h 42 of 8 h`. */
const dayLine = (state: DayFacts): string =>
  `Today: ${formatMinutes(state.total)} of ${formatMinutes(state.target)}`;

/** `3 changes wait`, `3 changes wait, 1 needs you`; `null` when all is in Kitsu. */
const waitingLine = ({ waiting, needsYou }: DayFacts): string | null => {
  if (waiting <= 0) return null;
  const wait = waiting === 1 ? '1 change waits' : `${waiting} changes wait`;
  if (needsYou <= 0) return wait;
  if (waiting === 1) return '1 change needs you';
  return `${wait}, ${needsYou === 1 ? '1 needs' : `${needsYou} need`} you`;
};

/** The tray's menu, top to bottom. */
export function trayMenu(state: DayFacts): TrayItem[] {
  return [
    { kind: 'action', id: 'open', label: 'Open Kitsu Companion' },
    { kind: 'separator' },
    ...facts(state).map((label): TrayItem => ({ kind: 'fact', label })),
    { kind: 'separator' },
    { kind: 'action', id: 'quit', label: 'Quit' },
  ];
}

/** What the pointer resting on the icon shows: the same facts, a line each. */
export function trayTooltip(state: DayFacts): string {
  return ['Kitsu Companion', ...facts(state)].join('\n');
}

function facts(state: DayFacts): string[] {
  const waiting = waitingLine(state);
  const day = state.signedIn ? dayLine(state) : 'Not signed in';
  return waiting === null ? [day] : [day, waiting];
}
