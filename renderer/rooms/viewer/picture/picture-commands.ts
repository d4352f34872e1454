import { command, type Command } from '../../../lib/commands/command.ts';
import type { Channel } from './channels.ts';
import type { PictureState } from './picture.svelte.ts';
import type { ZoomState } from './zoom-state.svelte.ts';

const CHANNEL_KEYS: Readonly<Record<string, Channel>> = {
  r: 'red',
  g: 'green',
  b: 'blue',
  a: 'alpha',
  y: 'luma',
};

const MOVES: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Looking closer at whatever lies on a stage. */
export const stageCommands = (view: ZoomState): Command[] => [
  command('picture.zoomIn', { run: () => view.step(1) }),
  command('picture.zoomOut', { run: () => view.step(-1) }),
  command('picture.fit', { run: () => view.fit() }),
  command('picture.actual', { run: () => view.actual() }),
  command('picture.move', {
    when: () => !view.isFitted,
    run: (key) => {
      const [right, down] = MOVES[key] ?? [0, 0];
      view.moveSteps(right, down);
    },
  }),
];

export const pictureCommands = (state: PictureState): Command[] => [
  ...stageCommands(state.view),
  command('picture.channel', {
    when: () => !state.isSealed,
    run: (key) => {
      const channel = CHANNEL_KEYS[key.toLowerCase()];
      if (channel) state.show(channel);
    },
  }),
  command('picture.darker', { when: () => !state.isSealed, run: () => state.expose(-1) }),
  command('picture.brighter', { when: () => !state.isSealed, run: () => state.expose(1) }),
  command('picture.reset', { run: () => state.reset() }),
];
