import { command, type Command } from './lib/commands/command.ts';
import { navigate, navigation } from './lib/state/navigation.svelte.ts';
import { clock } from './lib/state/clock.svelte.ts';
import { timer } from './lib/state/timer.svelte.ts';
import { today } from './lib/state/today.svelte.ts';

/** What can be done in every room, whatever the room. */
export function appCommands(): readonly Command[] {
  const { room, previous, next } = navigation;
  const { running } = timer.view;
  const day = today.view?.day ?? clock.today;
  const liesOver = room.name !== 'today' && room.name !== 'task';
  return [
    command('back', { when: () => previous !== null, run: () => navigation.back() }),
    command('forward', { when: () => next !== null, run: () => navigation.forward() }),
    command('leave', { when: () => liesOver, run: () => navigation.leave() }),
    command('stop', {
      title: running ? `Stop ${running.title}` : undefined,
      when: () => running !== null,
      run: () => void timer.end(),
    }),
    command('timesheet', {
      when: () => room.name !== 'timesheet',
      run: () => navigate({ name: 'timesheet', view: 'week', day }),
    }),
    command('outbox', {
      when: () => room.name !== 'outbox',
      run: () => navigate({ name: 'outbox' }),
    }),
    command('settings', { run: () => navigate({ name: 'settings' }) }),
  ];
}
