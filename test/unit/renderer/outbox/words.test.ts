import { describe, expect, test } from 'vitest';
import { NO_SYNC, type OutboxRow, type SyncStatus } from '../../../../electron/shared/views.ts';
import { choices, whatItDoes } from '../../../../renderer/features/outbox/row-words.ts';
import { syncWords } from '../../../../renderer/features/outbox/sync-words.ts';
import { leaveWords } from '../../../../renderer/features/settings/leave-words.ts';

const now = new Date(2026, 10, 20, 15, 0);
const read = new Date(2026, 10, 20, 14, 3).toISOString();
const sync = (more: Partial<SyncStatus>): SyncStatus => ({
  ...NO_SYNC,
  link: 'online',
  readAt: read,
  ...more,
});
const offline: SyncStatus['problem'] = {
  code: 'unreachable',
  message: 'There is no answer at kitsu.studio.',
  action: null,
};

describe('the status region', () => {
  test('says "All in Kitsu" only when nothing waits', () => {
    expect(syncWords(sync({}), false, now)).toMatchObject({
      headline: 'All in Kitsu',
      checked: 'checked 14:03',
    });
    for (const waiting of [1, 3]) {
      expect(syncWords(sync({ waiting }), false, now).headline).not.toContain('All in Kitsu');
    }
  });

  test('before the first reading nothing is claimed', () => {
    const words = syncWords(sync({ readAt: null }), false, now);
    expect(words.headline).toBe('Not read from Kitsu yet');
    expect(words.checked).toBe('');
  });

  test('says how many wait, and that they are saved here', () => {
    const one = syncWords(sync({ waiting: 1 }), false, now);
    expect(`${one.headline} ${one.detail}`).toBe('1 change waits. Saved here, not yet in Kitsu');
    expect(syncWords(sync({ waiting: 3 }), false, now).headline).toBe('3 changes wait.');
  });

  test('a change that needs the artist comes before everything else', () => {
    const words = syncWords(sync({ waiting: 3, needsYou: 1, problem: offline }), false, now);
    expect(words).toMatchObject({ tone: 'bad', headline: '1 change needs you.' });
    expect(words.detail).toContain('2 more wait.');
  });

  test('says what is wrong while the server is gone, without losing the rest', () => {
    const words = syncWords(sync({ waiting: 2, problem: offline }), false, now);
    expect(words).toMatchObject({
      tone: 'warn',
      headline: '2 changes wait.',
      detail: offline.message,
    });
    expect(syncWords(sync({ problem: offline }), false, now).detail).toBe(offline.message);
  });

  test('an ended session says what to do', () => {
    expect(syncWords(sync({ waiting: 2 }), true, now).detail).toContain('Sign in again');
  });
});

describe('a row', () => {
  const row: OutboxRow = {
    id: 1,
    kind: 'time',
    taskId: 't',
    title: 'SQ010 / SH030 · Animation',
    day: '2026-11-20',
    minutes: 90,
    text: null,
    status: null,
    dayOff: null,
    kitsuMinutes: 45,
    state: 'conflict',
    since: read,
    reason: null,
  };

  test('says which time it sets on which day, and that none deletes', () => {
    expect(whatItDoes(row, '2026-11-20')).toBe('1 h 30 on Fri 20 Nov');
    expect(whatItDoes({ ...row, minutes: 0 }, '2026-11-20')).toBe('No time on Fri 20 Nov');
    expect(whatItDoes({ ...row, kind: 'start', day: null }, '2026-11-20')).toBe('Start');
  });

  test('a conflict shows what each choice leaves in Kitsu', () => {
    expect(choices(row).map(({ choice, minutes }) => [choice, minutes])).toEqual([
      ['mine', 90],
      ['theirs', 45],
      ['both', 135],
    ]);
  });

  test('both added is not offered past 24 h', () => {
    const both = choices({ ...row, minutes: 1000, kitsuMinutes: 500 }).at(-1);
    expect(both?.blocked).not.toBeNull();
  });
});

test('signing out says what becomes of the changes', () => {
  expect(leaveWords(3)).toBe(
    '3 changes are not in Kitsu yet. They stay on this computer and are sent when you sign in again.',
  );
  expect(leaveWords(1)).toMatch(/^1 change is not in Kitsu yet\./);
});
