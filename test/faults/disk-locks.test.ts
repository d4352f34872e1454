import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { timeKind } from '../../electron/outbox/kinds/time.ts';
import { openDatabase } from '../../electron/replica/database.ts';
import { rowsOf } from '../../electron/replica/tables/outbox.ts';
import { openReplica } from '../../electron/replica/replica.ts';
import { furnish, NOW, tempFolder } from './disk/account.ts';
import { bundleChild } from './disk/bundle.ts';
import { ensureStrace, withoutLocks } from './disk/killed.ts';

const TOO_LONG = 300_000;

let room: string;
let bundle: { folder: string; file: string };
beforeAll(async () => {
  await ensureStrace();
  room = tempFolder();
  bundle = await bundleChild();
}, TOO_LONG);
afterAll(() => {
  rmSync(room, { recursive: true, force: true });
  rmSync(bundle.folder, { recursive: true, force: true });
});

it(
  'opens and writes an account on a drive that grants no locks, and any computer reads it again',
  async () => {
    const folder = join(room, 'account');
    furnish(folder, { closed: true });
    expect(await withoutLocks(bundle.file, folder, 'log')).toContain('saved');
    expect(await withoutLocks(bundle.file, folder, 'close')).toContain('saved');
    expect(existsSync(join(folder, 'lock-test.db'))).toBe(false);
    const elsewhere = join(room, 'elsewhere');
    cpSync(folder, elsewhere, { recursive: true });
    const replica = openReplica(elsewhere, NOW);
    expect(replica.recovered).toBeNull();
    const bodies = rowsOf(timeKind, replica.outbox.all()).map(({ taskId, body }) => [
      taskId,
      body.target,
    ]);
    expect(bodies).toContainEqual(['t2', 75]);
    expect(bodies).toContainEqual(['t1', 90]);
    replica.close();
  },
  TOO_LONG,
);

it('does not do without locks where another program holds the file', () => {
  const folder = tempFolder();
  const file = join(folder, 'replica.db');
  const first = openDatabase(file);
  first.exec('CREATE TABLE one (x)');
  first.exec('BEGIN EXCLUSIVE');
  expect(() => openDatabase(file).exec('INSERT INTO one VALUES (1)')).toThrow(/locked/);
  first.exec('ROLLBACK');
  first.close();
  rmSync(folder, { recursive: true, force: true });
});
