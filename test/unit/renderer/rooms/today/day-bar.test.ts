import { expect, it } from 'vitest';
import type { DayView } from '../../../../../electron/shared/views.ts';
import { dayBar } from '../../../../../renderer/rooms/today/day-bar.ts';
import { someTask } from './some-tasks.ts';

const day = (...minutes: number[]): Pick<DayView, 'entries' | 'total' | 'target'> => ({
  entries: minutes.map((each, index) => ({
    taskId: `task-${index}`,
    minutes: each,
    mark: 'here',
    kitsuMinutes: null,
    note: null,
    readBackAt: null,
    blocked: null,
  })),
  total: minutes.reduce((sum, each) => sum + each, 0),
  target: 480,
});
const task = someTask({ id: 'task-0' });

it('draws each task as long as its time against the working day', () => {
  const { blocks, targetAt } = dayBar(day(120, 0, 240), () => task);
  expect(blocks.map((block) => block.width)).toEqual([25, 50]);
  expect(targetAt).toBeNull();
});

it('grows with a day longer than the target, and marks the target', () => {
  const { blocks, targetAt } = dayBar(day(480, 480), () => task);
  expect(blocks.map((block) => block.width)).toEqual([50, 50]);
  expect(targetAt).toBe(50);
});

it('keeps the time of a task that it does not know', () => {
  const [block] = dayBar(day(60), () => undefined).blocks;
  expect(block).toMatchObject({ minutes: 60, title: 'A task that is not in your list' });
});
