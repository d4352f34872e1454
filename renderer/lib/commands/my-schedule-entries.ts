import type { Entry } from './entry.ts';

/** What can be done in an artist's own schedule. */
export const myScheduleEntries = {
  'mine.move': {
    title: 'Move by day and week, or through the tasks',
    group: 'My schedule',
    keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'],
    inPalette: false,
  },
  'mine.previous': { title: 'Month or week before', group: 'My schedule', keys: ['PageUp'] },
  'mine.next': { title: 'Month or week after', group: 'My schedule', keys: ['PageDown'] },
  'mine.now': { title: 'To today', group: 'My schedule', keys: ['T'] },
  'mine.view': {
    title: 'Next view: month, week, my record',
    group: 'My schedule',
    keys: ['V'],
    words: 'done',
  },
} as const satisfies Record<string, Entry>;
