import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discard, edit, move, retry } from '../../../../electron/outbox/commands.ts';
import { replyKind } from '../../../../electron/outbox/kinds/reply.ts';
import { timeKind } from '../../../../electron/outbox/kinds/time.ts';
import { NOT_SENT } from '../../../../electron/outbox/kinds/attempt.ts';
import { resolveChange } from '../../../../electron/outbox/resolve-conflict.ts';
import { createUndoLog } from '../../../../electron/rules/undo-log.ts';
import { openDatabase } from '../../../../electron/replica/database.ts';
import { HeldByAnotherVersion } from '../../../../electron/replica/tables/outbox.ts';
import { sendable } from '../../../../electron/sync/push/send-order.ts';
import { markDayOff } from '../../../../electron/time/day/day-off-commands.ts';
import { setDay } from '../../../../electron/time/day/commands.ts';
import { AnOutbox, MOMENT, TODAY } from './an-outbox.ts';

let outbox: AnOutbox;
beforeEach(() => void (outbox = new AnOutbox()));
afterEach(() => outbox.close());

const RULE = { ok: false, code: 'rule', message: expect.stringContaining('nother version') };

/** Rows as left by another version or a damaged disk. */
const ROWS: [name: string, kind: string, slot: string, body: string][] = [
  ['of a kind that this version does not have', 'hologram', 'x', '{"text":"3D"}'],
  ['whose body is not what this version knows', 'time', TODAY, '{"seconds":5400}'],
  ['whose body is damaged', 'reply', 'y', '{"text":"I am do'],
];

describe.each(ROWS)('a row %s', (_name, kind, slot, body) => {
  beforeEach(() =>
    outbox.restart((file) => {
      const database = openDatabase(file);
      database.run(
        `INSERT INTO outbox (kind, task_id, slot, body, state, cause, created_at)
         VALUES (?, 'a', ?, ?, 'waiting', '{"code":"from-the-future"}', ?)`,
        ...[kind, slot, body, MOMENT.at],
      );
      database.close();
    }),
  );
  const stored = (): unknown => {
    const [row] = outbox.replica.outbox.all();
    return { kind: row?.kind, slot: row?.slot, body: row?.body, state: row?.state };
  };

  it('is counted and shown as such, with what is known of it', () => {
    expect(outbox.status().waiting).toBe(1);
    expect(outbox.rows()).toMatchObject([
      {
        readable: false,
        kind,
        does: expect.stringContaining(`Made by another version of Kitsu Companion (${kind})`),
        title: expect.stringContaining('Animation'),
        since: MOMENT.at,
        edits: null,
        cause: { code: 'unknown' },
      },
    ]);
  });

  it('is neither edited, moved, discarded, settled nor retried: refused in words', () => {
    const before = stored();
    const { replica, studio } = outbox;
    const id = replica.outbox.all()[0]?.id ?? 0;
    const taken = createUndoLog();
    expect(edit(replica, studio, taken, { id, text: 'Other' }, MOMENT)).toMatchObject(RULE);
    expect(edit(replica, studio, taken, { id, minutes: 5 }, MOMENT)).toMatchObject(RULE);
    expect(move(replica, studio, taken, { id, taskId: 'b' }, MOMENT)).toMatchObject(RULE);
    expect(discard(replica, taken, id)).toMatchObject(RULE);
    expect(resolveChange(replica, id, 'theirs')).toMatchObject(RULE);
    retry(replica, [id]);
    expect(stored()).toEqual(before);
  });

  it('is not sent, and holds nothing up', async () => {
    const { replica } = outbox;
    const reply = {
      ...NOT_SENT,
      text: 'Done.',
      commentId: 'c',
      files: [],
      replyIds: [],
      fileCuts: 0,
    };
    replica.change(() =>
      replica.outbox.put(replyKind, { taskId: 'a', slot: 'own', body: reply }, MOMENT.at),
    );
    expect(sendable(replica.outbox.all()).map((row) => row.slot)).toEqual(['own']);
    const [own] = replica.outbox.of(replyKind);
    replica.change(() => replica.outbox.remove(own?.id ?? 0));
    const { sender } = outbox;
    expect(sender.dueAt()).toBe(Infinity);
    await sender.run();
    expect(outbox.status().waiting).toBe(1);
  });

  it('survives a restart, and the loss of the database', () => {
    const before = stored();
    outbox.restart(() => undefined);
    expect(stored()).toEqual(before);
    outbox.restart((file) => {
      rmSync(file);
      rmSync(join(dirname(file), 'replica.backup.gz'));
    });
    expect(outbox.replica.recovered).toMatchObject({ rescued: 1 });
    expect(stored()).toEqual(before);
    expect(outbox.status().waiting).toBe(1);
  });
});

describe('where such a row stands in the way', () => {
  beforeEach(() =>
    outbox.restart((file) => {
      const database = openDatabase(file);
      database.run(
        `INSERT INTO outbox (kind, task_id, slot, body, state, created_at)
         VALUES ('time', 'a', ?, '{"seconds":5400}', 'waiting', ?)`,
        ...[TODAY, MOMENT.at],
      );
      database.close();
    }),
  );

  it('nothing is written over it: time on that day is refused in words', () => {
    const { replica, studio } = outbox;
    expect(setDay(replica, studio, { taskId: 'a', day: TODAY, minutes: 60 }, MOMENT)).toMatchObject(
      RULE,
    );
    expect(setDay(replica, studio, { taskId: 'b', day: TODAY, minutes: 60 }, MOMENT).ok).toBe(true);
    const off = { first: TODAY, last: TODAY, description: '' };
    expect(markDayOff(replica, off, MOMENT.at)).toMatchObject(RULE);
    const body = { target: 60, base: 0, sent: null, kitsu: null };
    expect(() =>
      replica.change(() =>
        replica.outbox.put(timeKind, { taskId: 'a', slot: TODAY, body }, MOMENT.at),
      ),
    ).toThrow(HeldByAnotherVersion);
    expect(replica.outbox.all()[0]?.body).toEqual({ seconds: 5400 });
  });
});
