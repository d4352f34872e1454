import { describe, expect, it } from 'vitest';
import { figuresOf, trackedOn } from '../../../../electron/production/tracking/figures.ts';
import {
  layAhead,
  moveUnder,
  nothingLaid,
} from '../../../../electron/production/tracking/lay-ahead.ts';
import { planMove } from '../../../../electron/production/tracking/move-proposal.ts';
import { tasksBehind } from '../../../../electron/production/tracking/tasks-of.ts';
import type { Ahead } from '../../../../electron/production/browse/ahead.ts';
import type { ProductionTask } from '../../../../electron/shared/production.ts';
import { HEAT_WEEKS, type AskedMove } from '../../../../electron/shared/work-moves.ts';
import { aDayOff, aProject, aTask, someFacts, TODAY } from '../a-production.ts';

// A Friday: eight hours of this week are left, and the next begins on the 23rd.
const AT = Date.parse(`${TODAY}T12:00:00Z`);
const [THIS, NEXT, THEN] = ['2026-11-16', '2026-11-23', '2026-11-30'];

const tracked = (tasks: ProductionTask[]) =>
  trackedOn(
    {
      ...{ project: aProject(), teamIds: ['ada', 'ben'], times: [], hoursByDay: 8, zone: 'UTC' },
      ...{ notes: [], daysOff: [aDayOff('ben', '2026-11-30', '2026-12-04')] },
      facts: someFacts(tasks, { projects: [aProject(), aProject('other', 'Other')] }),
    },
    AT,
  );
const heat = (of: ReturnType<typeof tracked>) => {
  const figures = figuresOf(of, 'workload');
  if (figures.tab !== 'workload') throw new Error('It is no workload.');
  return figures;
};
const row = (of: ReturnType<typeof tracked>, id: string | null) => {
  const found = heat(of).people.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not in it.`);
  return found;
};
const move = (taskId: string, from: AskedMove['from'], to: AskedMove['to']): AskedMove => ({
  ...{ taskId, from, to },
});

describe('people by weeks', () => {
  const week = { startDate: NEXT, dueDate: '2026-11-27' };
  const all = tracked([
    aTask('a', { ...week, estimation: 2700 }),
    aTask('b', { ...week, estimation: 600, assigneeIds: ['ben'] }),
    aTask('c', { startDate: THEN, dueDate: '2026-12-04', estimation: 480, assigneeIds: ['ben'] }),
    aTask('d', { ...week, estimation: 300, assigneeIds: [] }),
    aTask('e', { dueDate: null, estimation: 120 }),
    aTask('f', { estimation: 0 }),
    aTask('g', { startDate: '2027-06-01', dueDate: '2027-06-02', estimation: 60 }),
  ]);

  it('has thirteen, and says how full each is', () => {
    expect(heat(all).weeks).toHaveLength(HEAT_WEEKS);
    expect(heat(all).weeks.slice(0, 3)).toEqual([THIS, NEXT, THEN]);
    const ada = row(all, 'ada');
    expect(ada.weeks[0]).toMatchObject({ booked: 0, capacity: 480, load: 'free' });
    expect(ada.weeks[1]).toEqual({ booked: 2700, capacity: 2400, daysOff: 0, load: 'over' });
    expect(ada).toMatchObject({ undated: 120, unestimated: 1, later: 60 });
    const ben = row(all, 'ben');
    expect(ben.weeks[1]).toMatchObject({ booked: 600, capacity: 2400, load: 'free' });
    expect(ben.weeks[2]).toEqual({ booked: 480, capacity: 0, daysOff: 5, load: 'over' });
    expect(ben.weeks[3]?.load).toBe('free');
    expect(row(all, null).weeks[1]).toMatchObject({ booked: 300, load: 'some' });
    expect(heat(all).people.at(-1)?.id).toBeNull();
  });

  it('has the tasks behind what nobody has, and behind what has no due date', () => {
    const names = (personId: string | null, of: string | null) =>
      tasksBehind(all, { kind: 'week', personId, week: of }, { from: 0, to: 9 }).tasks.map(
        ({ id, minutes }) => `${id} ${minutes}`,
      );
    expect(names(null, NEXT)).toEqual(['d 300']);
    expect(names('ada', null)).toEqual(['e 120']);
    expect(names('ada', NEXT)).toEqual(['a 2700']);
  });
});

describe('a move', () => {
  it('of a task to somebody else says what both have then', () => {
    const all = tracked([
      aTask('a', { startDate: NEXT, dueDate: '2026-11-27', estimation: 2700 }),
      aTask('b', { startDate: NEXT, dueDate: '2026-11-27', estimation: 600, assigneeIds: ['ben'] }),
    ]);
    const { proposal, change } = planMove(
      all,
      move('a', { personId: 'ada', week: NEXT }, { personId: 'ben', week: NEXT }),
    );
    expect(change).toEqual({ taskId: 'a', off: 'ada', on: 'ben' });
    expect(proposal.does).toEqual(['Ben takes it over from Ada.']);
    expect(proposal.weeks).toEqual([
      { personId: 'ada', name: 'Ada', week: NEXT, before: 2700, after: 0, capacity: 2400 },
      { personId: 'ben', name: 'Ben', week: NEXT, before: 600, after: 3300, capacity: 2400 },
    ]);
    expect(proposal.conflicts[0]).toBe(
      'Ben would have 55 h of 40 h in the week of Mon 23 Nov: 15 h too much.',
    );
    // Nothing was changed by asking.
    expect(row(all, 'ben').weeks[1]?.booked).toBe(600);
  });

  it('to another week keeps the weekdays, and says who is off then', () => {
    const all = tracked([
      aTask('b', { startDate: '2026-11-24', dueDate: '2026-11-26', assigneeIds: ['ben'] }),
    ]);
    const { proposal, change } = planMove(
      all,
      move('b', { personId: 'ben', week: NEXT }, { personId: 'ben', week: THEN }),
    );
    expect(change).toEqual({
      ...{ taskId: 'b', off: null, on: null },
      ...{ startDate: '2026-12-01', dueDate: '2026-12-03' },
    });
    expect(proposal.does).toEqual([
      'Due Thu 3 Dec instead of Thu 26 Nov.',
      'Starts Tue 1 Dec instead of Tue 24 Nov.',
    ]);
    expect(proposal.conflicts).toContain('Ben is off all of that week.');
  });

  it('leaves nothing behind of work that has begun', () => {
    const all = tracked([aTask('a', { startDate: '2026-11-02', dueDate: '2026-11-24' })]);
    const { change } = planMove(
      all,
      move('a', { personId: 'ada', week: THIS }, { personId: 'ada', week: THEN }),
    );
    expect(change).toMatchObject({ startDate: THEN, dueDate: '2026-12-08' });
  });

  it('gives what is late or has no day as many days as it takes', () => {
    const all = tracked([
      aTask('a', { startDate: '2026-11-02', dueDate: '2026-11-06', estimation: 960 }),
      aTask('n', { dueDate: null, estimation: 600, assigneeIds: [] }),
    ]);
    const late = move('a', { personId: 'ada', week: THIS }, { personId: 'ada', week: NEXT });
    expect(planMove(all, late).change).toMatchObject({ startDate: NEXT, dueDate: '2026-11-24' });
    const free = move('n', { personId: null, week: null }, { personId: 'ben', week: THIS });
    expect(planMove(all, free).change).toMatchObject({
      ...{ off: null, on: 'ben', startDate: TODAY, dueDate: NEXT },
    });
  });

  it('back into a week whose day is past is due on its last day', () => {
    const all = tracked([aTask('a', { startDate: '2026-11-24', dueDate: '2026-11-25' })]);
    const back = move('a', { personId: 'ada', week: NEXT }, { personId: 'ada', week: THIS });
    expect(planMove(all, back).change).toMatchObject({ startDate: '2026-11-17', dueDate: TODAY });
  });

  it('names the later step of the shot, those who share it and the task that gets no time', () => {
    const all = tracked([
      aTask('l', { taskTypeId: 'layout', dueDate: '2026-11-24', assigneeIds: ['ada', 'ben'] }),
      aTask('a', { startDate: '2026-11-27', dueDate: '2026-12-15' }),
    ]);
    const { proposal } = planMove(
      all,
      move('l', { personId: 'ada', week: NEXT }, { personId: 'ada', week: THEN }),
    );
    expect(proposal.conflicts.join(' ')).toContain(
      'Animation of it starts Fri 27 Nov, before this is due.',
    );
    expect(proposal.conflicts.join(' ')).toContain('Its days move for Ada, Ben too.');
  });

  it('is refused of another production, and of what is done', () => {
    const all = tracked([aTask('o', { projectId: 'other' }), aTask('d', { taskStatusId: 'done' })]);
    const away = { personId: 'ben', week: NEXT };
    const from = { personId: 'ada', week: NEXT };
    expect(planMove(all, move('o', from, away)).proposal.refusal).toBe(
      'It belongs to Other: move it there.',
    );
    expect(planMove(all, move('d', from, away)).change).toBeNull();
    expect(planMove(all, move('gone', from, away)).change).toBeNull();
  });
});

it('counts what is not in Kitsu yet, and no longer once it is taken back', () => {
  const all = tracked([aTask('a', { startDate: NEXT, dueDate: '2026-11-27' })]);
  const before = structuredClone(heat(all));
  const laid = nothingLaid();
  const ahead: Ahead[] = [
    { list: 'tasks', id: 'a', set: {}, assignee: { id: 'ben', on: true } },
    { list: 'tasks', id: 'a', set: {}, assignee: { id: 'ada', on: false } },
    { list: 'tasks', id: 'a', set: { startDate: THIS, dueDate: TODAY } },
  ];
  layAhead(laid, all, ahead);
  expect(row(all, 'ada').weeks[1]?.booked).toBe(0);
  expect(row(all, 'ben').weeks[0]?.booked).toBe(480);
  // Kitsu says meanwhile that it takes longer.
  moveUnder(laid, all, aTask('a', { startDate: NEXT, dueDate: '2026-11-27', estimation: 960 }));
  expect(row(all, 'ben').weeks[0]?.booked).toBe(960);
  layAhead(laid, all, []);
  expect(row(all, 'ada').weeks[1]?.booked).toBe(960);
  moveUnder(laid, all, aTask('a', { startDate: NEXT, dueDate: '2026-11-27' }));
  expect(heat(all)).toEqual(before);
});
