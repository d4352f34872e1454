import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/replica/database.ts';
import { openReplica } from '../../electron/replica/replica.ts';
import { FromNewerApp, SCHEMA_VERSION } from '../../electron/replica/schema.ts';
import { baseLines } from '../../electron/replica/durability/mirror-format.ts';
import { copiedKeys, DAY, furnish, heldBy, NOW, tempFolder } from './disk/account.ts';
import { causesOf, copyOf, earlier, rowsOf, VERSIONS, type Version } from './disk/earlier.ts';

let folder: string;
beforeEach(() => void (folder = tempFolder()));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (): Map<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => !name.endsWith('-shm'))
      .map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  );

const expected = (version: Version) =>
  rowsOf(version).map(([kind, taskId, slot, body, revision, state, , attempts], index) => ({
    kind,
    taskId,
    slot,
    body: JSON.parse(body) as unknown,
    revision,
    state: state === 'sending' ? 'waiting' : state,
    cause: causesOf(version)[index],
    attempts,
  }));

/** The hours stashed for a day off, which no other part of the app shows yet. */
function keptTime(): unknown[] {
  const database = openDatabase(join(folder, 'replica.db'));
  const rows = database.all('SELECT day, task_id, minutes FROM kept_time');
  database.close();
  return rows;
}
const KEPT = { day: '2026-11-17', task_id: 't6', minutes: 120 };

describe.each(VERSIONS)('the data of an earlier version of the app, schema %i', (version) => {
  beforeEach(() => earlier(folder, version));

  it('is all there in this one, and the next start finds nothing to do', () => {
    const replica = openReplica(folder, NOW);
    expect(replica.recovered).toBeNull();
    expect(replica.outbox.all()).toMatchObject(expected(version));
    expect(replica.tasks.list('todo')).toHaveLength(12);
    expect(replica.times.minutesOf('t1', '2026-11-19')).toBe(15);
    expect(replica.times.readAt('2026-11-19')).toBe('2026-11-20T09:00:00Z');
    expect(replica.confirmedTimes.between('2026-11-01', DAY)).toHaveLength(version > 1 ? 1 : 0);
    expect(copiedKeys(folder)).toHaveLength(rowsOf(version).length);
    const held = heldBy(replica);
    replica.close();
    expect(keptTime()).toEqual(version > 1 ? [KEPT] : []);
    const again = openReplica(folder, NOW);
    expect(heldBy(again)).toEqual(held);
    expect(again.recovered).toBeNull();
    again.close();
  });

  it.each([
    ['damaged', (file: string) => truncateSync(file, 5000)],
    ['gone', (file: string) => rmSync(file)],
  ])('brings what was unsent when its database is %s', (_how, damage) => {
    damage(join(folder, 'replica.db'));
    const replica = openReplica(folder, NOW);
    expect(replica.recovered).toMatchObject({ rescued: rowsOf(version).length });
    // Its copy had neither revisions nor attempts.
    expect(replica.outbox.all()).toMatchObject(
      expected(version).map(({ kind, taskId, slot, body, state }) => ({
        ...{ kind, taskId, slot },
        ...{ body, state },
      })),
    );
    replica.close();
  });

  it('brings what was unsent when its second copy is unreadable', () => {
    writeFileSync(join(folder, copyOf(version)), '[[1,"time"');
    const replica = openReplica(folder, NOW);
    expect(replica.outbox.all()).toMatchObject(expected(version));
    replica.close();
  });
});

it('keeps hours of a day off through damage: they are nowhere else', () => {
  earlier(folder, 4);
  openReplica(folder, NOW).close();
  rmSync(join(folder, 'replica.backup.gz'));
  truncateSync(join(folder, 'replica.db'), 5000);
  const replica = openReplica(folder, NOW);
  expect(replica.recovered).not.toBeNull();
  replica.close();
  expect(keptTime()).toEqual([KEPT]);
});

describe('the data of a newer version of the app', () => {
  it.each([
    ['as it was closed', true],
    ['as it was killed', false],
  ])('is not touched, %s', (_how, closed) => {
    furnish(folder, { closed });
    // A newer app names itself first in the copy.
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
    expect(replica.recovered).toMatchObject({ rescued: 5 });
    expect(replica.tasks.list('todo')).toHaveLength(12);
    replica.close();
  });
});
