import { dayFacts, dayLines } from '../app/day-lines.ts';
import { formatMinutes } from '../shared/minutes.ts';
import type { TodayStatus } from '../shared/views.ts';

/** What a line of the tray's menu does. */
export type TrayAction =
  | { kind: 'open' }
  | { kind: 'quick-log' }
  | { kind: 'quit' }
  | { kind: 'stop' }
  | { kind: 'start'; taskId: string };

/** One line of the tray's menu: something to do, something to read, more lines, or a rule between. */
export type TrayItem =
  | { kind: 'action'; act: TrayAction; label: string }
  | { kind: 'more'; label: string; items: TrayItem[] }
  /** `moves`: it goes on with the clock. */
  | { kind: 'fact'; label: string; moves: boolean }
  | { kind: 'separator' };

const MOST_RECENT = 5;
const RULE: TrayItem = { kind: 'separator' };

/** The tray's menu, top to bottom. */
export function trayMenu(state: TodayStatus): TrayItem[] {
  const doing = state.signedIn ? timerItems(state) : [];
  const quickLog: TrayItem = { kind: 'action', act: { kind: 'quick-log' }, label: 'Quick log…' };
  return [
    { kind: 'action', act: { kind: 'open' }, label: 'Open Kitsu Companion' },
    ...(state.signedIn ? [quickLog] : []),
    RULE,
    ...doing,
    ...(doing.length > 0 ? [RULE] : []),
    ...dayFacts(state).map((label, at): TrayItem => {
      return { kind: 'fact', label, moves: at === 0 && state.running !== null };
    }),
    RULE,
    { kind: 'action', act: { kind: 'quit' }, label: 'Quit' },
  ];
}

/** Stopping what runs, and going on with what was worked on lately. */
function timerItems({ running, recent }: TodayStatus): TrayItem[] {
  const items: TrayItem[] = [];
  if (running) {
    items.push({ kind: 'action', act: { kind: 'stop' }, label: `Stop ${running.title}` });
  }
  const others = recent.filter(({ taskId }) => taskId !== running?.taskId).slice(0, MOST_RECENT);
  if (others.length > 0) {
    items.push({
      kind: 'more',
      label: running ? 'Switch to' : 'Continue',
      items: others.map(({ taskId, title }) => ({
        kind: 'action',
        act: { kind: 'start', taskId },
        label: title,
      })),
    });
  }
  return items;
}

/** What the pointer resting on the icon shows: what runs and since when, then the day, a line each. */
export function trayTooltip(state: TodayStatus): string {
  return ['Kitsu Companion', ...dayLines(state)].join('\n');
}

/** What stands beside the icon in macOS's menu bar: `SH030 · Animation · 1 h 05`; empty while nothing runs. */
export function trayTitle({ running }: TodayStatus): string {
  if (!running) return '';
  const short = running.title.split(' / ').pop() ?? running.title;
  return `${short} · ${formatMinutes(running.minutes)}`;
}
