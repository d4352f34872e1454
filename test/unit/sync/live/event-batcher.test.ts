import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveEvent } from '../../../../electron/sync/live/live-event.ts';
import {
  createEventBatcher,
  type EventBatcher,
} from '../../../../electron/sync/live/event-batcher.ts';

let read: string[];
let tookMs: number;
let held: boolean;
let reading: EventBatcher;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T10:00:00Z') });
  read = [];
  tookMs = 40;
  held = false;
  reading = createEventBatcher({
    facts: {
      me: 'me',
      listOf: (id) => (id.startsWith('mine') ? 'todo' : null),
      isFeedback: () => false,
      reviews: false,
      isToCheck: () => false,
      tasksOf: () => [],
      taskOfPreview: () => null,
    },
    now: () => new Date(),
    async readPart(part) {
      read.push(part);
      await new Promise((done) => setTimeout(done, tookMs));
    },
    async readTasks(taskIds) {
      read.push(`tasks ${taskIds.join(' ')}`);
      await new Promise((done) => setTimeout(done, tookMs));
      return !taskIds.includes('mine-gone');
    },
    readComments: (taskIds) => Promise.resolve(void read.push(...taskIds)),
    readAll: () => void read.push('all'),
    isSignedOut: () => held,
    log: (message) => read.push(message),
  });
});
afterEach(() => {
  reading.stop();
  vi.useRealTimers();
});

const task = (taskId: string): LiveEvent => ({ kind: 'task', taskId });
const time: LiveEvent = { kind: 'time' };
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const count = (part: string) => read.filter((one) => one === part).length;

it('reads the lists once for the many events of one action, and soon', async () => {
  for (let n = 0; n < 50; n += 1) reading.add(task(`mine-${n}`));
  await pass(500);
  expect(read).toEqual(['todo', 'done']);
  await pass(60_000);
  expect(read).toEqual(['todo', 'done']);
});

it('asks nothing for a busy studio’s own matters, and for my time twice a minute', async () => {
  // Ten minutes with a hundred time events a second, none of them mine.
  for (let tick = 0; tick < 6_000; tick += 1) {
    for (let n = 0; n < 10; n += 1) {
      reading.add(time);
      reading.add(task(`theirs-${n}`));
    }
    await pass(100);
  }
  expect(count('todo')).toBe(0);
  expect(count('time')).toBeGreaterThanOrEqual(19);
  expect(count('time')).toBeLessThanOrEqual(21);
});

it('reads my time at once when time was logged on my task', async () => {
  reading.add(time);
  await pass(1_000);
  reading.add(time);
  reading.add(task('mine'));
  await pass(4_000);
  expect(count('time')).toBe(2);
});

it('leaves a list that takes long at rest for twenty times as long', async () => {
  tookMs = 1_000;
  for (let second = 0; second < 100; second += 1) {
    reading.add({ kind: 'studio' });
    await pass(1_000);
  }
  expect(count('todo')).toBeGreaterThanOrEqual(4);
  expect(count('todo')).toBeLessThanOrEqual(6);
});

it('hears what happens while it reads', async () => {
  tookMs = 3_000;
  reading.add(task('mine'));
  await pass(1_000);
  reading.add(task('mine'));
  await pass(70_000);
  expect(count('tasks mine')).toBe(2);
});

it('reads single tasks by themselves, again within two seconds', async () => {
  reading.add(task('mine'));
  await pass(600);
  expect(read).toEqual(['tasks mine']);
  reading.add(task('mine'));
  reading.add(task('mine-too'));
  await pass(1_200);
  expect(read).toEqual(['tasks mine', 'tasks mine mine-too']);
});

it('reads the lists where a task cannot tell what became of it', async () => {
  reading.add(task('mine-gone'));
  await pass(5_000);
  expect(read).toEqual(['tasks mine-gone', 'todo', 'done']);
});

it('reads the comments of each task once, some at a time', async () => {
  for (let n = 0; n < 50; n += 1) {
    reading.add({ kind: 'comment', taskId: `mine-${n % 25}`, personId: 'lead', what: 'reply' });
  }
  await pass(500);
  const threads = () => read.filter((one) => one.startsWith('mine-'));
  expect(threads()).toHaveLength(20);
  await pass(10_000);
  expect(new Set(threads()).size).toBe(25);
  expect(threads()).toHaveLength(25);
});

it('reads everything once for a line that comes and goes', async () => {
  await pass(10_000);
  reading.resync();
  await pass(100);
  expect(read).toEqual(['all']);
  for (let n = 0; n < 10; n += 1) reading.resync();
  await pass(4_000);
  expect(count('all')).toBe(1);
  await pass(2_000);
  expect(count('all')).toBe(2);
  await pass(60_000);
  expect(count('all')).toBe(2);
});

it('reads everything where more was said than it can keep', async () => {
  for (let n = 0; n < 5_000; n += 1) reading.add(task(`theirs-${n}`));
  await pass(10_000);
  expect(read).toEqual(['all']);
});

it('asks nothing while signed out, and nothing after it was stopped', async () => {
  held = true;
  reading.add(task('mine'));
  await pass(5_000);
  held = false;
  reading.add(task('mine'));
  reading.stop();
  await pass(60_000);
  expect(read).toEqual([]);
});

it('goes on after a clock that was set back a year', async () => {
  reading.add(task('mine'));
  await pass(1_000);
  vi.setSystemTime(new Date('2025-11-20T10:00:00Z'));
  reading.add(task('mine'));
  await pass(5_000);
  expect(count('tasks mine')).toBe(2);
});
