import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { Http } from '../../../../electron/kitsu/http.ts';
import type { KitsuAnswer } from '../../../../electron/kitsu/answer-types.ts';
import { failure, success } from '../../../../electron/shared/result.ts';
import type { LiveEvent } from '../../../../electron/sync/live/live-event.ts';
import { createEchoFilter, type EchoFilter } from '../../../../electron/sync/live/echo-filter.ts';

let now: Date;
let answer: KitsuAnswer<null>;
let echoes: EchoFilter;

beforeEach(() => {
  now = new Date('2026-11-20T10:00:00Z');
  answer = success(null);
  const http = { request: () => Promise.resolve(answer) } as unknown as Http;
  echoes = createEchoFilter(http, 'me', () => now);
});

const write = (path: string) =>
  echoes.http.request({ method: 'POST', path, schema: z.unknown() as z.ZodType<null> });
const logTime = () => write('/actions/tasks/t1/time-spents/2026-11-20/persons/me');
const task: LiveEvent = { kind: 'task', taskId: 't1' };
const comment: LiveEvent = { kind: 'comment', taskId: 't1', personId: 'me', what: 'new' };
const status: LiveEvent = { kind: 'status', taskId: 't1', personId: 'me', statusIds: [] };

it('takes the echo of a time log once: the second one is somebody else’s', async () => {
  await logTime();
  expect(echoes.consume({ kind: 'time' })).toBe(true);
  expect(echoes.consume(task)).toBe(true);
  expect(echoes.consume({ kind: 'time' })).toBe(false);
  expect(echoes.consume(task)).toBe(false);
});

it('takes an echo that is faster than the answer', async () => {
  const sending = logTime();
  expect(echoes.consume(task)).toBe(true);
  await sending;
});

it('takes the echo of a comment of mine and of the status that it moves', async () => {
  await write('/actions/tasks/t1/comment');
  expect(echoes.consume({ ...comment, personId: 'lead' })).toBe(false);
  expect(echoes.consume(comment)).toBe(true);
  expect(echoes.consume({ ...status, personId: 'lead' })).toBe(false);
  expect(echoes.consume(status)).toBe(true);
  expect(echoes.consume(comment)).toBe(false);
});

it('takes the echo of a reply, and leaves a deleted comment alone', async () => {
  await write('/data/tasks/t1/comments/c1/reply');
  const deleted: LiveEvent = { ...comment, personId: null, what: 'changed' };
  expect(echoes.consume(deleted)).toBe(false);
  expect(echoes.consume({ ...deleted, what: 'reply' })).toBe(true);
  expect(echoes.consume({ ...deleted, what: 'reply' })).toBe(false);
});

it('knows no echo of what was read, refused, done to another task, or long ago', async () => {
  await echoes.http.request({
    method: 'GET',
    path: '/actions/tasks/t1/time-spents/2026-11-20',
    schema: z.unknown() as z.ZodType<null>,
  });
  expect(echoes.consume(task)).toBe(false);
  answer = { ...failure('forbidden', 'no'), answer: { status: 403, body: null } };
  await logTime();
  expect(echoes.consume(task)).toBe(false);
  answer = success(null);
  await logTime();
  expect(echoes.consume({ kind: 'task', taskId: 't2' })).toBe(false);
  now = new Date('2026-11-20T10:00:11Z');
  expect(echoes.consume(task)).toBe(false);
});

it('waits for the echo of a write whose answer was lost', async () => {
  answer = failure('unreachable', 'cut');
  await logTime();
  expect(echoes.consume({ kind: 'time' })).toBe(true);
});
