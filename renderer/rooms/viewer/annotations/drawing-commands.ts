import { command, type Command } from '../../../lib/commands/command.ts';
import type { Drawings } from './drawings.svelte.ts';

/** What keys do with drawings. */
export const drawingCommands = (drawings: Drawings): readonly Command[] => [
  command('drawing.pen', {
    when: () => drawings.view !== null,
    run: () => (drawings.tool = drawings.tool === null ? 'pen' : null),
  }),
  command('drawing.undo', { when: () => drawings.canUndo, run: () => void drawings.undo() }),
  command('drawing.redo', { when: () => drawings.canRedo, run: () => void drawings.redo() }),
];
