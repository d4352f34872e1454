import { command, type Command } from '../../lib/commands/command.ts';
import type { Transport } from './transport.svelte.ts';

/** What keys do with a movie. */
export const movieCommands = (movie: Transport): readonly Command[] => [
  command('movie.play', { run: () => movie.toggle() }),
  command('movie.forward', { run: () => movie.shuttleForward() }),
  command('movie.backward', { run: () => movie.shuttleBackward() }),
  command('movie.previous', { run: () => movie.step(-1) }),
  command('movie.next', { run: () => movie.step(1) }),
  command('movie.back10', { run: () => movie.step(-10) }),
  command('movie.on10', { run: () => movie.step(10) }),
  command('movie.first', { run: () => movie.show(0) }),
  command('movie.last', { run: () => movie.show(movie.last) }),
  command('movie.in', { run: () => movie.toggleIn() }),
  command('movie.out', { run: () => movie.toggleOut() }),
  command('movie.loop', { run: () => (movie.loops = !movie.loops) }),
  command('movie.mute', {
    when: () => movie.hasSound,
    run: () => movie.mute(!movie.muted),
  }),
  command('movie.scrub', {
    when: () => movie.facts?.hasSound ?? false,
    run: () => (movie.scrubs = !movie.scrubs),
  }),
];
