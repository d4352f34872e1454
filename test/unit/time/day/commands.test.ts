import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../../electron/replica/replica.ts';
import { resolveChange } from '../../../../electron/outbox/resolve-conflict.ts';
import { setDay, start } from '../../../../electron/time/day/commands.ts';
import { dayView } from '../../../../electron/time/day/day-view.ts';
import type { StudioConfig } from '../../../../electron/rules/studio-rules.ts';
import { todoList } from '../../../../electron/tasks/todo-list.ts';
import { aTask } from '../../../fixtures/a-task.ts';
import { aProject, aStudio } from '../../../fixtures/a-studio.ts';
import { timeKind } from '../../../../electron/outbox/kinds/time.ts';
import { startKind } from '../../../../electron/outbox/kinds/start.ts';

const TODAY = '2026-11-20';
const MOMENT = { today: TODAY, at: '2026-11-20T12:00:00.000Z' };
let folder: string;
let replica: Replica;
let studio: StudioConfig;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-time-'));
  replica = openReplica(folder, new Date(MOMENT.at));
  studio = aStudio();
  replica.tasks.replaceList('todo', [aTask({ id: 'a' }), aTask({ id: 'b' })], replica.tasks.ask());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const log = (taskId: string, day: string, minutes: number) =>
  setDay(replica, studio, { taskId, day, minutes }, MOMENT);
const inKitsu = (taskId: string, day: string, minutes: number): void =>
  replica.times.replaceDays([day], [{ taskId, day, minutes }], MOMENT.at, replica.times.ask());
const entry = (taskId: string, day = TODAY) =>
  dayView(replica, studio, day, TODAY).entries.find((one) => one.taskId === taskId);

describe('logging time', () => {
  it('shows it at once as saved here, with the day and the week', () => {
    expect(log('a', TODAY, 90).ok).toBe(true);
    expect(entry('a')).toMatchObject({ minutes: 90, mark: 'here' });
    const view = dayView(replica, studio, TODAY, TODAY);
    expect(view).toMatchObject({ total: 90, target: 450 });
    expect(view.week.find(({ day }) => day === TODAY)).toEqual({
      day: TODAY,
      minutes: 90,
      mark: 'here',
      isOff: false,
      isMissing: false,
    });
    inKitsu('a', '2026-11-18', 30);
    expect(dayView(replica, studio, TODAY, TODAY).mine).toEqual({ a: 120 });
  });

  it('marks the days before this one that hold less than is expected of them', () => {
    inKitsu('a', '2026-11-16', 450);
    inKitsu('a', '2026-11-17', 430);
    inKitsu('a', '2026-11-18', 0);
    const missing = dayView(replica, studio, TODAY, TODAY)
      .week.filter(({ isMissing }) => isMissing)
      .map(({ day }) => day);
    // Thursday was never read, and Friday is not over.
    expect(missing).toEqual(['2026-11-17', '2026-11-18']);
  });

  it('keeps what the artist saw as the base, over any number of edits', () => {
    inKitsu('a', TODAY, 60);
    log('a', TODAY, 90);
    log('a', TODAY, 120);
    expect(replica.outbox.find(timeKind, 'a', TODAY)?.body).toMatchObject({
      target: 120,
      base: 60,
      sent: null,
      kitsu: null,
    });
  });

  it('leaves nothing to send when it is as Kitsu holds it again', () => {
    inKitsu('a', TODAY, 60);
    log('a', TODAY, 90);
    log('a', TODAY, 60);
    expect(replica.outbox.all()).toEqual([]);
    expect(entry('a')).toMatchObject({ minutes: 60, mark: 'kitsu' });
  });

  it('still sends it when an earlier try may have reached Kitsu', () => {
    inKitsu('a', TODAY, 60);
    log('a', TODAY, 90);
    const row = replica.outbox.find(timeKind, 'a', TODAY);
    replica.change(() =>
      replica.outbox.patch(row?.id ?? 0, {
        attempts: 1,
        body: { target: 90, base: 60, sent: 90, kitsu: null },
      }),
    );
    log('a', TODAY, 60);
    expect(replica.outbox.find(timeKind, 'a', TODAY)?.body).toMatchObject({
      target: 60,
      base: 60,
      sent: 90,
    });
  });

  it('still sends it when a try from before a conflict may still arrive', () => {
    inKitsu('a', TODAY, 60);
    log('a', TODAY, 90);
    const id = replica.outbox.find(timeKind, 'a', TODAY)?.id ?? 0;
    const unanswered = [{ minutes: 45, at: MOMENT.at }];
    const body = { target: 90, base: 60, sent: null, kitsu: 60, unanswered };
    replica.change(() => replica.outbox.patch(id, { state: 'conflict', body }));
    resolveChange(replica, id, 'mine');
    log('a', TODAY, 60);
    expect(replica.outbox.find(timeKind, 'a', TODAY)?.body).toMatchObject({
      target: 60,
      unanswered,
    });
  });

  it('takes zero as taking the entry away', () => {
    inKitsu('a', TODAY, 60);
    log('a', TODAY, 0);
    expect(entry('a')).toMatchObject({ minutes: 0, mark: 'here' });
  });

  it('refuses more than 24 h a day over all tasks, and says what is left', () => {
    log('a', TODAY, 20 * 60);
    expect(log('b', TODAY, 5 * 60)).toMatchObject({
      ok: false,
      message: expect.stringContaining('4 h are left'),
    });
    expect(log('a', TODAY, 24 * 60).ok).toBe(true);
    expect(entry('b')).toBeUndefined();
  });

  it('refuses days to come, and past weeks where the studio closed them, for artists', () => {
    expect(log('a', '2026-11-21', 60)).toMatchObject({ ok: false, code: 'rule' });
    expect(log('a', '2026-11-13', 60).ok).toBe(true);
    studio = aStudio({ rules: { timesheetsLocked: true } });
    expect(log('a', '2026-11-13', 90)).toMatchObject({ ok: false, code: 'rule' });
    expect(log('a', '2026-11-16', 60).ok).toBe(true);
    studio = aStudio({ rules: { timesheetsLocked: true, role: 'manager' } });
    expect(log('a', '2026-11-13', 90).ok).toBe(true);
  });

  it('refuses tasks that are no longer mine, and task types that take no time', () => {
    inKitsu('a', TODAY, 60);
    replica.tasks.replaceList(
      'todo',
      [aTask({ id: 'b', taskTypeId: 'no-time' })],
      replica.tasks.ask(),
    );
    studio = aStudio({ context: { noTimelogTaskTypeIds: ['no-time'] } });
    expect(log('a', TODAY, 90)).toMatchObject({
      ok: false,
      message: expect.stringContaining('no longer assigned'),
    });
    expect(log('b', TODAY, 90)).toMatchObject({
      ok: false,
      message: expect.stringContaining('no time'),
    });
    expect(dayView(replica, studio, TODAY, TODAY).others.map(({ id }) => id)).toEqual(['a']);
  });

  it('after a conflict sends over the number that was in sight', () => {
    log('a', TODAY, 90);
    const row = replica.outbox.find(timeKind, 'a', TODAY);
    replica.change(() =>
      replica.outbox.patch(row?.id ?? 0, {
        state: 'conflict',
        body: { target: 90, base: 0, sent: null, kitsu: 30 },
      }),
    );
    log('a', TODAY, 100);
    expect(replica.outbox.find(timeKind, 'a', TODAY)).toMatchObject({
      state: 'waiting',
      body: { target: 100, base: 30, kitsu: null },
    });
  });
});

describe('starting a task', () => {
  it("shows the production's work-in-progress status at once and queues one start", () => {
    expect(start(replica, studio, 'a', MOMENT).ok).toBe(true);
    expect(start(replica, studio, 'a', MOMENT).ok).toBe(true);
    expect(replica.outbox.all()).toHaveLength(1);
    expect(todoList(replica, studio).tasks.find(({ id }) => id === 'a')).toMatchObject({
      statusShortName: 'WIP',
      isStarted: true,
      startWaits: true,
    });
  });

  it('does nothing when the task is in work already', () => {
    replica.tasks.put(aTask({ id: 'a', statusId: 'wip' }), 'todo');
    expect(start(replica, studio, 'a', MOMENT).ok).toBe(true);
    expect(replica.outbox.all()).toEqual([]);
  });

  it('takes the flagged status, else the one named wip, and only one of the production', () => {
    studio = aStudio({
      context: { statuses: aStudio().context?.statuses.map((s) => ({ ...s, isWip: false })) ?? [] },
    });
    start(replica, studio, 'a', MOMENT);
    expect(replica.outbox.find(startKind, 'a', '')?.body.statusId).toBe('wip');
    const projects = [aProject({ statusIds: ['todo'] })];
    studio = aStudio({ context: { projects } });
    expect(start(replica, studio, 'b', MOMENT)).toMatchObject({ ok: false, code: 'rule' });
  });

  it('is refused where artists may not set the status, and allowed to those who may', () => {
    const statuses =
      aStudio().context?.statuses.map((s) => ({ ...s, isArtistAllowed: false })) ?? [];
    studio = aStudio({ context: { statuses } });
    expect(start(replica, studio, 'a', MOMENT)).toMatchObject({ ok: false, code: 'rule' });
    studio = aStudio({ context: { statuses, projectRoles: { 'project-1': 'supervisor' } } });
    expect(start(replica, studio, 'a', MOMENT).ok).toBe(true);
  });
});
