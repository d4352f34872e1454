import type { Entry } from './entry.ts';

const inViewer = { group: 'Viewer', inPalette: false } as const;

/** The keys of what is looked at. They work while the viewer is open. */
export const viewerEntries = {
  'movie.play': { ...inViewer, title: 'Play or pause', keys: [' ', 'K'] },
  'movie.forward': { ...inViewer, title: 'Play; again: faster', keys: ['L'] },
  'movie.backward': { ...inViewer, title: 'Play backwards; again: faster', keys: ['J'] },
  'movie.previous': { ...inViewer, title: 'Previous frame', keys: ['ArrowLeft', ','] },
  'movie.next': { ...inViewer, title: 'Next frame', keys: ['ArrowRight', '.'] },
  'movie.back10': { ...inViewer, title: '10 frames back', keys: ['Shift+ArrowLeft'] },
  'movie.on10': { ...inViewer, title: '10 frames on', keys: ['Shift+ArrowRight'] },
  'movie.first': { ...inViewer, title: 'First frame', keys: ['Home'] },
  'movie.last': { ...inViewer, title: 'Last frame', keys: ['End'] },
  'movie.in': { ...inViewer, title: 'Set the in point here; again: remove it', keys: ['I'] },
  'movie.out': { ...inViewer, title: 'Set the out point here; again: remove it', keys: ['O'] },
  'movie.loop': { ...inViewer, title: 'Loop', keys: ['R'] },
  'movie.mute': { ...inViewer, title: 'Sound on or off', keys: ['M'] },
  'movie.scrub': { ...inViewer, title: 'Sound while stepping, or not', keys: ['Shift+M'] },
  'viewer.fullScreen': { ...inViewer, title: 'Full screen, or leave it', keys: ['F'] },
} as const satisfies Record<string, Entry>;
