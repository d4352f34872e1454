import { dayFacts, dayLines } from '../app/day-lines.ts';
import { formatMinutes } from '../shared/minutes.ts';
import { labelOf } from '../shared/plain-text.ts';
import type { TodayStatus } from '../shared/views.ts';

/** The action of an item of the tray's menu. */
export type TrayAction =
  | { kind: 'open' }
  | { kind: 'quick-log' }
  | { kind: 'mini' }
  | { kind: 'quit' }
  | { kind: 'stop' }
  | { kind: 'start'; taskId: string };

/** One item of the tray's menu: an action, a text, a submenu, or a separator. */
export type TrayItem =
  | { kind: 'action'; act: TrayAction; label: string }
  | { kind: 'more'; label: string; items: TrayItem[] }
  /** `moves`: the text changes with the clock. */
  | { kind: 'fact'; label: string; moves: boolean }
  | { kind: 'separator' };

const MOST_RECENT = 5;
const RULE: TrayItem = { kind: 'separator' };

/** The tray's menu, top to bottom. */
export function trayMenu(state: TodayStatus): TrayItem[] {
  const doing = state.signedIn ? timerItems(state) : [];
  const small: TrayItem[] = [
    { kind: 'action', act: { kind: 'quick-log' }, label: 'Quick log…' },
    { kind: 'action', act: { kind: 'mini' }, label: 'Mini timer' },
  ];
  return [
    { kind: 'action', act: { kind: 'open' }, label: 'Open Kitsu Companion' },
    ...(state.signedIn ? small : []),
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

/** Stopping the running timer, and continuing one of the recent tasks. */
function timerItems({ running, recent }: TodayStatus): TrayItem[] {
  const items: TrayItem[] = [];
  if (running) {
    items.push({ kind: 'action', act: { kind: 'stop' }, label: `Stop ${labelOf(running.title)}` });
  }
  const others = recent.filter(({ taskId }) => taskId !== running?.taskId).slice(0, MOST_RECENT);
  if (others.length > 0) {
    items.push({
      kind: 'more',
      label: running ? 'Switch to' : 'Continue',
      items: others.map(({ taskId, title }) => ({
        kind: 'action',
        act: { kind: 'start', taskId },
        label: labelOf(title),
      })),
    });
  }
  return items;
}

/** The icon's tooltip: what runs and since when, then the day, one line each. */
export function trayTooltip(state: TodayStatus): string {
  return ['Kitsu Companion', ...dayLines(state)].join('\n');
}

/** Characters of a name in the menu bar, which other programs share. */
const LONGEST_IN_THE_BAR = 40;

/** The text beside the icon in macOS's menu bar: `SH030 · Animation · 1 h 05`; empty while nothing runs. */
export function trayTitle({ running }: TodayStatus): string {
  if (!running) return '';
  const short = running.title.split(' / ').pop() ?? running.title;
  return `${labelOf(short, LONGEST_IN_THE_BAR)} · ${formatMinutes(running.minutes)}`;
}
