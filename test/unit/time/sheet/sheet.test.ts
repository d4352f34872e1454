import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../../electron/replica/replica.ts';
import { shiftDay, weekOf, type Day } from '../../../../electron/shared/day.ts';
import { daysOfMonth } from '../../../../electron/shared/month.ts';
import { DEFAULT_SETTINGS } from '../../../../electron/shared/settings.ts';
import { setMany } from '../../../../electron/time/day/commands.ts';
import type { DayTime } from '../../../../electron/shared/production.ts';
import { markDayOff } from '../../../../electron/time/day/day-off-commands.ts';
import { sheetMonth } from '../../../../electron/time/sheet/sheet-month.ts';
import {
  addRow,
  copyLastWeek,
  removeRows,
  sheetWeek,
} from '../../../../electron/time/sheet/sheet-week.ts';
import { aStudio } from '../../../fixtures/a-studio.ts';
import { aTask } from '../../../fixtures/a-task.ts';
import { timeKind } from '../../../../electron/outbox/kinds/time.ts';

/** A Thursday. */
const TODAY = '2026-11-19';
const MOMENT = { today: TODAY, at: '2026-11-19T12:00:00.000Z' };
const WEEK = weekOf(TODAY);
const [MONDAY, TUESDAY] = WEEK as [Day, Day];
const TASKS = [
  aTask({ id: 'a', entityName: 'SH010' }),
  aTask({ id: 'b', entityName: 'SH020', taskTypeName: 'Layout', taskTypeColor: '#ff0000' }),
  aTask({ id: 'c', entityName: 'SH030', projectName: 'Agent 327' }),
];
const studio = aStudio();
const plan = { ...DEFAULT_SETTINGS, workingDays: [1, 2, 3, 4, 5] };
let folder: string;
let replica: Replica;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-sheet-'));
  replica = openReplica(folder, new Date(MOMENT.at));
  replica.tasks.replaceList('todo', TASKS, replica.tasks.ask());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const set = (...totals: [taskId: string, day: Day, minutes: number][]) =>
  setMany(
    replica,
    studio,
    totals.map(([taskId, day, minutes]): DayTime => ({ taskId, day, minutes })),
    MOMENT,
  );
const inKitsu = (taskId: string, day: Day, minutes: number): void =>
  replica.times.replaceDays([day], [{ taskId, day, minutes }], MOMENT.at, replica.times.ask());
const week = (day = TODAY) => sheetWeek(replica, studio, plan, day, TODAY);
const month = (of = '2026-11') => sheetMonth(replica, studio, plan, of, TODAY);
const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

describe('many totals at once', () => {
  it('takes what may be and tells the others one by one', () => {
    const refused = set(['a', MONDAY, 60], ['a', shiftDay(TODAY, 1), 30], ['gone', MONDAY, 15]);
    expect(refused).toEqual([
      {
        taskId: 'gone',
        day: MONDAY,
        refusal: expect.objectContaining({
          message: expect.stringContaining('no longer on this computer'),
        }),
      },
      {
        taskId: 'a',
        day: shiftDay(TODAY, 1),
        refusal: expect.objectContaining({ message: expect.stringContaining('in the future') }),
      },
    ]);
    expect(replica.outbox.all()).toHaveLength(1);
    expect(replica.outbox.find(timeKind, 'a', MONDAY)?.body.target).toBe(60);
  });

  it('moves the minutes of a full day in either order', () => {
    set(['a', MONDAY, 20 * 60]);
    expect(set(['b', MONDAY, 20 * 60], ['a', MONDAY, 0])).toEqual([]);
    expect(week().days[0]?.total).toBe(20 * 60);
  });

  it('lets no day become longer than it is', () => {
    const [refused] = set(['a', MONDAY, 23 * 60], ['b', MONDAY, 24 * 60]);
    expect(refused).toMatchObject({
      taskId: 'b',
      refusal: { message: 'A day has 24 h: 1 h are left of it.' },
    });
  });
});

describe('a week', () => {
  it('adds up: every total is the sum of its cells, whatever Kitsu and the outbox hold', () => {
    const totals = fc.array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom(...WEEK, '2026-11-09'),
        fc.integer({ min: 0, max: 500 }),
        fc.boolean(),
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(totals, (given) => {
        // Kitsu's numbers may be fractions that another client wrote.
        for (const [taskId, day, minutes, there] of given) {
          if (there) inKitsu(taskId, day, minutes + 0.4);
          else set([taskId, day, minutes]);
        }
        const shown = week();
        for (const row of shown.rows) {
          expect(row.total).toBe(sum(row.cells.map(({ minutes }) => minutes)));
        }
        shown.days.forEach((day, index) =>
          expect(day.total).toBe(sum(shown.rows.map(({ cells }) => cells[index]?.minutes ?? 0))),
        );
        expect(shown.total).toBe(sum(shown.days.map(({ total }) => total)));
        expect(shown.total).toBe(sum(shown.rows.map(({ total }) => total)));
        const whole = month();
        expect(whole.total).toBe(sum(whole.days.map(({ total }) => total)));
        expect(whole.total).toBe(sum(whole.productions.map(({ minutes }) => minutes)));
        expect(whole.total).toBe(sum(whole.taskTypes.map(({ minutes }) => minutes)));
      }),
      { numRuns: 40 },
    );
  });

  it('expects the studio’s hours, or the artist’s own, on the days that are worked', () => {
    expect(week().expected).toBe(5 * 450);
    const own = { ...plan, workingDays: [1, 2, 3], hoursADay: 240 };
    expect(sheetWeek(replica, studio, own, TODAY, TODAY).expected).toBe(3 * 240);
  });

  it('expects nothing of a day off, takes none on it, and says why', () => {
    expect(
      markDayOff(replica, { first: TUESDAY, last: TUESDAY, description: 'Dentist' }, MOMENT.at).ok,
    ).toBe(true);
    expect(week().days[1]).toMatchObject({
      expected: 0,
      isMissing: false,
      locked: { ok: false, message: expect.stringContaining('off') },
      dayOff: { description: 'Dentist' },
    });
  });

  it('marks the days that are over and not full; not today, nor the weekend', () => {
    set(['a', MONDAY, 450]);
    // Of an empty day that was never read nothing is known.
    expect(week().days.some(({ isMissing }) => isMissing)).toBe(false);
    inKitsu('a', TUESDAY, 0);
    inKitsu('a', shiftDay(TUESDAY, 1), 20);
    expect(week().days.map(({ isMissing }) => isMissing)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('says of each cell where it is, and why a task takes no time', () => {
    inKitsu('a', MONDAY, 60);
    set(['b', MONDAY, 30]);
    replica.tasks.replaceList('todo', [TASKS[1] ?? aTask()], replica.tasks.ask());
    const [first, second] = week().rows;
    expect(first).toMatchObject({
      taskId: 'a',
      blocked: { message: expect.stringContaining('no longer') },
    });
    expect(first?.cells[0]).toMatchObject({ minutes: 60, mark: 'kitsu' });
    expect(second?.cells[0]).toMatchObject({ minutes: 30, mark: 'here' });
  });

  it('is as old as its oldest day', () => {
    expect(week().readAt).toBeNull();
    for (const [index, day] of WEEK.entries()) {
      const at = `2026-11-19T0${index}:00:00.000Z`;
      replica.times.replaceDays([day], [], at, replica.times.ask());
    }
    expect(week().readAt).toBe('2026-11-19T00:00:00.000Z');
  });
});

describe('the rows of a week', () => {
  it('are copied from the week before without their hours, and taken back', () => {
    set(['a', shiftDay(MONDAY, -7), 60], ['b', shiftDay(MONDAY, -5), 60], ['b', MONDAY, 30]);
    expect(week().lastWeek).toBe(1);
    expect(copyLastWeek(replica, studio, TODAY)).toEqual(['a']);
    expect(week().rows.map(({ taskId, total }) => [taskId, total])).toEqual([
      ['a', 0],
      ['b', 30],
    ]);
    expect(week().lastWeek).toBe(0);
    removeRows(replica, TODAY, ['a']);
    expect(week().rows.map(({ taskId }) => taskId)).toEqual(['b']);
  });

  it('are not copied where the task takes no time any more', () => {
    set(['a', shiftDay(MONDAY, -7), 60]);
    replica.tasks.replaceList('todo', [TASKS[1] ?? aTask()], replica.tasks.ask());
    expect(week().lastWeek).toBe(0);
    expect(copyLastWeek(replica, studio, TODAY)).toEqual([]);
  });

  it('stay over a restart, each in its own week, and those with time cannot be taken away', () => {
    expect(addRow(replica, TUESDAY, 'c').ok).toBe(true);
    expect(addRow(replica, TUESDAY, 'gone').ok).toBe(false);
    replica.close();
    replica = openReplica(folder, new Date(MOMENT.at));
    expect(week(MONDAY).rows).toMatchObject([{ taskId: 'c', isEmpty: true }]);
    expect(week(shiftDay(MONDAY, 7)).rows).toEqual([]);
    set(['c', MONDAY, 15]);
    removeRows(replica, TODAY, ['c']);
    expect(week().rows).toMatchObject([{ taskId: 'c', isEmpty: false }]);
  });
});

describe('a month', () => {
  it('has all its days, and its minutes by production and by task type, the most first', () => {
    set(['a', MONDAY, 60], ['b', MONDAY, 30], ['c', '2026-11-02', 100], ['c', '2026-10-30', 99]);
    const shown = month();
    expect(shown.days.map(({ day }) => day)).toEqual(daysOfMonth('2026-11'));
    expect(shown.days).toHaveLength(30);
    expect(shown).toMatchObject({ total: 190, expected: 21 * 450 });
    expect(shown.productions).toEqual([
      { name: 'Agent 327', color: null, minutes: 100 },
      { name: 'Lantern Road', color: null, minutes: 90 },
    ]);
    expect(shown.taskTypes).toEqual([
      { name: 'Animation', color: '#6fa1db', minutes: 160 },
      { name: 'Layout', color: '#ff0000', minutes: 30 },
    ]);
  });
});
