import { command, type Command } from '../../../lib/commands/command.ts';
import { stageCommands } from '../picture/picture-commands.ts';
import type { ComparingState } from './comparing.svelte.ts';
import type { Mode } from './draw-compared.ts';

const MODE_KEYS: Readonly<Record<string, Mode>> = {
  s: 'side',
  w: 'wipe',
  d: 'difference',
};

export const compareCommands = (state: ComparingState): Command[] => [
  command('compare.mode', {
    run: (key) => {
      const mode = MODE_KEYS[key.toLowerCase()];
      if (mode) state.to(mode);
    },
  }),
  command('compare.turn', { run: () => state.turn() }),
  command('compare.wipe', {
    when: () => state.how.mode === 'wipe',
    run: (key) => state.wipeBy(key === 'ArrowLeft' ? -1 : 1),
  }),
  command('compare.gain', {
    when: () => state.how.mode === 'difference',
    run: (key) => state.gain(key === '[' ? -1 : 1),
  }),
  ...stageCommands(state.zoom),
];
