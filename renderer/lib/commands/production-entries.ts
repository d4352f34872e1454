import type { Entry } from './entry.ts';

/** What can be done with productions, and in one of them. */
export const productionEntries = {
  productions: {
    title: 'Productions',
    group: 'Anywhere',
    keys: ['Shift+P'],
    words: 'go film show episodes sequences shots assets lead structure',
  },
  'productions.new': {
    title: 'New production',
    group: 'Anywhere',
    keys: ['Shift+N'],
    words: 'make create add film series project lead',
  },
  'productions.search': {
    title: 'Search the productions, or within one',
    short: 'Search',
    group: 'Productions',
    keys: ['/'],
    words: 'find filter',
    inPalette: false,
  },
  'productions.move': {
    title: 'Move through the productions, or the rows of one',
    group: 'Productions',
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    inPalette: false,
  },
  'productions.open': {
    title: 'Open a production or a task; open or close another row',
    short: 'Open',
    group: 'Productions',
    keys: ['Enter'],
    inPalette: false,
  },
  'productions.fold': {
    title: 'Open a row, or go into it; close it, or go to what it belongs to',
    group: 'Productions',
    keys: ['ArrowRight', 'ArrowLeft'],
    inPalette: false,
  },
  'productions.view': {
    title: 'Shots or assets',
    group: 'Productions',
    keys: ['V'],
  },
  'productions.openTo': {
    title: 'Open all rows to their shots, to their tasks, or close all',
    short: 'Open or close all rows',
    group: 'Productions',
    keys: ['Shift+O'],
    words: 'expand collapse',
  },
  'productions.extend': {
    title: 'Select more rows of a production, up or down',
    group: 'Productions',
    keys: [
      'Shift+ArrowUp',
      'Shift+ArrowDown',
      'Shift+PageUp',
      'Shift+PageDown',
      'Shift+Home',
      'Shift+End',
    ],
    inPalette: false,
  },
  'productions.pick': {
    title: 'Add the row at hand to those selected, or take it out',
    group: 'Productions',
    keys: ['Mod+ '],
    inPalette: false,
  },
  'productions.unpick': {
    title: 'Select only the row at hand',
    group: 'Productions',
    keys: ['Escape'],
    inPalette: false,
  },
  'productions.edit': {
    title: 'Edit the selected rows',
    short: 'Edit',
    group: 'Productions',
    keys: ['E', 'F2'],
    words: 'change rename name frames description metadata due start estimate priority',
  },
  'productions.cancel': {
    title: 'Cancel the selected rows, or restore them',
    short: 'Cancel or restore',
    group: 'Productions',
    keys: ['Delete'],
    words: 'omit remove bring back',
  },
  'productions.delete': {
    title: 'Delete the selected rows for good',
    short: 'Delete for good',
    group: 'Productions',
    keys: ['Shift+Delete'],
    words: 'remove',
  },
  'productions.refresh': {
    title: 'Read the production from Kitsu now',
    short: 'Read from Kitsu now',
    group: 'Productions',
    keys: ['R'],
    words: 'refresh reload',
  },
} as const satisfies Record<string, Entry>;
