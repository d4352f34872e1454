import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cliCommands } from '../../../electron/external/cli-commands.ts';
import { createTaskIndexCache } from '../../../electron/quick-log/task-index-cache.ts';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { NO_TIMER } from '../../../electron/shared/timer.ts';
import { dayTotal } from '../../../electron/time/day/task-days.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { FakeClockTimer, MINUTE } from '../../fixtures/fake-clock-timer.ts';
import { refuseWrites } from '../../fixtures/refused-writes.ts';

/** A Saturday. */
const TODAY = '2026-11-21';
const studio = aStudio({ context: { taskTypeShortNames: { light: 'lgt' } } });
let folder: string;
let replica: Replica;
let started: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-cli-'));
  replica = openReplica(folder, new Date(`${TODAY}T12:00:00.000Z`));
  started = [];
  const shot = (id: string, entityName: string, taskTypeName: string, taskTypeId = taskTypeName) =>
    aTask({ id, sequenceName: 'SQ010', entityName, taskTypeName, taskTypeId });
  replica.tasks.replaceList(
    'todo',
    [
      shot('anim', 'SH30', 'Animation'),
      shot('light', 'SH30', 'Lighting', 'light'),
      shot('other', 'SH40', 'Layout'),
    ],
    replica.tasks.ask(),
  );
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(verb: 'log' | 'start', line: string) {
  const timer = {
    view: () => NO_TIMER,
    start: (taskId: string) => {
      started.push(taskId);
      return { ok: true, value: null };
    },
  };
  const workspace = { replica, sync: { studio: () => studio }, timer };
  return cliCommands({
    companion: { workspace: () => workspace } as never,
    tasks: createTaskIndexCache(),
    moment: () => ({ today: TODAY, at: `${TODAY}T12:00:00.000Z` }),
    quickLog: () => undefined,
  })({ verb, line });
}
const total = (): number => dayTotal(replica, TODAY) + dayTotal(replica, '2026-11-20');

it('never guesses by a slip: it names what could be meant, and each can be said', () => {
  expect(run('log', '1h sh30 animtion')).toEqual({
    ...{ ok: false, code: 'ambiguous', action: null },
    message: 'No task of yours has “animtion” in its name. Is it one of these?',
    candidates: ['1 h SQ010 / SH30 · Animation'],
  });
  expect(total()).toBe(0);
  expect(run('log', '1 h SQ010 / SH30 · Animation')).toMatchObject({ ok: true });
  expect(total()).toBe(60);
  expect(run('start', 'sh30 lihgting')).toMatchObject({
    code: 'ambiguous',
    candidates: ['start SQ010 / SH30 · Lighting'],
  });
  expect(started).toEqual([]);
});

it('takes the studio’s short name, and a number however it is written', () => {
  expect(run('log', '30m 030 lgt')).toMatchObject({ ok: true });
  expect(total()).toBe(30);
  expect(run('start', '0040')).toMatchObject({ ok: true });
  expect(started).toEqual(['other']);
});

it.each(['11/5', 'last friday', 'le 5', '5.11', 'vendredi dernier', 'letzten Freitag'])(
  'asks of %s, which could be two days',
  (day) => {
    expect(run('log', `1h sh40 ${day}`)).toMatchObject({ ok: false, code: 'ambiguous' });
    expect(total()).toBe(0);
  },
);

it('says at stop that the time rounds to nothing, and what could not be saved', () => {
  const work = new FakeClockTimer(`${TODAY}T09:00:00`);
  work.rounding = { step: 15, way: 'nearest' };
  const answer = cliCommands({
    companion: {
      workspace: () => ({ ...work, sync: { studio: () => work.studio } }),
    } as never,
    tasks: createTaskIndexCache(),
    moment: () => ({ today: TODAY, at: `${TODAY}T12:00:00.000Z` }),
    quickLog: () => undefined,
  });
  work.timer.start('a', { status: false });
  work.pass(7 * MINUTE);
  const title = 'Stopped SQ010 / A · Animation';
  expect(answer({ verb: 'stop' })).toEqual({
    ok: true,
    text: `${title}. Its 7 min round to 0 with steps of 15.`,
  });
  work.timer.start('a', { status: false });
  work.pass(2 * MINUTE);
  const refused = refuseWrites(work.replica, ({ name }) => name === 'outbox.put');
  expect(answer({ verb: 'stop' })).toMatchObject({
    ok: true,
    text: expect.stringContaining('could not be saved') as string,
  });
  refused.end();
  work.close();
});
