import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/replica/database.ts';
import { openReplica } from '../../electron/replica/replica.ts';
import { FromNewerApp, SCHEMA_VERSION } from '../../electron/replica/schema.ts';
import { baseLines } from '../../electron/replica/unsent-lines.ts';
import { copiedKeys, furnish, heldBy, NOW, tempFolder } from './disk/account.ts';
import { FIRST_ROWS, firstSchema } from './disk/first-schema.ts';

let folder: string;
beforeEach(() => void (folder = tempFolder()));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (): Map<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => !name.endsWith('-shm'))
      .map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  );

describe('the data of an earlier version of the app', () => {
  const expected = FIRST_ROWS.map(
    ([kind, taskId, slot, body, revision, state, reason, attempts]) => ({
      kind,
      taskId,
      slot,
      body: JSON.parse(body) as unknown,
      revision,
      state: state === 'sending' ? 'waiting' : state,
      reason,
      attempts,
    }),
  );

  it('is all there in this one, and the next start finds nothing to do', () => {
    firstSchema(folder);
    const replica = openReplica(folder, NOW);
    expect(replica.recovered).toBeNull();
    expect(replica.outbox.all()).toMatchObject(expected);
    expect(replica.tasks.list('todo')).toHaveLength(12);
    expect(replica.times.minutesOf('t1', '2026-11-19')).toBe(15);
    expect(replica.times.readAt('2026-11-19')).toBe('2026-11-20T09:00:00Z');
    expect(copiedKeys(folder)).toHaveLength(FIRST_ROWS.length);
    replica.close();
    const held = heldBy(openReplica(folder, NOW));
    expect(held.waits.size).toBe(FIRST_ROWS.length);
  });

  it.each([
    ['damaged', (file: string) => truncateSync(file, 5000)],
    ['gone', (file: string) => rmSync(file)],
  ])('brings what was unsent when its database is %s', (_how, damage) => {
    firstSchema(folder);
    damage(join(folder, 'replica.db'));
    const replica = openReplica(folder, NOW);
    expect(replica.recovered).toMatchObject({ rescued: FIRST_ROWS.length });
    // Its copy knew neither revisions nor attempts.
    expect(replica.outbox.all()).toMatchObject(
      expected.map(({ kind, taskId, slot, body, state }) => ({ kind, taskId, slot, body, state })),
    );
    replica.close();
  });

  it('brings what was unsent when its second copy is gone or unreadable', () => {
    firstSchema(folder);
    writeFileSync(join(folder, 'unsent.json'), '[[1,"time"');
    const replica = openReplica(folder, NOW);
    expect(replica.outbox.all()).toMatchObject(expected);
    replica.close();
  });
});

describe('the data of a newer version of the app', () => {
  it.each([
    ['as it was closed', true],
    ['as it was killed', false],
  ])('is not touched, %s', (_how, closed) => {
    furnish(folder, { closed });
    // A newer app says so in the copy before anything else.
    writeFileSync(join(folder, 'unsent.jsonl'), baseLines(SCHEMA_VERSION + 1, 9, []));
    const before = bytes();
    expect(() => openReplica(folder, NOW)).toThrow(FromNewerApp);
    expect(bytes()).toEqual(before);
  });

  it('is not touched either where only the database says so', () => {
    const newer = openDatabase(join(folder, 'replica.db'));
    newer.exec(`CREATE TABLE later (id TEXT); PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    newer.close();
    const before = bytes();
    expect(() => openReplica(folder, NOW)).toThrow(FromNewerApp);
    expect(bytes()).toEqual(before);
  });

  it('is told from a number that broke: the copy knows who was here', () => {
    furnish(folder, { closed: false });
    const database = openDatabase(join(folder, 'replica.db'));
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 64}`);
    database.close();
    const replica = openReplica(folder, NOW);
    expect(replica.recovered).toMatchObject({ rescued: 4 });
    expect(replica.tasks.list('todo')).toHaveLength(12);
    replica.close();
  });
});
