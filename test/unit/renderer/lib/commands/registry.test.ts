import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command, type Command } from '../../../../../renderer/lib/commands/command.ts';
import { CommandRegistry } from '../../../../../renderer/lib/commands/registry.svelte.ts';
import type { KeyContext } from '../../../../../renderer/lib/commands/key-context.ts';
import { navigation } from '../../../../../renderer/lib/state/navigation.svelte.ts';
import { today } from '../../../../../renderer/lib/state/today.svelte.ts';
import { todayCommands } from '../../../../../renderer/rooms/today/today-commands.ts';

const key = (
  name: string,
  held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {},
) => ({
  key: name,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

const nothing = (): void => undefined;
let registry: CommandRegistry;
const meant = (press: ReturnType<typeof key>, context: KeyContext): string | undefined =>
  registry.commandFor(press, context)?.id;

beforeEach(() => {
  registry = new CommandRegistry();
});

describe('keys in Today', () => {
  let isListCovered = false;

  beforeEach(() => {
    isListCovered = false;
    navigation.reset();
    today.selectedId = 'task-1';
    const actions = {
      isTodo: () => true,
      isListCovered: () => isListCovered,
      search: nothing,
      move: nothing,
      open: nothing,
      close: nothing,
      hasTimes: () => true,
      logTime: nothing,
      comment: nothing,
      editTimes: nothing,
      answerGap: nothing,
      showDay: nothing,
    };
    registry.register(() => todayCommands(actions));
  });
  afterEach(() => {
    navigation.reset();
    today.selectedId = null;
  });

  it('leaves letters to whoever is typing', () => {
    for (const name of ['s', 't', '/', '[', 'ArrowDown', 'Enter']) {
      expect(meant(key(name), 'text')).toBeUndefined();
    }
  });

  it('knows a digit that a layout makes with Shift, as the French one does', () => {
    const view = command('view.show', { run: nothing });
    registry.register(() => [view]);
    expect(meant(key('1', { ctrlKey: true, shiftKey: true }), 'text')).toBe('view.show');
    expect(meant(key('1', { ctrlKey: true }), 'text')).toBe('view.show');
  });

  it('knows keys that a layout makes with Shift or AltGr', () => {
    expect(meant(key('/', { shiftKey: true }), 'elsewhere')).toBe('search');
    expect(meant(key('[', { altKey: true, ctrlKey: true }), 'elsewhere')).toBe('day.previous');
  });

  it('lets Enter press a button that has the focus', () => {
    expect(meant(key('Enter'), 'button')).toBeUndefined();
    expect(meant(key('Enter'), 'elsewhere')).toBe('task.open');
  });

  it("does not take the desktop's own combinations", () => {
    expect(meant(key('s', { ctrlKey: true }), 'elsewhere')).toBeUndefined();
    expect(meant(key('t', { metaKey: true }), 'elsewhere')).toBeUndefined();
    expect(meant(key('S', { shiftKey: true }), 'elsewhere')).toBeUndefined();
    expect(meant(key('S'), 'elsewhere')).toBe('task.start');
  });

  it('gives the list no keys while a task lies over it, and none at all in another room', () => {
    isListCovered = true;
    expect(meant(key('/'), 'elsewhere')).toBeUndefined();
    expect(meant(key('c'), 'elsewhere')).toBe('task.comment');
    navigation.navigate({ name: 'outbox' });
    expect(meant(key('c'), 'elsewhere')).toBeUndefined();
  });

  it('leaves an open task with Escape, but not what is being written on it', () => {
    expect(meant(key('Escape'), 'elsewhere')).toBeUndefined();
    navigation.navigate({ name: 'task', taskId: 'task-1' });
    expect(meant(key('Escape'), 'elsewhere')).toBe('task.close');
    expect(meant(key('Escape'), 'text')).toBeUndefined();
  });
});

describe('the registry', () => {
  const leave = (when = true): Command => command('leave', { when: () => when, run: nothing });
  const stopTyping = (when: boolean): Command =>
    command('outbox.stop', { when: () => when, run: nothing });

  it('asks the room that came last first, and the others where that one has no use for the key', () => {
    let isTyping = true;
    registry.register(() => [leave()]);
    const forget = registry.register(() => [stopTyping(isTyping)]);
    expect(meant(key('Escape'), 'text')).toBe('outbox.stop');
    isTyping = false;
    expect(meant(key('Escape'), 'text')).toBe('leave');
    isTyping = true;
    forget();
    expect(meant(key('Escape'), 'text')).toBe('leave');
  });

  it('lets no key through a dialog, which has those of its own commands alone', () => {
    registry.register(() => [
      leave(),
      command('settings', { run: nothing }),
      command('undo', { run: nothing }),
    ]);
    const settings = key(',', { ctrlKey: true });
    const undo = key('z', { ctrlKey: true });
    expect(meant(settings, 'elsewhere')).toBe('settings');
    const close = registry.cover(() => [command('undo', { run: nothing })]);
    expect(meant(settings, 'elsewhere')).toBeUndefined();
    expect(meant(key('Escape'), 'button')).toBeUndefined();
    expect(meant(undo, 'button')).toBe('undo');
    // A question over it is answered first.
    const answer = registry.cover(() => []);
    expect(meant(undo, 'elsewhere')).toBeUndefined();
    answer();
    expect(meant(undo, 'elsewhere')).toBe('undo');
    close();
    expect(meant(settings, 'elsewhere')).toBe('settings');
  });

  it('leaves the keys of a menu or a list of choices to it', () => {
    registry.register(() => [leave(), command('palette', { run: nothing })]);
    expect(meant(key('Escape'), 'choices')).toBeUndefined();
    expect(meant(key('k', { ctrlKey: true }), 'choices')).toBeUndefined();
  });

  it('leaves Ctrl+Z to a text that is being typed, and to a field that is saved only that', () => {
    registry.register(() => [
      command('undo', { run: nothing }),
      command('stop', { run: nothing }),
      leave(),
    ]);
    const undo = key('z', { ctrlKey: true });
    expect(meant(undo, 'text')).toBeUndefined();
    expect(meant(undo, 'saved-text')).toBe('undo');
    expect(meant(undo, 'elsewhere')).toBe('undo');
    expect(meant(key('x'), 'saved-text')).toBeUndefined();
    expect(meant(key('Escape'), 'saved-text')).toBe('leave');
  });

  it('leaves Space and arrows to boxes that are ticked, and no more', () => {
    registry.register(() => [
      command('stop', { run: nothing }),
      command('tracking.print', { run: nothing }),
      command('productions.schedule', { run: nothing }),
      command('schedule.pick', { run: nothing }),
    ]);
    expect(meant(key('p', { ctrlKey: true }), 'tick')).toBe('tracking.print');
    expect(meant(key('G', { shiftKey: true }), 'tick')).toBe('productions.schedule');
    expect(meant(key(' '), 'elsewhere')).toBe('schedule.pick');
    expect(meant(key(' '), 'tick')).toBeUndefined();
  });

  it('runs by name only what can be done', () => {
    const ran: string[] = [];
    registry.register(() => [
      command('back', { when: () => false, run: () => ran.push('back') }),
      command('forward', { run: () => ran.push('forward') }),
    ]);
    registry.run('back');
    registry.run('forward');
    expect(ran).toEqual(['forward']);
  });
});
