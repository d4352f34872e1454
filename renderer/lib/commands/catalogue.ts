import { MENU_KEYS } from '../../../electron/shared/menu-keys.ts';
import type { KeyName } from './keys.ts';

/** The headings of the shortcut sheet and of README's table, in their order. */
export const GROUPS = [
  'Anywhere',
  'Today',
  'A task',
  'Timesheet',
  'Not in Kitsu yet',
  'The times of a day',
  'The window',
] as const;
type Group = (typeof GROUPS)[number];

/** A command by its words and keys; what it does is registered where it can be done. */
export interface Entry {
  title: string;
  group: Group;
  keys: readonly KeyName[];
  /** Where macOS has a usage of its own. */
  macKeys?: readonly KeyName[];
  words?: string;
  typing?: boolean;
  inSavedText?: boolean;
  inPalette?: boolean;
}

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
  timesheet: {
    title: 'Timesheet',
    group: 'Anywhere',
    keys: ['W'],
    words: 'go week hours',
  },
  outbox: {
    title: 'Not in Kitsu yet',
    group: 'Anywhere',
    keys: ['O'],
    words: 'go outbox waiting show what is',
  },
  settings: {
    title: 'Settings',
    group: 'Anywhere',
    keys: ['Mod+,'],
    words: 'go preferences options',
    typing: true,
  },
  evening: {
    title: 'Go to what the end of the day lacks',
    group: 'Anywhere',
    keys: ['E'],
  },
  search: { title: 'Search my tasks', group: 'Today', keys: ['/'], words: 'find filter' },
  'day.previous': { title: 'Previous day', group: 'Today', keys: ['['] },
  'day.next': { title: 'Next day', group: 'Today', keys: [']'] },
  'list.move': {
    title: 'Move through the list',
    group: 'Today',
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    inPalette: false,
  },
  'task.open': {
    title: 'Open the selected task',
    group: 'Today',
    keys: ['Enter'],
    inPalette: false,
  },
  'task.start': { title: 'Start or stop the selected task', group: 'Today', keys: ['S'] },
  'task.time': {
    title: 'Log time on the selected task',
    group: 'Today',
    keys: ['T'],
  },
  'task.comment': { title: 'Comment on the selected task', group: 'Today', keys: ['C'] },
  'day.times': { title: 'Change the times of the day', group: 'Today', keys: ['D'] },
  'day.away': {
    title: 'Answer what became of the time away',
    group: 'Today',
    keys: ['G'],
    words: 'idle gap',
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
  'view.save': { title: 'Save this view', group: 'Today', keys: [], words: 'name filter' },
  'view.manage': {
    title: 'Saved views: rename, remove, set default',
    group: 'Today',
    keys: [],
  },
  'task.close': {
    title: 'Back to the list',
    group: 'A task',
    keys: ['Escape'],
    inPalette: false,
  },
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

/** A key that belongs to one control and is listed for whoever looks for it. */
interface KeyNote {
  title: string;
  group: Group;
  keys: readonly KeyName[];
}

const notes = {
  'time.step': {
    title: '15 minutes more or less, in a time box',
    group: 'Today',
    keys: ['ArrowUp', 'ArrowDown'],
  },
  'search.clear': { title: 'Clear the search', group: 'Today', keys: ['Escape'] },
  'comment.send': { title: 'Send the comment', group: 'A task', keys: ['Mod+Enter'] },
  'cell.move': {
    title: 'Move between cells; with Shift select them',
    group: 'Timesheet',
    keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  },
  'cell.edit': { title: 'Change a cell; typing replaces it', group: 'Timesheet', keys: ['F2'] },
  'cell.keep': { title: 'Keep a cell and go on', group: 'Timesheet', keys: ['Enter', 'Tab'] },
  'cell.copy': {
    title: 'Copy, cut or paste cells',
    group: 'Timesheet',
    keys: ['Mod+C', 'Mod+X', 'Mod+V'],
  },
  'cell.clear': { title: 'Clear the selected cells', group: 'Timesheet', keys: ['Delete'] },
  'sheet.removeRow': {
    title: 'Take an empty row away',
    group: 'Timesheet',
    keys: ['Shift+Delete'],
  },
  'segment.choose': {
    title: 'Select a stretch of time',
    group: 'The times of a day',
    keys: ['ArrowLeft', 'ArrowRight'],
  },
  'segment.end': {
    title: 'Move its end',
    group: 'The times of a day',
    keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'],
  },
  'segment.start': {
    title: 'Move its start',
    group: 'The times of a day',
    keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'],
  },
  'segment.split': { title: 'Split it', group: 'The times of a day', keys: ['S'] },
  'segment.move': { title: 'Move it to another task', group: 'The times of a day', keys: ['M'] },
  'segment.remove': { title: 'Delete it', group: 'The times of a day', keys: ['Delete'] },
  'segment.fill': {
    title: 'Assign untracked time to a task',
    group: 'The times of a day',
    keys: ['Enter'],
  },
} as const satisfies Record<string, KeyNote>;

export type NoteId = keyof typeof notes;

/** Keys of the control that has the focus; the control itself listens for them. */
export const NOTES: Readonly<Record<NoteId, KeyNote>> = notes;

/** All keys that no command has. */
export const KEY_NOTES: readonly KeyNote[] = [
  ...Object.values(notes),
  ...MENU_KEYS.map(({ title, keys }) => ({ title, group: 'The window' as const, keys })),
];
