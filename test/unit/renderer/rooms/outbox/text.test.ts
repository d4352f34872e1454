import { describe, expect, test } from 'vitest';
import { NO_SYNC, type SyncStatus } from '../../../../../electron/shared/views.ts';
import type { OutboxItem } from '../../../../../electron/shared/outbox-item.ts';
import { failure } from '../../../../../electron/shared/result.ts';
import {
  discardedMinutes,
  age,
  choices,
  moveQuestion,
  ownReason,
  stateText,
} from '../../../../../renderer/rooms/outbox/row-text.ts';
import { findTasks } from '../../../../../renderer/parts/task-finder.ts';
import { syncText } from '../../../../../renderer/parts/sync-text.ts';
import { someTasks } from '../today/some-tasks.ts';
import { signOutText } from '../../../../../renderer/parts/sign-out-text.ts';

const now = new Date(2026, 10, 20, 15, 0);
const read = new Date(2026, 10, 20, 14, 3).toISOString();
const sync = (more: Partial<SyncStatus>): SyncStatus => ({
  ...NO_SYNC,
  connection: 'online',
  readAt: read,
  ...more,
});
const offline = failure('unreachable', 'There is no answer at kitsu.studio.');
const SHUT = failure('rule', 'No time on it.');

describe('the status region', () => {
  test('says "All in Kitsu" only when nothing waits', () => {
    expect(syncText(sync({}), null, now)).toMatchObject({
      headline: 'All in Kitsu',
      checked: 'checked 14:03',
    });
    for (const waiting of [1, 3]) {
      expect(syncText(sync({ waiting }), null, now).headline).not.toContain('All in Kitsu');
    }
  });

  test('before the first reading nothing is claimed', () => {
    const words = syncText(sync({ readAt: null }), null, now);
    expect(words.headline).toBe('Not read from Kitsu yet');
    expect(words.checked).toBe('');
  });

  test('says how many wait, and that they are saved here', () => {
    const one = syncText(sync({ waiting: 1 }), null, now);
    expect(`${one.headline} ${one.detail}`).toBe('1 change waiting. Saved here, not yet in Kitsu');
    expect(syncText(sync({ waiting: 3 }), null, now).headline).toBe('3 changes waiting.');
  });

  test('a change that needs the artist comes before everything else', () => {
    const words = syncText(sync({ waiting: 3, needsYou: 1, problem: offline }), null, now);
    expect(words).toMatchObject({ tone: 'bad', headline: '1 change needs your decision.' });
    expect(words.detail).toContain('2 more waiting.');
  });

  test('says what is wrong while the server is gone, without losing the rest', () => {
    const words = syncText(sync({ waiting: 2, problem: offline }), null, now);
    expect(words).toMatchObject({
      tone: 'warn',
      headline: '2 changes waiting.',
      detail: offline.message,
    });
    expect(syncText(sync({ problem: offline }), null, now).detail).toBe(offline.message);
  });

  test('an ended session says what to do', () => {
    expect(syncText(sync({ waiting: 2 }), 'expired', now).detail).toContain('Sign in again');
    // Nobody was signed out by a locked keychain.
    const locked = syncText(sync({ waiting: 2, connection: 'signed-out' }), 'locked', now);
    expect(locked.detail).toMatch(/^Keychain locked/);
  });
});

describe('how this computer and Kitsu stand', () => {
  const since = new Date(2026, 10, 20, 14, 30).toISOString();

  test('says since when Kitsu is away, and how old what is shown is', () => {
    const away = { connection: 'server-away', connectionSince: since, problem: offline } as const;
    const words = syncText(sync(away), null, now);
    expect(words.detail).toBe(`Kitsu unreachable since 14:30. ${offline.message}`);
    expect(words.checked).toBe('as of 14:03');
    const twoDaysAgo = new Date(2026, 10, 18, 9, 0).toISOString();
    expect(syncText(sync({ ...away, readAt: twoDaysAgo }), null, now).checked).toBe('2 days old');
  });

  test('says once that there is no network', () => {
    const words = syncText(
      sync({ connection: 'offline', connectionSince: since, waiting: 1 }),
      null,
      now,
    );
    expect(words.detail).toBe('No network since 14:30. Your work is safe on this computer.');
  });

  test('shows how far the first reading is, and offers to stop it or go on', () => {
    const reading = sync({ readAt: null, busy: true, progress: { done: 2, total: 6 } });
    expect(syncText(reading, null, now)).toMatchObject({ detail: '2 of 6 parts', offer: 'stop' });
    const stopped = syncText(sync({ readAt: null, readingStopped: true }), null, now);
    expect(stopped).toMatchObject({ headline: 'Reading was stopped.', offer: 'go-on' });
    expect(syncText(sync({}), null, now).offer).toBeNull();
  });
});

describe('a row', () => {
  const typedAt = new Date(2026, 10, 20, 14, 5).toISOString();
  const row: OutboxItem = {
    id: 1,
    kind: 'time',
    readable: true,
    does: '1 h 30 on Fri 20 Nov',
    discards: '',
    textLabel: null,
    edits: 'minutes',
    taskId: 't',
    title: 'SQ010 / SH030 · Animation',
    name: 'SH030 · Animation',
    day: '2026-11-20',
    minutes: 90,
    text: null,
    status: null,
    dayOff: null,
    movable: 90,
    state: 'waiting',
    since: read,
    cause: null,
    nextTry: null,
    taskLost: null,
    mayHaveArrived: false,
    conflict: null,
  };
  const conflict = {
    kind: 'time',
    kitsuMinutes: 45,
    kitsuAt: new Date(2026, 10, 20, 14, 20).toISOString(),
    typedAt,
    typedOver: 60,
  } as const;
  const inConflict: OutboxItem = { ...row, state: 'conflict', conflict };

  test.each([
    [0, 'just now'],
    [5, '5 min ago'],
    [60, '1 h ago'],
    [24 * 60, '1 day ago'],
    [50 * 60, '2 days ago'],
  ])('tells its age: %i min is %s', (minutes, words) => {
    expect(age(new Date(now.getTime() - minutes * 60_000).toISOString(), now)).toBe(words);
  });

  test.each([
    ['its own hours', row, 90],
    ['what it adds to Kitsu’s', { ...row, movable: 30 }, 30],
    ['nothing where it takes hours away', { ...row, minutes: 30, movable: null }, 0],
    ['what is more than Kitsu’s in a conflict', { ...inConflict, movable: null }, 45],
    ['nothing of a comment', { ...row, minutes: null, movable: null }, 0],
  ])('loses by a discard %s', (_what, one, minutes) => expect(discardedMinutes(one)).toBe(minutes));

  test('says why it waits, and when it is tried next', () => {
    const nextTry = new Date(2026, 10, 20, 15, 7).toISOString();
    expect(stateText({ ...row, nextTry }, 'online', { now })).toBe('Retrying at 15:07');
    expect(stateText(row, 'online', { now })).toBe('Sending next');
    expect(stateText({ ...row, nextTry }, 'server-away', { now })).toBe(
      'Waiting for Kitsu to answer',
    );
    expect(stateText(row, 'offline', { now })).toBe('Waiting for a network');
    expect(stateText(row, 'signed-out', { now })).toBe('Waiting for you to sign in again');
    expect(stateText(row, 'signed-out', { now, trouble: 'locked' })).toBe(
      'Waiting for your keychain to open',
    );
  });

  test('of another version waits for that one, whatever the line does', () => {
    const other = { ...row, readable: false, edits: null };
    expect(stateText(other, 'online', { now })).toBe('Waiting for that version');
    expect(stateText({ ...other, state: 'parked' }, 'offline', { now })).toBe(
      'Waiting for that version',
    );
  });

  test('of a task that is not mine any more asks whether to move its minutes', () => {
    const lost = { ...row, taskLost: 'unassigned' } as const;
    expect(moveQuestion({ ...lost, movable: 120 })).toBe(
      'You are no longer assigned to SH030 · Animation. Move these 2 h?',
    );
    expect(moveQuestion({ ...lost, movable: null })).not.toContain('Move');
    expect(moveQuestion(row)).toBe('');
  });

  test('of a task that is gone from Kitsu says so once, and asks whether to move its minutes', () => {
    const gone: OutboxItem = {
      ...row,
      state: 'parked',
      cause: { code: 'task-gone' },
      taskLost: 'gone',
      movable: 60,
    };
    expect(stateText(gone, 'online', { now })).toBe('Gone from Kitsu');
    expect(moveQuestion(gone)).toBe('This task is gone from Kitsu. Move its 1 h?');
    expect(ownReason(gone)).toBe('');
  });

  test('a conflict shows what each choice leaves in Kitsu, and where it comes from', () => {
    expect(
      choices(inConflict, now).map(({ choice, value, origin }) => [choice, value, origin]),
    ).toEqual([
      ['mine', '1 h 30', 'typed at 14:05 on this computer'],
      ['theirs', '45 min', 'in Kitsu, read at 14:20; it was 1 h when you typed'],
      ['both', '2 h 15', 'one after the other'],
    ]);
  });

  test('both added is not offered past 24 h', () => {
    const much = { ...inConflict, minutes: 1000, conflict: { ...conflict, kitsuMinutes: 500 } };
    expect(choices(much, now).at(-1)?.blocked).not.toBeNull();
  });

  test('a status that moved on is shown beside the one that was asked for', () => {
    const has = { id: 'd', name: 'Done', shortName: 'done', color: '#22d160' };
    const status = { id: 'w', name: 'Work In Progress', shortName: 'wip', color: '#3273dc' };
    const moved: OutboxItem = {
      ...row,
      kind: 'start',
      day: null,
      minutes: null,
      status,
      conflict: { kind: 'status', has },
    };
    expect(choices(moved, now).map(({ value }) => value)).toEqual(['Work In Progress', 'Done']);
  });
});

test('minutes can be moved to any of my tasks that takes time, the same shot’s first', () => {
  const tasks = someTasks(
    { id: 'here', entityName: 'SH030', taskTypeName: 'Animation' },
    { id: 'far', entityName: 'SH999', taskTypeName: 'Lighting' },
    { id: 'near', entityName: 'SH030', taskTypeName: 'Élan' },
    { id: 'shut', entityName: 'SH030', taskTypeName: 'Meeting', logBlocked: SHUT },
  );
  const from = { besides: ['here'], near: 'SQ010 / SH030 · Animation' };
  expect(findTasks(tasks, '', from).map(({ id }) => id)).toEqual(['near', 'far']);
  expect(findTasks(tasks, 'elan', from).map(({ id }) => id)).toEqual(['near']);
  expect(findTasks(tasks, 'nothing', from)).toEqual([]);
});

test('signing out says what becomes of the changes', () => {
  expect(signOutText(3)).toBe(
    '3 changes are not in Kitsu yet. They stay on this computer and are sent when you sign in again.',
  );
  expect(signOutText(1)).toMatch(/^1 change is not in Kitsu yet\./);
});
