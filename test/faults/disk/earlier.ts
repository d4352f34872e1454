import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../../electron/replica/database.ts';
import {
  plainBeforeCauses,
  rowChecksum,
  columnsOf,
  type LocalOnlyRow,
  type Row,
} from '../../../electron/replica/durability/local-only-rows.ts';
import { baseLines } from '../../../electron/replica/durability/mirror-format.ts';
import { causeOfSentence } from '../../../electron/replica/durability/earlier-reasons.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { EARLIER } from './earlier-schemas.ts';

const TURN = 7;
const AT = '2026-11-20T09:00:00Z';
const time = (target: number, more: object = {}): string =>
  JSON.stringify({ target, base: 0, sent: null, kitsu: null, ...more });
const start = (more: object = {}): string =>
  JSON.stringify({
    statusId: 'wip',
    baseStatusId: 'todo',
    step: 'new',
    newestCommentId: null,
    movedTo: null,
    ...more,
  });

/** A row of each kind in each state: kind, task, day, body, revision, state, reason, attempts. */
const FIRST_ROWS = [
  ['time', 't1', '2026-11-20', time(90), 2, 'waiting', null, 0],
  ['time', 't1', '2026-11-19', time(30, { base: 15, sent: 30 }), 0, 'sending', null, 1],
  ['time', 't2', '2026-11-20', time(60), 1, 'parked', 'Kitsu says: no.', 3],
  ['time', 't3', '2026-11-20', time(45, { kitsu: 20 }), 0, 'conflict', 'Kitsu has 20 min now.', 0],
  ['start', 't1', '', start(), 0, 'waiting', null, 0],
  ['start', 't2', '', start({ step: 'sent', newestCommentId: 'c1' }), 0, 'sending', null, 1],
  ['start', 't3', '', start(), 1, 'parked', 'Kitsu says: no.', 1],
  ['start', 't4', '', start({ movedTo: 'done' }), 0, 'conflict', 'It is done.', 0],
] as const;

/** What the app of the second schema could add. */
const TALK = [
  [
    'comment',
    't5',
    'own-1',
    JSON.stringify({
      ...{ step: 'sent', seen: ['c1'], sentAt: 1_000, text: 'Take 3' },
      ...{ statusId: 'wfa', baseStatusId: 'wip', movedTo: null },
    }),
    0,
    'sending',
    null,
    1,
  ],
  [
    'reply',
    't5',
    'own-2',
    JSON.stringify({ step: 'new', seen: [], sentAt: null, text: 'Done.', commentId: 'c1' }),
    0,
    'waiting',
    null,
    0,
  ],
] as const;

export type Version = 1 | 2 | 3 | 4 | 5;
export const VERSIONS: readonly Version[] = [1, 2, 3, 4, 5];

/** The file of its second copy. */
export const copyOf = (version: Version): string => (version < 4 ? 'unsent.json' : 'unsent.jsonl');

/** Everything that waits in the folder of a version. */
export const rowsOf = (version: Version) => [...FIRST_ROWS, ...(version > 1 ? TALK : [])];

/** Their causes in this version. */
export const causesOf = (version: Version) =>
  rowsOf(version).map(([, , , , , , reason]) => reason && causeOfSentence(reason));

/** The folder of an account as left by an earlier version of the app. */
export function earlier(folder: string, version: Version): void {
  const database = openDatabase(join(folder, 'replica.db'));
  for (const sql of EARLIER.slice(0, version)) database.exec(sql);
  database.exec(`PRAGMA user_version = ${version}`);
  database.transaction(() => fill(database, version));
  const rows = version < 4 ? [] : sealed(database);
  database.close();
  if (version >= 4) {
    writeFileSync(join(folder, copyOf(version)), baseLines(version, TURN, rows));
    return;
  }
  // Its copy has: id, kind, task, slot, body, state, reason, first edit.
  const copy = rowsOf(version).map(([kind, task, slot, body, , state, reason], index) => [
    ...[index + 1, kind, task, slot],
    ...[body, state, reason, AT],
  ]);
  writeFileSync(join(folder, copyOf(version)), JSON.stringify(copy));
}

/** Since the fourth schema each row has a turn and a sum, also in the copy. */
function sealed(database: Database): LocalOnlyRow[] {
  const rows = (['outbox', 'kept_time'] as const).flatMap((table) =>
    database.all<Row>(`SELECT * FROM ${table}`).map((row) => ({ table, row: asItWas(table, row) })),
  );
  for (const own of rows) {
    const key = own.table === 'outbox' ? ['kind', 'task_id', 'slot'] : ['day', 'task_id'];
    database.run(
      `UPDATE ${own.table} SET turn = ?, sum = ? WHERE ${key.map((name) => `${name} = ?`).join(' AND ')}`,
      TURN,
      rowChecksum(TURN, own),
      ...key.map((name) => own.row[name] ?? null),
    );
  }
  database.run('UPDATE own_turn SET turn = ?', TURN);
  return rows;
}

/** A row in the copy format of those versions: with a sentence as its cause. */
const asItWas = (table: 'outbox' | 'kept_time', row: Row): Row =>
  table === 'outbox'
    ? plainBeforeCauses(row)
    : Object.fromEntries(columnsOf(table).map((column) => [column, row[column] ?? null]));

function fill(database: Database, version: Version): void {
  database.run(`INSERT INTO memory VALUES ('filter', ?)`, JSON.stringify({ text: 'SH030' }));
  for (let index = 1; index <= 12; index++) {
    const task = aTask({ id: `t${index}` });
    database.run(`INSERT INTO task VALUES (?, 'todo', ?)`, task.id, JSON.stringify(task));
  }
  database.run(`INSERT INTO kitsu_time VALUES ('2026-11-19', 't1', 15)`);
  database.run(`INSERT INTO kitsu_day VALUES ('2026-11-19', ?)`, AT);
  const slot = version === 1 ? 'day' : 'slot';
  for (const row of rowsOf(version)) {
    database.run(
      `INSERT INTO outbox (kind, task_id, ${slot}, body, revision, state, reason, attempts, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...row,
      AT,
    );
  }
  if (version === 1) return;
  database.run(
    `INSERT INTO receipt (day, task_id, minutes, at) VALUES ('2026-11-19', 't1', 15, ?)`,
    AT,
  );
  database.run(
    `INSERT INTO kept_time (day, task_id, minutes, kept_at) VALUES ('2026-11-17', 't6', 120, ?)`,
    AT,
  );
}
