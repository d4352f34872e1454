import { expect, it } from 'vitest';
import type { Change, OutboxState } from '../../../../electron/replica/tables/outbox.ts';
import { readPush } from '../../../../electron/sync/push/pushes.ts';
import { sendable } from '../../../../electron/sync/push/send-order.ts';
import { NOT_SENT } from '../../../../electron/outbox/kinds/attempt.ts';

const common = (id: number, taskId: string, state: OutboxState) => ({
  id,
  taskId,
  state,
  slot: `${id}`,
  revision: 0,
  cause: null,
  attempts: 0,
  notBefore: 0,
  createdAt: '2026-11-20T15:00:00Z',
});
const said = (id: number, taskId: string, state: OutboxState = 'waiting'): Change => ({
  ...common(id, taskId, state),
  kind: 'reply',
  body: { ...NOT_SENT, text: 'Yes.', commentId: 'c' },
});
const time = (id: number, taskId: string): Change => ({
  ...common(id, taskId, 'waiting'),
  kind: 'time',
  body: { target: 60, base: 0, sent: null, kitsu: null },
});
const ids = (changes: Change[]) => sendable(changes).map(({ id }) => id);

it('says what was written on a task in its order, and holds no other task or time for it', () => {
  expect(
    ids([said(1, 'a', 'sending'), said(2, 'a'), time(3, 'a'), said(4, 'b'), said(5, 'a')]),
  ).toEqual([1, 3, 4]);
});

it('does not wait for what needs the artist', () => {
  expect(
    ids([said(1, 'a', 'parked'), said(2, 'a', 'conflict'), said(3, 'a'), said(4, 'a')]),
  ).toEqual([1, 2, 3]);
});

it('sets productions up one after the other, at a place where no hours wait for it', () => {
  const setUp = (id: number, state: OutboxState = 'waiting'): Change => ({
    ...common(id, '', state),
    kind: 'setup',
    body: {
      ...{ runId: `${id}`, productionId: 'film', production: 'Film' },
      ...{ direction: 'apply', steps: 3 },
    },
  });
  expect(ids([setUp(1, 'sending'), setUp(2), time(3, 'a'), setUp(4)])).toEqual([1, 3]);
  expect(ids([setUp(1, 'parked'), setUp(2), setUp(3)])).toEqual([1, 2]);
  expect(readPush(setUp(1))?.push.long).toBe(true);
});
