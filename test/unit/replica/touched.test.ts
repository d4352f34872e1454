import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../electron/replica/database.ts';
import { migrate } from '../../../electron/replica/schema.ts';
import { watchTouched, type Touched } from '../../../electron/replica/touched.ts';

let folder: string;
let database: Database;
let take: () => Touched[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-touched-'));
  database = openDatabase(join(folder, 'replica.db'));
  migrate(database);
  take = watchTouched(database);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (day: string, minutes: number): void =>
  void database.run(
    `INSERT INTO kitsu_time (day, task_id, minutes) VALUES (?, 't', ?)
     ON CONFLICT (day, task_id) DO UPDATE SET minutes = excluded.minutes`,
    day,
    minutes,
  );
const row = (...key: (string | number)[]): Touched => ({ table: 'kitsu_time', key });

it('notes a row once, however often it was written', () => {
  database.transaction(() => {
    put('2026-11-20', 30);
    put('2026-11-20', 45);
    put('2026-11-20', 60);
    database.run('DELETE FROM kitsu_time');
  });
  expect(take()).toEqual([row('2026-11-20', 't')]);
  expect(take()).toEqual([]);
});

it('notes nothing of a row that stays as it is, nor of what was rolled back', () => {
  put('2026-11-20', 30);
  take();
  put('2026-11-20', 30);
  expect(take()).toEqual([]);
  const failing = (): void =>
    database.transaction(() => {
      put('2026-11-21', 30);
      throw new Error('full');
    });
  expect(failing).toThrow('full');
  expect(take()).toEqual([]);
});

it('notes both the old and the new key of a row', () => {
  put('2026-11-20', 30);
  take();
  database.run("UPDATE kitsu_time SET day = '2026-11-21'");
  const noted = take();
  expect(noted).toHaveLength(2);
  expect(noted).toEqual(expect.arrayContaining([row('2026-11-20', 't'), row('2026-11-21', 't')]));
});

it('notes a row again in the next transaction', () => {
  for (const minutes of [30, 45]) {
    put('2026-11-20', minutes);
    expect(take()).toEqual([row('2026-11-20', 't')]);
  }
});
