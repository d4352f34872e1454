import { MENU_KEYS } from '../../../electron/shared/menu-keys.ts';
import type { Entry } from './entry.ts';
import { GROUPS } from './groups.ts';
import { myScheduleEntries } from './my-schedule-entries.ts';
import { notes, type KeyNote } from './key-notes.ts';
import { pictureEntries } from './picture-entries.ts';
import { productionEntries } from './production-entries.ts';
import { scheduleEntries } from './schedule-entries.ts';
import { taskEntries } from './task-entries.ts';
import { viewerEntries } from './viewer-entries.ts';

export { GROUPS };

/** Those of the first nine saved views. */
const VIEW_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `Mod+${digit}`);

const catalogue = {
  palette: {
    title: 'Start a task or run a command',
    group: 'Anywhere',
    keys: ['Mod+K'],
    typing: true,
    inPalette: false,
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    group: 'Anywhere',
    keys: ['?', 'F1'],
    words: 'help keys',
    typing: true,
  },
  back: {
    title: 'Go back',
    group: 'Anywhere',
    keys: ['Alt+ArrowLeft'],
    macKeys: ['Mod+['],
    typing: true,
  },
  forward: {
    title: 'Go forward',
    group: 'Anywhere',
    keys: ['Alt+ArrowRight'],
    macKeys: ['Mod+]'],
    typing: true,
  },
  leave: {
    title: 'Close, or back to where you were',
    group: 'Anywhere',
    keys: ['Escape'],
    typing: true,
    inPalette: false,
  },
  undo: {
    title: 'Undo what was done last in this room',
    group: 'Anywhere',
    keys: ['Mod+Z'],
    words: 'take back revert',
    inSavedText: true,
  },
  stop: { title: 'Stop the timer', group: 'Anywhere', keys: ['X'] },
  focus: {
    title: 'Focus: no notices while the timer runs',
    group: 'Anywhere',
    keys: ['Shift+X'],
    words: 'quiet do not disturb hold back',
  },
  mine: {
    title: 'My schedule',
    group: 'Anywhere',
    keys: ['Shift+W'],
    words: 'go calendar month week due late days off will i make it',
  },
  timesheet: { title: 'Timesheet', group: 'Anywhere', keys: ['W'], words: 'go week hours' },
  outbox: {
    title: 'Not in Kitsu yet',
    group: 'Anywhere',
    keys: ['O'],
    words: 'go outbox waiting show what is',
  },
  notifications: {
    title: 'Notifications',
    group: 'Anywhere',
    keys: ['N'],
    words: 'go inbox news changes unread',
  },
  'notifications.move': {
    title: 'Move through the notifications',
    group: 'Notifications',
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    inPalette: false,
  },
  'notifications.open': {
    title: 'Open the task of a notification',
    group: 'Notifications',
    keys: ['Enter'],
    inPalette: false,
  },
  'notifications.mark': {
    title: 'Mark a notification as read or unread',
    group: 'Notifications',
    keys: ['U'],
  },
  'notifications.markAll': {
    title: 'Mark all notifications as read',
    group: 'Notifications',
    keys: ['Shift+U'],
  },
  settings: {
    title: 'Settings',
    group: 'Anywhere',
    keys: ['Mod+,'],
    words: 'go preferences options',
    typing: true,
  },
  mini: { title: 'Mini timer', group: 'Anywhere', keys: ['Mod+Shift+M'], typing: true },
  evening: { title: 'Go to what the end of the day lacks', group: 'Anywhere', keys: ['E'] },
  search: { title: 'Search my tasks', group: 'Today', keys: ['/'], words: 'find filter' },
  'day.previous': { title: 'Previous day', group: 'Today', keys: ['['] },
  'day.next': { title: 'Next day', group: 'Today', keys: [']'] },
  ...productionEntries,
  ...scheduleEntries,
  ...taskEntries,
  ...pictureEntries,
  ...viewerEntries,
  'list.move': {
    title: 'Move through the list',
    group: 'Today',
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    inPalette: false,
  },
  'list.extend': {
    title: 'Select several tasks',
    group: 'Today',
    keys: ['Shift+ArrowUp', 'Shift+ArrowDown'],
    inPalette: false,
  },
  'list.toggle': {
    title: 'Add the task to those selected, or leave it out',
    short: 'Select several',
    group: 'Today',
    keys: [' '],
    inPalette: false,
  },
  'list.all': {
    title: 'Select all tasks of the list',
    group: 'Today',
    keys: ['Mod+A'],
  },
  'list.clear': {
    title: 'Select none',
    group: 'Today',
    keys: ['Escape'],
    inPalette: false,
  },
  'day.times': { title: 'Change the times of the day', group: 'Today', keys: ['D'] },
  'day.away': {
    title: 'Answer what became of the time away',
    group: 'Today',
    keys: ['G'],
    words: 'idle gap',
  },
  'tab.next': {
    title: 'Next list: to-do, done, to check',
    group: 'Today',
    keys: ['L'],
    words: 'tab',
    inPalette: false,
  },
  filters: {
    title: 'Filter, sort and group',
    group: 'Today',
    keys: ['F'],
    words: 'order headings',
  },
  'view.show': {
    title: 'Show one of my saved views',
    group: 'Today',
    keys: VIEW_KEYS,
    typing: true,
    inPalette: false,
  },
  'view.look': {
    title: 'Next look: list, board, calendar',
    group: 'Today',
    keys: ['V'],
    words: 'view columns due dates',
  },
  'view.save': { title: 'Save this view', group: 'Today', keys: [], words: 'name filter' },
  'view.manage': {
    title: 'Saved views: rename, remove, set default',
    group: 'Today',
    keys: [],
  },
  'look.across': {
    title: 'To the next column or day',
    group: 'Board and calendar',
    keys: ['ArrowLeft', 'ArrowRight'],
    inPalette: false,
  },
  'card.lift': {
    title: 'Take up the card; the arrows choose its new status',
    group: 'Board and calendar',
    keys: ['M'],
    words: 'move status column',
  },
  'card.drop': {
    title: 'Set the status that the card is over',
    group: 'Board and calendar',
    keys: ['Enter'],
    inPalette: false,
  },
  'card.cancel': {
    title: 'Leave the card where it was',
    group: 'Board and calendar',
    keys: ['Escape'],
    inPalette: false,
  },
  'calendar.previous': {
    title: 'Previous month or week',
    group: 'Board and calendar',
    keys: ['PageUp'],
  },
  'calendar.next': {
    title: 'Next month or week',
    group: 'Board and calendar',
    keys: ['PageDown'],
  },
  ...myScheduleEntries,
  'sheet.previous': { title: 'Previous week or month', group: 'Timesheet', keys: ['['] },
  'sheet.next': { title: 'Next week or month', group: 'Timesheet', keys: [']'] },
  'sheet.now': { title: 'This week or month', group: 'Timesheet', keys: ['T'] },
  'sheet.month': { title: 'Month or week', group: 'Timesheet', keys: ['M'] },
  'sheet.add': { title: 'Add a task to this week', group: 'Timesheet', keys: ['A'] },
  'sheet.stopAdding': {
    title: 'Close the search for a task',
    group: 'Timesheet',
    keys: ['Escape'],
    typing: true,
    inPalette: false,
  },
  'outbox.move': {
    title: 'Move through the changes',
    group: 'Not in Kitsu yet',
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    inPalette: false,
  },
  'outbox.stop': {
    title: 'Cancel what is being typed for a change',
    group: 'Not in Kitsu yet',
    keys: ['Escape'],
    typing: true,
    inPalette: false,
  },
} as const satisfies Record<string, Entry>;

export type CommandId = keyof typeof catalogue;

/** Every command that has a key or stands in the palette under one name, whichever room does it. */
export const CATALOGUE: Readonly<Record<CommandId, Entry>> = catalogue;

export type NoteId = keyof typeof notes;

/** Keys of the control that has the focus; the control itself listens for them. */
export const NOTES: Readonly<Record<NoteId, KeyNote>> = notes;

/** All keys that no command has. */
export const KEY_NOTES: readonly KeyNote[] = [
  ...Object.values(notes),
  ...MENU_KEYS.map(({ title, keys }) => ({ title, group: 'The window' as const, keys })),
];
