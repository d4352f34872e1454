import type { Entry } from './entry.ts';

/** What is looked at in the viewer: pictures, pages and models alike where they can be zoomed. */
export const pictureEntries = {
  'picture.zoomIn': { title: 'Zoom in', group: 'Pictures', keys: ['+', '='], inPalette: false },
  'picture.zoomOut': { title: 'Zoom out', group: 'Pictures', keys: ['-'], inPalette: false },
  'picture.fit': {
    title: 'Fit it into the window',
    short: 'Fit',
    group: 'Pictures',
    keys: ['0'],
    inPalette: false,
  },
  'picture.actual': {
    title: 'One pixel on one of the screen',
    short: '1:1',
    group: 'Pictures',
    keys: ['1'],
    inPalette: false,
  },
  'picture.move': {
    title: 'Move about in what is zoomed, or turn a model',
    group: 'Pictures',
    keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    inPalette: false,
  },
  'picture.channel': {
    title: 'Red, green, blue, alpha or luma alone; again for all',
    group: 'Pictures',
    keys: ['R', 'G', 'B', 'A', 'Y'],
    inPalette: false,
  },
  'picture.darker': {
    title: 'Darker by half a stop',
    group: 'Pictures',
    keys: ['['],
    inPalette: false,
  },
  'picture.brighter': {
    title: 'Brighter by half a stop',
    group: 'Pictures',
    keys: [']'],
    inPalette: false,
  },
  'picture.reset': {
    title: 'Show it as it is',
    short: 'Reset',
    group: 'Pictures',
    keys: ['Backspace'],
    inPalette: false,
  },
  'document.page': {
    title: 'Next or previous page of a document',
    group: 'Documents and models',
    keys: ['PageDown', 'PageUp', 'ArrowRight', 'ArrowLeft'],
    inPalette: false,
  },
  'model.edges': {
    title: 'Edges of a model alone',
    group: 'Documents and models',
    keys: ['W'],
    inPalette: false,
  },
  'model.grid': {
    title: 'The grid below a model',
    group: 'Documents and models',
    keys: ['G'],
    inPalette: false,
  },
  'model.play': {
    title: 'Play a model’s movements, or stop',
    group: 'Documents and models',
    keys: [' '],
    inPalette: false,
  },
  'compare.toggle': {
    title: 'Compare with another revision, or stop',
    short: 'Compare',
    group: 'Comparing',
    keys: ['C'],
    inPalette: false,
  },
  'compare.mode': {
    title: 'Side by side, wipe, or what differs',
    group: 'Comparing',
    keys: ['S', 'W', 'D'],
    inPalette: false,
  },
  'compare.turn': {
    title: 'One of the two compared, then the other',
    group: 'Comparing',
    keys: ['T'],
    inPalette: false,
  },
  'compare.wipe': {
    title: 'Move the line of the wipe',
    group: 'Comparing',
    keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'],
    inPalette: false,
  },
  'compare.gain': {
    title: 'Less or more of what differs',
    group: 'Comparing',
    keys: ['[', ']'],
    inPalette: false,
  },
} as const satisfies Record<string, Entry>;
