import { describe, expect, it } from 'vitest';
import { myOutlook, type MyDays } from '../../../electron/production/my-outlook.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { aTask } from '../../fixtures/a-task.ts';

const ME = 'me';
/** A Monday. */
const TODAY = '2026-11-23';
const days = (own: Partial<MyDays> = {}): MyDays => ({
  today: TODAY,
  leftToday: 480,
  dayLength: 480,
  workingDays: [1, 2, 3, 4, 5],
  daysOff: [],
  record: { tasks: 0, plan: 0, spent: 0 },
  ...own,
});
const task = (own: Partial<Task>): Task =>
  aTask({
    id: 'own',
    assigneeIds: [ME],
    estimation: 960,
    timeSpent: 0,
    dueDate: '2026-11-25',
    ...own,
  });
const ask = (tasks: Task[], own: Partial<MyDays> = {}) =>
  myOutlook('own', tasks, ME, [], days(own));

describe('will I make it', () => {
  it('is yes where my days have room, and no where they have not', () => {
    expect(ask([task({})])).toMatchObject({ level: 'fine', left: 960, finish: '2026-11-24' });
    expect(ask([task({ estimation: 1441 })])).toMatchObject({ level: 'late' });
  });

  it('counts what else is due before, a day off, and what is left of today', () => {
    const other = aTask({
      id: 'other',
      entityName: 'SH040',
      assigneeIds: [ME],
      estimation: 900,
      timeSpent: 0,
      dueDate: '2026-11-24',
    });
    const late = ask([task({}), other]);
    expect(late?.level).toBe('late');
    expect(late?.reasons.join(' ')).toContain('SH040 takes 15 h');
    const off = ask([task({})], { daysOff: [{ first: '2026-11-24', last: '2026-11-25' }] });
    expect(off?.level).toBe('late');
    expect(ask([task({ estimation: 1200 })], { leftToday: 0 })?.level).toBe('late');
  });

  it('works by my own week', () => {
    expect(ask([task({ estimation: 1000 })], { workingDays: [1, 2] })?.level).toBe('late');
    expect(ask([task({ estimation: 300 })], { workingDays: [1, 2] })?.level).toBe('fine');
  });

  it('takes my part of a shared task, and says nothing of the others', () => {
    const shared = ask([task({ assigneeIds: [ME, 'x'], estimation: 1920 })]);
    expect(shared).toMatchObject({ level: 'fine', left: 960 });
    expect(shared?.reasons.join(' ')).not.toContain('Somebody');
  });

  it('says what is missing', () => {
    expect(ask([task({ dueDate: null })])).toMatchObject({ level: 'unknown' });
    expect(ask([task({ estimation: 0 })])?.reasons).toContain('No estimate');
    expect(ask([task({ dueDate: '2026-11-20' })])).toMatchObject({ level: 'overdue' });
  });

  it('is not asked of a task that is done or not mine', () => {
    expect(ask([task({ isDone: true })])).toBeNull();
    expect(ask([task({ assigneeIds: ['x'] })])).toBeNull();
    expect(ask([])).toBeNull();
  });
});
