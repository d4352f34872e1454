import type { Day } from './day.ts';
import type { StructureView } from './productions.ts';
import type { TrackingTab } from './tracking.ts';

/** The subjects of the settings, in the order of the room. */
export const SETTINGS_SECTIONS = [
  'start',
  'working-week',
  'rounding',
  'timer',
  'comments',
  'quick-log',
  'reminders',
  'notices',
  'theme',
  'media',
  'day-boundary',
  'accounts',
  'updates',
  'help',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** How an artist looks at their own tasks. */
export const MY_VIEWS = ['month', 'week', 'record'] as const;
export type MyView = (typeof MY_VIEWS)[number];

/** A place in the window that the artist can go to, come back to, and find again in a new window. */
export type Room =
  /** `day` absent: the day that is shown already; `null` follows the calendar. */
  | { name: 'today'; day?: Day | null }
  /** One task of mine, over the list or beside it. */
  | { name: 'task'; taskId: string }
  /** The artist's own tasks by day, or what they have done. */
  | { name: 'mine'; view: MyView; day: Day }
  /** The week, or the month, that holds `day`. */
  | { name: 'timesheet'; view: 'week' | 'month'; day: Day }
  | { name: 'outbox' }
  | { name: 'notifications' }
  /** Productions, as a lead looks at them. */
  | { name: 'productions' }
  /** A new production, step by step. */
  | { name: 'making' }
  /** One of them: its shots by episode and sequence, or its assets by type. */
  | { name: 'structure'; projectId: string; view: StructureView }
  /** Where one of them stands. */
  | { name: 'tracking'; projectId: string; tab: TrackingTab }
  /** When its tasks are done: a chart of days. */
  | { name: 'schedule'; projectId: string }
  /** Who works in one of them. */
  | { name: 'team'; projectId: string }
  /** A production set up from a sheet; without one, the room chooses. */
  | { name: 'setup'; productionId?: string }
  /** `section`: the subject to show and to put the focus in. */
  | { name: 'settings'; section?: SettingsSection };

/** The room that a window opens in when nothing is known of an earlier one. */
export const FIRST_ROOM: Room = { name: 'today' };

/** True where both lead to the same place, so that going there is no new step of the history. */
export function isSameRoom(a: Room, b: Room): boolean {
  switch (a.name) {
    case 'today':
      return b.name === 'today' && a.day === b.day;
    case 'task':
      return b.name === 'task' && a.taskId === b.taskId;
    case 'timesheet':
      return b.name === 'timesheet' && a.view === b.view && a.day === b.day;
    case 'mine':
      return b.name === 'mine' && a.view === b.view && a.day === b.day;
    case 'outbox':
    case 'notifications':
    case 'productions':
    case 'making':
      return b.name === a.name;
    case 'structure':
      return b.name === 'structure' && a.projectId === b.projectId && a.view === b.view;
    case 'tracking':
      return b.name === 'tracking' && a.projectId === b.projectId && a.tab === b.tab;
    case 'schedule':
      return b.name === 'schedule' && a.projectId === b.projectId;
    case 'team':
      return b.name === 'team' && a.projectId === b.projectId;
    case 'setup':
      return b.name === 'setup' && a.productionId === b.productionId;
    case 'settings':
      return b.name === 'settings' && a.section === b.section;
  }
}
