import type { Group } from './groups.ts';
import type { KeyName } from './keys.ts';

/** A key that belongs to one control and is listed for whoever looks for it. */
export interface KeyNote {
  title: string;
  group: Group;
  keys: readonly KeyName[];
}

/** Keys of the control that has the focus; the control itself listens for them. */
export const notes = {
  'menu.here': {
    title: 'What can be done with the row, cell, stretch of time or comment',
    group: 'Anywhere',
    keys: ['Shift+F10', 'ContextMenu'],
  },
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
  'mine.enter': {
    title: 'To the tasks of the day; open a task',
    group: 'My schedule',
    keys: ['Enter'],
  },
  'sheet.removeRow': {
    title: 'Take an empty row away',
    group: 'Timesheet',
    keys: ['Shift+Delete'],
  },
  'grid.jump': {
    title: 'To the end of what is filled; with Shift select it',
    group: 'Sheets',
    keys: ['Mod+ArrowUp', 'Mod+ArrowDown', 'Mod+ArrowLeft', 'Mod+ArrowRight'],
  },
  'grid.line': {
    title: 'Select the row, the column, or all',
    group: 'Sheets',
    keys: ['Shift+ ', 'Mod+ ', 'Mod+A'],
  },
  'grid.fillDown': { title: 'Fill down', group: 'Sheets', keys: ['Mod+D'] },
  'grid.fillRight': { title: 'Fill to the right', group: 'Sheets', keys: ['Mod+R'] },
  'grid.undo': { title: 'Undo', group: 'Sheets', keys: ['Mod+Z'] },
  'grid.redo': {
    title: 'Do again what was undone',
    group: 'Sheets',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
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
