import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { decideTimeWrite } from '../../../electron/sync/push/push-policy.ts';
import { discard, edit, move, retry } from '../../../electron/outbox/commands.ts';
import { createUndoLog, type UndoHandle, type UndoLog } from '../../../electron/rules/undo-log.ts';
import type { Result } from '../../../electron/shared/result.ts';
import { setDay, start } from '../../../electron/time/day/commands.ts';
import { dayTotal } from '../../../electron/time/day/task-days.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { timeKind } from '../../../electron/outbox/kinds/time.ts';
import { startKind } from '../../../electron/outbox/kinds/start.ts';

const DAY = '2026-11-20';
const MOMENT = { today: DAY, at: '2026-11-20T12:00:00.000Z' };
const studio = aStudio();
let folder: string;
let replica: Replica;
let taken: UndoLog;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-outbox-'));
  replica = openReplica(folder, new Date(MOMENT.at));
  taken = createUndoLog();
  const tasks = ['a', 'b'].map((id) => aTask({ id }));
  replica.tasks.replaceList('todo', tasks, replica.tasks.ask());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const log = (taskId: string, minutes: number) =>
  setDay(replica, studio, { taskId, day: DAY, minutes }, MOMENT);
const lane = (taskId: string) => replica.outbox.find(timeKind, taskId, DAY);
const idOf = (taskId: string): number => lane(taskId)?.id ?? 0;
const inKitsu = (minutes: Record<string, number>): void =>
  replica.times.replaceDays(
    [DAY],
    Object.entries(minutes).map(([taskId, held]) => ({ taskId, day: DAY, minutes: held })),
    MOMENT.at,
    replica.times.ask(),
  );
const undoOf = (done: Result<UndoHandle>): number => (done.ok ? done.value.undo : -1);
const moveTo = (taskId: string, id: number) => move(replica, studio, taken, { id, taskId }, MOMENT);
/** An attempt whose answer was lost. */
const sent = (taskId: string): void => {
  const row = lane(taskId);
  if (!row) throw new Error('No such lane');
  const body = { ...row.body, sent: row.body.target };
  replica.change(() => replica.outbox.patch(row.id, { body, attempts: 1 }));
};
/** Kitsu's value in the end, if it answers everything that waits and now has `held`. */
const settled = (held: Record<string, number>): Record<string, number> => {
  const kitsu = { ...held };
  for (const change of replica.outbox.of(timeKind)) {
    const decision = decideTimeWrite(change.body, kitsu[change.taskId] ?? 0);
    expect(decision).not.toBe('conflict');
    kitsu[change.taskId] = change.body.target;
  }
  return kitsu;
};

describe('moving minutes to another task', () => {
  it('adds them to what that task has, and leaves nothing behind', () => {
    log('a', 120);
    log('b', 30);
    expect(moveTo('b', idOf('a'))).toMatchObject({ ok: true, value: { minutes: 120 } });
    expect(lane('a')).toBeNull();
    expect(lane('b')?.body).toMatchObject({ target: 150, base: 0 });
  });

  it.each<[string, () => number]>([
    ['moved', () => undoOf(moveTo('b', idOf('a')))],
    ['discarded', () => undoOf(discard(replica, taken, idOf('a')))],
  ])('gives what was %s its name back, of a task that has left the list since', (_, act) => {
    log('a', 120);
    const undo = act();
    const others = ['b'].map((id) => aTask({ id }));
    replica.tasks.replaceList('todo', others, replica.tasks.ask());
    expect(replica.tasks.get('a')).toBeNull();
    expect(taken.run(undo, { studio, ...MOMENT }).ok).toBe(true);
    expect(lane('a')?.body).toMatchObject({ target: 120 });
    expect(replica.tasks.get('a')).toMatchObject({ list: 'known', task: { id: 'a' } });
  });

  it('moves only what Kitsu does not hold yet', () => {
    inKitsu({ a: 60, b: 15 });
    log('a', 180);
    moveTo('b', idOf('a'));
    expect(dayTotal(replica, DAY)).toBe(195);
    expect(lane('a')).toBeNull();
    expect(lane('b')?.body).toMatchObject({ target: 135, base: 15 });
  });

  it('takes a try that may have arrived back by the old lane itself', () => {
    log('a', 120);
    sent('a');
    moveTo('b', idOf('a'));
    expect(lane('a')?.body).toMatchObject({ target: 0, base: 0, sent: 120 });
    expect(settled({ a: 120 })).toEqual({ a: 0, b: 120 });
    expect(settled({})).toEqual({ a: 0, b: 120 });
  });

  it.each<[string, () => void, string]>([
    [
      'a conflict is not settled',
      () => {
        log('a', 60);
        replica.change(() => replica.outbox.patch(idOf('a'), { state: 'conflict' }));
      },
      'Decide first which time is right',
    ],
    [
      'it takes time away',
      () => {
        inKitsu({ a: 60 });
        log('a', 30);
      },
      'takes time away',
    ],
    [
      'the other task is in conflict',
      () => {
        log('a', 60);
        log('b', 60);
        replica.change(() => replica.outbox.patch(idOf('b'), { state: 'conflict' }));
      },
      'Decide first which time is right on',
    ],
    [
      'the other task takes no time from me',
      () => {
        log('a', 60);
        replica.tasks.put(aTask({ id: 'b' }), 'known');
      },
      'no longer assigned',
    ],
  ])('is refused in words when %s, and changes nothing', (_why, prepare, words) => {
    prepare();
    const before = JSON.stringify(replica.outbox.all());
    expect(moveTo('b', idOf('a'))).toMatchObject({
      ok: false,
      message: expect.stringContaining(words),
    });
    expect(JSON.stringify(replica.outbox.all())).toBe(before);
  });

  it('is one transaction: a disk that refuses leaves both as they were', () => {
    log('a', 60);
    const before = JSON.stringify(replica.outbox.all());
    const put = replica.outbox.put;
    replica.outbox.put = () => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    };
    expect(() => moveTo('b', idOf('a'))).toThrow('full');
    replica.outbox.put = put;
    expect(JSON.stringify(replica.outbox.all())).toBe(before);
  });
});

describe('whatever is moved, taken back and moved again', () => {
  const minutes = fc.integer({ min: 0, max: 300 });

  it('keeps the day’s sum, and brings each minute to Kitsu once', () => {
    fc.assert(
      fc.property(
        minutes,
        minutes,
        minutes,
        minutes,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (heldA, heldB, typedA, typedB, tried, arrived, undone) => {
          for (const { id } of replica.outbox.all()) replica.outbox.remove(id);
          inKitsu({ a: heldA, b: heldB });
          log('a', typedA);
          if (typedB % 2 === 0) log('b', typedB);
          const before = dayTotal(replica, DAY);
          const row = lane('a');
          if (row && tried) sent('a');
          const moved = moveTo('b', row?.id ?? 0);
          expect(dayTotal(replica, DAY)).toBe(before);
          if (moved.ok && undone) {
            expect(taken.run(moved.value.undo, { studio, ...MOMENT }).ok).toBe(true);
            expect(dayTotal(replica, DAY)).toBe(before);
            expect(lane('a')?.body.target).toBe(typedA);
          }
          // Whether or not Kitsu got the lost attempt, both end with what the artist sees.
          const inStudio = { a: tried && arrived && row ? typedA : heldA, b: heldB };
          const end = settled(inStudio);
          expect((end['a'] ?? 0) + (end['b'] ?? 0)).toBe(before);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});

describe('taking a change away', () => {
  it('can be undone as it was: the words of a refusal, the try that may have arrived', () => {
    log('a', 60);
    sent('a');
    replica.change(() =>
      replica.outbox.patch(idOf('a'), { state: 'parked', cause: { code: 'refused', said: 'No.' } }),
    );
    const before = lane('a');
    const gone = discard(replica, taken, idOf('a'));
    expect(lane('a')).toBeNull();
    if (!gone.ok) throw new Error(gone.message);
    expect(taken.run(gone.value.undo, { studio, ...MOMENT }).ok).toBe(true);
    expect(lane('a')).toMatchObject({
      body: before?.body,
      state: 'parked',
      cause: { code: 'refused', said: 'No.' },
    });
    // Once only.
    expect(taken.run(gone.value.undo, { studio, ...MOMENT })).toMatchObject({ ok: false });
  });

  it('is not undone over something newer', () => {
    log('a', 60);
    const gone = discard(replica, taken, idOf('a'));
    log('a', 90);
    if (!gone.ok) throw new Error(gone.message);
    expect(taken.run(gone.value.undo, { studio, ...MOMENT })).toMatchObject({ code: 'conflict' });
    expect(lane('a')?.body.target).toBe(90);
  });

  it('gives a row that comes back a number of its own: an answer to the old one is not for it', () => {
    log('a', 60);
    const old = lane('a');
    const gone = discard(replica, taken, idOf('a'));
    if (gone.ok) taken.run(gone.value.undo, { studio, ...MOMENT });
    expect(replica.outbox.isCurrent({ id: old?.id ?? 0, revision: old?.revision ?? 0 })).toBe(
      false,
    );
    expect(lane('a')?.body.target).toBe(60);
  });

  it('works for a start too', () => {
    start(replica, studio, 'a', MOMENT);
    const gone = discard(replica, taken, replica.outbox.find(startKind, 'a', '')?.id ?? 0);
    expect(replica.outbox.all()).toEqual([]);
    if (gone.ok) taken.run(gone.value.undo, { studio, ...MOMENT });
    expect(replica.outbox.find(startKind, 'a', '')?.body.statusId).toBe('wip');
  });
});

describe('editing and trying again', () => {
  it('types the lane anew, by the rules of every other typing', () => {
    log('a', 60);
    expect(edit(replica, studio, taken, { id: idOf('a'), minutes: 45 }, MOMENT).ok).toBe(true);
    expect(lane('a')?.body.target).toBe(45);
    replica.tasks.put(aTask({ id: 'a' }), 'known');
    expect(edit(replica, studio, taken, { id: idOf('a'), minutes: 30 }, MOMENT)).toMatchObject({
      code: 'rule',
    });
    expect(edit(replica, studio, taken, { id: 99, minutes: 30 }, MOMENT)).toMatchObject({
      code: 'not-found',
    });
  });

  it('leaves a conflict to the artist', () => {
    log('a', 60);
    log('b', 60);
    replica.change(() => {
      replica.outbox.patch(idOf('a'), {
        state: 'conflict',
        cause: { code: 'time-conflict', kitsu: 1, typed: 2 },
      });
      replica.outbox.patch(idOf('b'), {
        state: 'parked',
        cause: { code: 'refused', said: 'No.' },
        notBefore: 5,
      });
    });
    retry(
      replica,
      replica.outbox.all().map(({ id }) => id),
    );
    expect(lane('a')?.state).toBe('conflict');
    expect(lane('b')).toMatchObject({ state: 'waiting', cause: null, notBefore: 0 });
  });
});
