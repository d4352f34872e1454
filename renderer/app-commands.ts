import { call } from './lib/api.ts';
import { command, paletteCommand, type Command } from './lib/commands/command.ts';
import { navigate, navigation } from './lib/state/navigation.svelte.ts';
import { settingsCommands } from './rooms/settings/setting-sections.ts';
import { clock } from './lib/state/clock.svelte.ts';
import { timer } from './lib/state/timer.svelte.ts';
import { today } from './lib/state/today.svelte.ts';
import { undoLast, undoRoomOf } from './lib/state/undo.ts';

/** What can be done in every room, whatever the room. */
export function appCommands(): readonly Command[] {
  const { room, previous, next } = navigation;
  const { running } = timer.view;
  const day = today.view?.day ?? clock.today;
  const undoRoom = undoRoomOf(room);
  const liesOver = room.name !== 'today' && room.name !== 'task';
  return [
    command('back', { when: () => previous !== null, run: () => navigation.back() }),
    command('forward', { when: () => next !== null, run: () => navigation.forward() }),
    command('leave', { when: () => liesOver, run: () => navigation.leave() }),
    command('undo', {
      when: () => undoRoom !== null,
      run: () => {
        if (undoRoom !== null) void undoLast(undoRoom);
      },
    }),
    command('stop', {
      title: running ? `Stop ${running.title}` : undefined,
      when: () => running !== null,
      run: () => void timer.end(),
    }),
    command('focus', {
      title: timer.view.focus ? 'End the focus: notices again' : undefined,
      when: () => running !== null,
      run: () => void timer.focus(!timer.view.focus),
    }),
    command('timesheet', {
      when: () => room.name !== 'timesheet',
      run: () => navigate({ name: 'timesheet', view: 'week', day }),
    }),
    command('mine', {
      when: () => room.name !== 'mine' || room.view === 'record',
      run: () => navigate({ name: 'mine', view: 'month', day: clock.today }),
    }),
    command('outbox', {
      when: () => room.name !== 'outbox',
      run: () => navigate({ name: 'outbox' }),
    }),
    command('notifications', {
      when: () => room.name !== 'notifications',
      run: () => navigate({ name: 'notifications' }),
    }),
    command('productions', {
      when: () => room.name !== 'productions',
      run: () => navigate({ name: 'productions' }),
    }),
    command('productions.new', {
      when: () => room.name !== 'making',
      run: () => navigate({ name: 'making' }),
    }),
    paletteCommand({
      id: 'setup',
      title: 'Set up a production',
      words: 'sheet import csv edl plan apply shots assets',
      when: () => room.name !== 'setup',
      run: () => navigate({ name: 'setup' }),
    }),
    paletteCommand({
      id: 'today',
      title: 'Go to today',
      run: () => navigate({ name: 'today', day: null }),
    }),
    paletteCommand({
      id: 'month',
      title: 'Timesheet: month',
      words: 'calendar',
      run: () => navigate({ name: 'timesheet', view: 'month', day }),
    }),
    paletteCommand({
      id: 'record',
      title: 'My record',
      words: 'go done tasks frames seconds retakes week month estimate',
      run: () => navigate({ name: 'mine', view: 'record', day: clock.today }),
    }),
    paletteCommand({
      id: 'check',
      title: 'Check Kitsu now',
      words: 'sync refresh',
      run: () => void call('sync.now', {}),
    }),
    ...settingsCommands(),
    command('settings', { run: () => navigate({ name: 'settings' }) }),
  ];
}
