import { beforeEach, describe, expect, it } from 'vitest';
import { room as roomSchema } from '../../../../../electron/shared/contract/room.ts';
import type { Room } from '../../../../../electron/shared/room.ts';
import { Navigation } from '../../../../../renderer/lib/state/navigation.svelte.ts';

const OUTBOX: Room = { name: 'outbox' };
const SETTINGS: Room = { name: 'settings' };
const THURSDAY: Room = { name: 'today', day: '2026-11-19' };

let navigation: Navigation;
beforeEach(() => {
  navigation = new Navigation();
});

describe('the history of rooms', () => {
  it('goes back and forward, and forgets what was ahead when it turns off', () => {
    navigation.navigate(OUTBOX);
    navigation.navigate(SETTINGS);
    navigation.back();
    expect(navigation.room).toEqual(OUTBOX);
    navigation.forward();
    expect(navigation.room).toEqual(SETTINGS);
    navigation.back();
    navigation.back();
    expect(navigation.room.name).toBe('today');
    expect(navigation.previous).toBeNull();
    navigation.back();
    expect(navigation.room.name).toBe('today');
    navigation.navigate(THURSDAY);
    expect(navigation.next).toBeNull();
  });

  it('takes the same room again as no step, but says that it was entered', () => {
    const entered: string[] = [];
    navigation.navigate(OUTBOX);
    navigation.onEnter((room, left) => entered.push(`${left.name} ${room.name}`));
    navigation.navigate({ name: 'outbox' });
    expect(entered).toEqual(['outbox outbox']);
    navigation.back();
    expect(navigation.previous).toBeNull();
    expect(entered).toEqual(['outbox outbox', 'outbox today']);
  });

  it('leads back to where in a room the artist was, and takes no word from another room', () => {
    navigation.replace(THURSDAY);
    navigation.navigate(OUTBOX);
    navigation.replace({ name: 'today', day: null });
    expect(navigation.room).toEqual(OUTBOX);
    navigation.leave();
    expect(navigation.room).toEqual(THURSDAY);
  });

  it('leaves a room that a new window opened in for the day', () => {
    navigation.reset(OUTBOX);
    navigation.leave();
    expect(navigation.room.name).toBe('today');
    navigation.forward();
    expect(navigation.room).toEqual(OUTBOX);
  });
});

it('is told the main process by a schema that takes every room, and nothing else', () => {
  const rooms: Room[] = [
    THURSDAY,
    { name: 'today', day: null },
    { name: 'task', taskId: '0b1f1a9e-6f1c-4b0e-9d0a-0d7d6f9d1a11' },
    { name: 'timesheet', view: 'month', day: '2026-11-01' },
    { name: 'mine', view: 'record', day: '2026-11-01' },
    OUTBOX,
    { name: 'settings', section: 'rounding' },
  ];
  for (const room of rooms) expect(roomSchema.parse(room)).toEqual(room);
  expect(roomSchema.safeParse({ name: 'cellar' }).success).toBe(false);
  expect(roomSchema.safeParse({ name: 'timesheet', view: 'year', day: '2026-11-01' }).success).toBe(
    false,
  );
});
