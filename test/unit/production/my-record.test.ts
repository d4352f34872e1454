import { describe, expect, it } from 'vitest';
import { myRecord, type DoneFacts } from '../../../electron/production/my-record.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { aTask } from '../../fixtures/a-task.ts';

const ME = 'me';
const TODAY = '2027-01-08';
type Given = Partial<Omit<DoneFacts, 'task'>> & Partial<Task>;
const record = (...given: Given[]) =>
  myRecord(
    given.map(({ day = TODAY, rate = { num: 24, den: 1 }, ...own }, at): DoneFacts => {
      const frames = typeof own.frames === 'number' || own.frames === null ? own.frames : 48;
      const { frames: _, ...task } = own;
      return { task: aTask({ id: `t${at}`, isDone: true, ...task }), day, frames, rate };
    }),
    ME,
    TODAY,
  );

describe('my record', () => {
  it('has a week at New Year whole, and each month by itself', () => {
    const { weeks, months } = record(
      { day: '2026-12-28' },
      { day: '2027-01-03' },
      { day: '2027-01-04' },
    );
    expect(weeks.map(({ first, last, taskIds }) => [first, last, taskIds])).toEqual([
      ['2027-01-04', '2027-01-10', ['t2']],
      ['2026-12-28', '2027-01-03', ['t1', 't0']],
    ]);
    expect(months.map(({ first, last, taskIds }) => [first, last, taskIds])).toEqual([
      ['2027-01-01', '2027-01-31', ['t2', 't1']],
      ['2026-12-01', '2026-12-31', ['t0']],
    ]);
  });

  it('adds frames and seconds up, shares those of a shared task, and counts what is not known apart', () => {
    const [week] = record(
      { frames: 48 as never },
      { frames: 49 as never, assigneeIds: [ME, 'x'] },
      { frames: null },
      { rate: null },
      { forEntity: 'Asset', frames: null },
    ).weeks;
    expect(week).toMatchObject({
      frames: 48 + 24 + 48,
      seconds: 3,
      framesUnknown: ['t2'],
      secondsUnknown: ['t2', 't3'],
    });
  });

  it('has each day, and on how many of them frames were done', () => {
    const { days, weeks } = record(
      { day: '2027-01-04', frames: 48 as never },
      { day: '2027-01-04', frames: 24 as never },
      { day: '2027-01-06', frames: 33 as never },
      { day: '2027-01-07', frames: null },
      { day: '2027-01-08', forEntity: 'Asset', frames: null },
    );
    expect(
      days.map(({ first, last, frames, frameDays }) => [first, last, frames, frameDays]),
    ).toEqual([
      ['2027-01-08', '2027-01-08', 0, 0],
      ['2027-01-07', '2027-01-07', 0, 0],
      ['2027-01-06', '2027-01-06', 33, 1],
      ['2027-01-04', '2027-01-04', 72, 1],
    ]);
    expect(weeks.map(({ frames, frameDays }) => [frames, frameDays])).toEqual([[105, 2]]);
  });

  it('has estimates beside what was logged on the same tasks, and the retakes', () => {
    const [week] = record(
      { estimation: 480, timeSpent: 500, retakeCount: 2 },
      { estimation: 0, timeSpent: 90 },
    ).weeks;
    expect(week).toMatchObject({
      ...{ estimate: 480, logged: 500, unestimated: ['t1'] },
      ...{ retakes: 2, retaken: ['t0'] },
    });
  });

  it('guesses no day where Kitsu says none', () => {
    const { weeks, months, undated, tasks } = record({ day: null });
    expect([weeks, months, undated, tasks.length]).toEqual([[], [], ['t0'], 1]);
  });
});
