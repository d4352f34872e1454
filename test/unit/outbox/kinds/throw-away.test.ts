import { afterEach, beforeEach, expect, it } from 'vitest';
import { discard, edit, retry } from '../../../../electron/outbox/commands.ts';
import { pendingStatus } from '../../../../electron/outbox/kinds/pending-status.ts';
import { addKind } from '../../../../electron/outbox/kinds/registry.ts';
import { resolveChange } from '../../../../electron/outbox/resolve-conflict.ts';
import { createUndoLog } from '../../../../electron/rules/undo-log.ts';
import { failure } from '../../../../electron/shared/result.ts';
import { addPush } from '../../../../electron/sync/push/pushes.ts';
import { AnOutbox, MOMENT } from './an-outbox.ts';
import { otherSide, wavePush } from './throw-away/push-wave.ts';
import { waveKind } from './throw-away/wave.ts';

// Adds a new kind of change: two modules, and one line each to register them.
let outbox: AnOutbox;
let unregister: (() => void)[];
beforeEach(() => {
  unregister = [addKind(waveKind), addPush(wavePush)];
  outbox = new AnOutbox();
  otherSide.took = [];
  otherSide.refuses = null;
});
afterEach(() => {
  outbox.close();
  for (const one of unregister) one();
});

const wave = (taskId: string, text: string, slot = text): number => {
  const { replica } = outbox;
  const body = { text, statusId: 'wip' };
  replica.change(() => replica.outbox.put(waveKind, { taskId, slot, body }, MOMENT.at));
  return replica.outbox.find(waveKind, taskId, slot)?.id ?? 0;
};

it('it queues, shows in the outbox and ahead of Kitsu, and is counted', () => {
  wave('a', 'hello');
  expect(outbox.rows()).toMatchObject([
    { kind: 'wave', readable: true, does: 'Wave hello', edits: 'text', state: 'waiting' },
  ]);
  expect(outbox.status()).toMatchObject({ waiting: 1, needsYou: 0 });
  const rows = outbox.replica.outbox.all();
  expect(pendingStatus({ id: 'a', statusId: 'todo' }, rows)).toBe('wip');
  expect(pendingStatus({ id: 'b', statusId: 'todo' }, rows)).toBe('todo');
});

it('it is edited, and refused in its own words', () => {
  const id = wave('a', 'hello');
  const { replica, studio } = outbox;
  expect(edit(replica, studio, createUndoLog(), { id, text: 'goodbye' }, MOMENT).ok).toBe(true);
  expect(outbox.rows()).toMatchObject([{ text: 'goodbye' }]);
  expect(edit(replica, studio, createUndoLog(), { id, text: '' }, MOMENT)).toMatchObject({
    message: 'A wave has words.',
  });
  expect(edit(replica, studio, createUndoLog(), { id, minutes: 5 }, MOMENT)).toMatchObject({
    ok: false,
  });
});

it('it is discarded, and that is taken back', () => {
  const id = wave('a', 'hello');
  const taken = createUndoLog();
  const gone = discard(outbox.replica, taken, id);
  expect(outbox.status().waiting).toBe(0);
  const { studio } = outbox;
  expect(gone.ok && taken.run(gone.value.undo, { studio, ...MOMENT }).ok).toBe(true);
  expect(outbox.rows()).toMatchObject([{ does: 'Wave hello' }]);
});

it('it is pushed, one after the other on a task', async () => {
  wave('a', 'one');
  wave('a', 'two');
  wave('b', 'three');
  await outbox.sender.run();
  expect(otherSide.took).toHaveLength(3);
  expect(otherSide.took.indexOf('a one')).toBeLessThan(otherSide.took.indexOf('a two'));
  expect(outbox.status()).toMatchObject({ waiting: 0 });
});

it('it is parked with its cause, waits for the artist, and goes when retried', async () => {
  const id = wave('a', 'hello');
  otherSide.refuses = failure('refused', 'No waving.') as typeof otherSide.refuses;
  await outbox.sender.run();
  expect(outbox.rows()).toMatchObject([
    { state: 'parked', cause: { code: 'refused', said: 'No waving.' } },
  ]);
  expect(outbox.status()).toMatchObject({ waiting: 1, needsYou: 1 });
  otherSide.refuses = null;
  retry(outbox.replica, [id]);
  await outbox.sender.run();
  expect(otherSide.took).toEqual(['a hello']);
});

it('its conflict is settled as it says', () => {
  const id = wave('a', 'hello');
  const { replica } = outbox;
  replica.change(() => replica.outbox.patch(id, { state: 'conflict' }));
  expect(resolveChange(replica, id, 'theirs').ok).toBe(true);
  expect(replica.outbox.all()).toEqual([]);
});
