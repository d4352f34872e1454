import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../../electron/replica/replica.ts';
import { shiftDay, type Day } from '../../../../electron/shared/day.ts';
import { DEFAULT_SETTINGS } from '../../../../electron/shared/settings.ts';
import { setDay } from '../../../../electron/time/day/commands.ts';
import { taskDayMinutes } from '../../../../electron/time/day/task-days.ts';
import { markDayOff } from '../../../../electron/time/day/day-off-commands.ts';
import {
  acceptEvening,
  dismissEvening,
  eveningView,
  claimNotice,
} from '../../../../electron/time/sheet/end-of-day.ts';
import { saveGaps } from '../../../../electron/time/timer/idle-gaps.ts';
import { aStudio } from '../../../fixtures/a-studio.ts';
import { aTask } from '../../../fixtures/a-task.ts';

const FRIDAY = '2026-11-20';
const THURSDAY = '2026-11-19';
const studio = aStudio({ context: { noTimelogTaskTypeIds: ['meeting'] } });
let folder: string;
let replica: Replica;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-evening-'));
  replica = openReplica(folder, new Date(2026, 10, 20, 18));
  const tasks = [
    aTask({ id: 'a' }),
    aTask({ id: 'b' }),
    aTask({ id: 'started', statusId: 'wip' }),
    aTask({ id: 'meeting', taskTypeId: 'meeting', statusId: 'wip' }),
  ];
  replica.tasks.replaceList('todo', tasks, replica.tasks.ask());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (today: Day) => ({ today, at: `${today}T18:00:00.000Z` });
const log = (taskId: string, day: Day, minutes: number) =>
  setDay(replica, studio, { taskId, day, minutes }, at(FRIDAY));
/** The timer runs on `b` for this many minutes of the day; 0 for not at all. */
function run(day: Day, minutes: number): void {
  replica.segments.remove('running');
  if (minutes === 0) return;
  const start = Date.parse(`${day}T08:00:00`);
  replica.segments.put({ id: 'running', taskId: 'b', day, start, end: null });
  replica.segments.seen(start + minutes * 60_000, 0);
}
function view(today = THURSDAY, clock = '18:00', running = 0) {
  run(today, running);
  return eveningView(replica, studio, DEFAULT_SETTINGS, { today, clock });
}

it('comes at the finish time of a working day that is not full, and what runs counts', () => {
  log('a', THURSDAY, 300);
  expect(view(THURSDAY, '17:59')).toBeNull();
  expect(view()?.days).toEqual([{ day: THURSDAY, total: 300, expected: 450 }]);
  expect(view(THURSDAY, '23:50')?.days).toHaveLength(1);
  expect(view(THURSDAY, '18:00', 60)?.days[0]?.total).toBe(360);
  expect(view(THURSDAY, '18:00', 150)).toBeNull();
  expect(view('2026-11-21')).toBeNull();
});

it('stays away on a day off', () => {
  markDayOff(replica, { first: THURSDAY, last: THURSDAY, description: '' }, at(FRIDAY).at);
  expect(view()).toBeNull();
});

it('asks for the whole week on its last working day', () => {
  log('a', '2026-11-16', 450);
  log('a', FRIDAY, 450);
  expect(view(FRIDAY)?.days.map(({ day }) => day)).toEqual(['2026-11-17', '2026-11-18', THURSDAY]);
  expect(view()?.days.map(({ day }) => day)).toEqual([THURSDAY]);
});

it('comes once a day, also after a restart', () => {
  expect(claimNotice(replica, THURSDAY)).toBe(true);
  dismissEvening(replica, THURSDAY);
  replica.close();
  replica = openReplica(folder, new Date(2026, 10, 19, 18, 5));
  expect(claimNotice(replica, THURSDAY)).toBe(false);
  expect(view()).toBeNull();
  expect(view(FRIDAY)).not.toBeNull();
});

it('adds what was accepted in one go, and nothing else', () => {
  log('a', THURSDAY, 300);
  const add = [
    { taskId: 'a', day: THURSDAY, minutes: 60 },
    { taskId: 'meeting', day: THURSDAY, minutes: 30 },
  ];
  const done = acceptEvening(replica, studio, add, at(THURSDAY));
  expect(done.before).toEqual([{ taskId: 'a', day: THURSDAY, minutes: 300 }]);
  expect(done.refused).toMatchObject([{ taskId: 'meeting' }]);
  expect(taskDayMinutes(replica, 'a', THURSDAY)).toBe(360);
  expect(view()).toBeNull();
});

const timed = (taskId: string, day: Day, minutes: number): void => {
  const start = Date.parse(`${day}T09:00:00`);
  const end = start + minutes * 60_000;
  replica.change(() => {
    replica.segments.put({ id: `${taskId} ${day}`, taskId, day, start, end });
    replica.segments.setCounted(taskId, day, minutes);
  });
};

it('invents no minutes: a minute that was timed says only that', () => {
  log('a', THURSDAY, 1);
  timed('a', THURSDAY, 1);
  expect(view()?.proposals).toEqual([
    {
      ...{ taskId: 'a', day: THURSDAY, asBefore: null },
      title: expect.any(String),
      reason: { kind: 'that-day', minutes: 1, timed: 1 },
    },
    expect.objectContaining({ taskId: 'started', asBefore: null, reason: { kind: 'started' } }),
  ]);
});

it('offers what a task had on an earlier day, up to what is missing', () => {
  log('a', '2026-11-18', 120);
  log('b', THURSDAY, 400);
  expect(view()?.proposals).toMatchObject([
    { taskId: 'b', asBefore: null, reason: { kind: 'that-day', minutes: 400, timed: 0 } },
    { taskId: 'a', asBefore: 50, reason: { kind: 'earlier', day: '2026-11-18', minutes: 120 } },
    { taskId: 'started' },
  ]);
});

it('names a task whose timer ran while the artist was away', () => {
  const from = Date.parse(`${THURSDAY}T12:00:00`);
  const gap = { id: 'g', taskId: 'b', from, to: from + 57 * 60_000 };
  replica.change(() => saveGaps(replica, [{ ...gap, cause: 'idle', goesOn: true }]));
  expect(view()?.proposals[0]).toMatchObject({
    taskId: 'b',
    asBefore: null,
    reason: { kind: 'away', minutes: 57 },
  });
});

it('never offers more than is missing, nor a task that takes no time', () => {
  const logs = fc.array(
    fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 6 }), fc.nat(400)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(logs, fc.nat(500), (given, running) => {
      run(FRIDAY, 0);
      for (const [taskId, back, minutes] of given) log(taskId, shiftDay(FRIDAY, -back), minutes);
      const shown = view(FRIDAY, '18:00', running);
      for (const { day, total, expected } of shown?.days ?? []) {
        const those = shown?.proposals.filter((one) => one.day === day) ?? [];
        for (const { asBefore } of those) {
          if (asBefore === null) continue;
          expect(asBefore).toBeLessThanOrEqual(expected - total);
          expect(asBefore).toBeGreaterThan(0);
        }
        expect(those.map(({ taskId }) => taskId)).not.toContain('meeting');
      }
    }),
    { numRuns: 40 },
  );
});
