import { command, type Command } from '../../../lib/commands/command.ts';
import type { Review } from './review.svelte.ts';

/** What keys do with the task that is looked at. They come before those of what is shown of it. */
export const reviewCommands = (review: Review): readonly Command[] => [
  command('review.approve', {
    when: () => review.canAnswer && review.row?.approve !== null,
    run: () => void review.approve(),
  }),
  command('review.retake', {
    when: () => review.canAnswer && review.row?.retake !== null,
    run: () => void review.ask(),
  }),
  ...stepCommands(
    (by) => review.step(by),
    () => review.canStep,
  ),
];

/** On and back, in what is to check or in a playlist. */
export const stepCommands = (
  step: (by: 1 | -1) => void,
  when: () => boolean,
): readonly Command[] => [
  command('review.next', { when, run: () => step(1) }),
  command('review.previous', { when, run: () => step(-1) }),
];

/** What is taken back where the file has nothing of its own to take back. */
export const undoReview = (review: Review): Command =>
  command('undo', { when: () => review.canUndo, run: () => void review.undo() });
