import type { Entry } from './entry.ts';

/** What is done with tasks: those that are selected in the list, and the one whose room is open. */
export const taskEntries = {
  'task.open': {
    title: 'Open the selected task',
    short: 'Open',
    group: 'Today',
    keys: ['Enter'],
    inPalette: false,
  },
  'task.start': {
    title: 'Start or stop the selected task',
    short: 'Start',
    group: 'Today',
    keys: ['S'],
  },
  'task.time': {
    title: 'Log time on the selected tasks',
    short: 'Log time',
    group: 'Today',
    keys: ['T'],
  },
  'task.comment': {
    title: 'Comment on the selected tasks',
    short: 'Comment',
    group: 'Today',
    keys: ['C'],
  },
  'task.status': {
    title: 'Set the status of the selected tasks',
    short: 'Set status…',
    group: 'Today',
    keys: ['Shift+S'],
  },
  'task.subscribe': {
    title: 'Subscribe to the open task, or not',
    group: 'A task',
    keys: [],
    words: 'notify follow bell',
  },
  'task.copyLink': {
    title: 'Copy the link of the open task',
    group: 'A task',
    keys: [],
    words: 'url',
  },
  'task.folder': {
    title: 'Show the folder of the open task',
    group: 'A task',
    keys: [],
    words: 'files disk working path',
  },
  'task.plan': {
    title: 'Plan the selected tasks for today, or not',
    short: 'Plan for today',
    group: 'Today',
    keys: ['Shift+T'],
  },
  'task.pin': {
    title: 'Pin the selected tasks to the top, or not',
    short: 'Pin to the top',
    group: 'Today',
    keys: ['P'],
  },
  'task.up': {
    title: 'Move the selected tasks up in the list',
    short: 'Move up',
    group: 'Today',
    keys: ['Alt+ArrowUp'],
    inPalette: false,
  },
  'task.down': {
    title: 'Move the selected tasks down in the list',
    short: 'Move down',
    group: 'Today',
    keys: ['Alt+ArrowDown'],
    inPalette: false,
  },
  'task.close': {
    title: 'Back to the list',
    group: 'A task',
    keys: ['Escape'],
    inPalette: false,
  },
  'task.publish': { title: 'Publish files', group: 'A task', keys: ['Mod+Shift+P'], typing: true },
  'check.approve': {
    title: 'Approve the selected task',
    short: 'Approve',
    group: 'To check',
    keys: ['A'],
    words: 'done review',
  },
  'check.retake': {
    title: 'Ask for a retake of the selected task, with a note',
    short: 'Retake',
    group: 'To check',
    keys: ['R'],
    words: 'review refuse again',
  },
  'check.next': { title: 'Next task to check', group: 'To check', keys: ['N'], words: 'review' },
  'comment.status': {
    title: 'Give the comment one of the usual statuses',
    group: 'A task',
    keys: ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5'],
    // Alt types signs there.
    macKeys: ['Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4', 'Ctrl+5'],
    typing: true,
    inPalette: false,
  },
} as const satisfies Record<string, Entry>;
