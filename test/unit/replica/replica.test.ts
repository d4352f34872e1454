import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/replica/database.ts';
import { diskFailure } from '../../../electron/replica/durability/disk-failure.ts';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { FromNewerApp, SCHEMA_VERSION } from '../../../electron/replica/schema.ts';
import type { Comment } from '../../../electron/shared/comment.ts';
import type { TaskTable } from '../../../electron/replica/tables/tasks.ts';
import { baseLines } from '../../../electron/replica/durability/mirror-format.ts';
import { aComment, aReply } from '../../fixtures/a-comment.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { timeKind } from '../../../electron/outbox/kinds/time.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
let folder: string;
const opened: Replica[] = [];
const open = (): Replica => {
  const replica = openReplica(folder, NOW);
  opened.push(replica);
  return replica;
};
const closeAll = (): void => opened.splice(0).forEach((replica) => replica.close());
const log = (replica: Replica, day: string, target: number): void =>
  replica.change(() =>
    replica.outbox.put(
      timeKind,
      { taskId: 't1', slot: day, body: { target, base: 0, sent: null, kitsu: null } },
      NOW.toISOString(),
    ),
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-replica-'));
});
afterEach(() => {
  closeAll();
  rmSync(folder, { recursive: true, force: true });
});

it('reads a comment that an earlier version stored with fewer fields', () => {
  const older = {
    ...{ id: 'c', personId: 'lead', personName: null, statusId: 'wip', text: 'Faster?' },
    ...{ at: NOW.toISOString(), pinned: false, checklist: [] },
    replies: [{ id: 'r', personId: 'me', personName: null, text: 'Yes.', at: NOW.toISOString() }],
    attachments: [{ id: 'f', name: 'board.png' }],
  };
  const { comments } = open();
  const list = { readAt: NOW.toISOString(), lastComment: null };
  comments.replaceTask('a', [JSON.parse(JSON.stringify(older)) as Comment], list, comments.ask());
  expect(comments.of('a')).toEqual([
    aComment({
      ...older,
      replies: older.replies.map((reply) => aReply(reply)),
      attachments: [{ id: 'f', name: 'board.png', size: 0 }],
    }),
  ]);
});

describe('the replica', () => {
  it('keeps what waits over a restart, and a row that was on its way is due again', () => {
    log(open(), '2026-11-20', 90);
    const first = opened[0];
    first?.change(() =>
      first.outbox.patch(1, {
        state: 'sending',
        body: { target: 90, base: 0, sent: 90, kitsu: null },
      }),
    );
    closeAll();
    const [row] = open().outbox.all();
    expect(row).toMatchObject({ state: 'waiting', body: { target: 90, sent: 90 } });
  });

  it('says what broke a change, not that there was nothing left to roll back', () => {
    const replica = open();
    const broken = (): never => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    };
    expect(() => replica.change(broken)).toThrow('database or disk is full');
    expect(diskFailure(Object.assign(new Error(''), { code: 'SQLITE_FULL' }))).toMatchObject({
      code: 'disk',
    });
    expect(diskFailure(new Error('a fault of ours'))).toBeNull();
  });

  it('has one lane a task and day, whose newest target counts', () => {
    const replica = open();
    log(replica, '2026-11-20', 90);
    log(replica, '2026-11-20', 45);
    log(replica, '2026-11-19', 30);
    expect(
      replica.outbox.of(timeKind).map((row) => [row.slot, row.body.target, row.revision]),
    ).toEqual([
      ['2026-11-20', 45, 1],
      ['2026-11-19', 30, 0],
    ]);
  });

  it('undoes a change that fails half way, all of it', () => {
    const replica = open();
    expect(() =>
      replica.change(() => {
        replica.keyValue.set('filter', 1);
        throw new Error('half way');
      }),
    ).toThrow('half way');
    log(replica, '2026-11-20', 15);
    expect(readFileSync(join(folder, 'unsent.jsonl'), 'utf8')).toContain('2026-11-20');
  });

  it.each([
    ['overwritten', (file: string) => writeFileSync(file, 'This is a broken DB'.repeat(300))],
    ['cut short', (file: string) => truncateSync(file, 5000)],
    ['emptied of its pages', (file: string) => writeFileSync(file, Buffer.alloc(30_000, 7))],
  ])('saves the unsent rows when the database was %s, and sets it aside', (_how, damage) => {
    const replica = open();
    replica.tasks.replaceList('todo', [aTask({ id: 't1' })], replica.tasks.ask());
    log(replica, '2026-11-20', 90);
    closeAll();
    const file = join(folder, 'replica.db');
    for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true });
    damage(file);

    const again = open();
    expect(again.recovered).toMatchObject({ rescued: 1 });
    expect(again.outbox.all()).toMatchObject([{ slot: '2026-11-20', body: { target: 90 } }]);
    // The backup of the last clean close has the rest, so that the list is there without a network.
    expect(again.tasks.list('todo')).toHaveLength(1);
    expect(readdirSync(folder).some((name) => name.includes('.damaged-'))).toBe(true);
  });

  it.each([
    ['database', 'replica.db', true],
    ['second copy', 'unsent.jsonl', false],
  ])(
    'looks through all rows again where its %s is not as it was closed',
    (_what, name, isSetAside) => {
      log(open(), '2026-11-20', 90);
      closeAll();
      expect(open().recovered).toBeNull();
      closeAll();
      const file = join(folder, name);
      const content = readFileSync(file);
      const at = content.lastIndexOf('target');
      content[at] = (content[at] ?? 0) ^ 1;
      writeFileSync(file, content);
      const { recovered, outbox } = open();
      expect(recovered?.setAside !== null).toBe(isSetAside);
      expect(recovered).not.toBeNull();
      expect(outbox.all()).toMatchObject([{ body: { target: 90 } }]);
    },
  );

  it('finds a row that changed past the app before the clean close', () => {
    const replica = open();
    log(replica, '2026-11-20', 90);
    const other = openDatabase(join(folder, 'replica.db'));
    other.run(`UPDATE outbox SET body = replace(body, '90', '91')`);
    other.close();
    closeAll();
    const again = open();
    expect(again.recovered).toMatchObject({ rescued: 1 });
    expect(again.outbox.all()).toMatchObject([{ body: { target: 90 } }]);
  });

  it('keeps every row in the second copy when that is written anew', () => {
    const replica = open();
    log(replica, '2026-11-18', 15);
    const size = () => statSync(join(folder, 'unsent.jsonl')).size;
    let most = 0;
    // Until the lines of what is long settled were left out.
    for (let minutes = 1; size() >= most; minutes += 1) {
      most = size();
      log(replica, '2026-11-20', minutes);
    }
    closeAll();
    for (const part of ['', '-wal', '-shm'])
      rmSync(join(folder, `replica.db${part}`), { force: true });
    rmSync(join(folder, 'replica.backup.gz'));
    expect(
      open()
        .outbox.of(timeKind)
        .map(({ slot }) => slot)
        .sort(),
    ).toEqual(['2026-11-18', '2026-11-20']);
  });

  it('touches nothing that a newer app wrote', () => {
    open();
    closeAll();
    const file = join(folder, 'replica.db');
    const newer = openDatabase(file);
    newer.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    newer.close();
    writeFileSync(join(folder, 'unsent.jsonl'), baseLines(SCHEMA_VERSION + 1, 0, []));
    expect(() => openReplica(folder, NOW)).toThrow(FromNewerApp);
    expect(readdirSync(folder).some((name) => name.includes('.damaged-'))).toBe(false);
  });
});

describe('readings that arrive in the wrong order', () => {
  it('do not bring an old number back after a write was read back', () => {
    const { times } = open();
    const refresh = times.ask();
    const readBack = times.ask();
    times.replaceDays(
      ['2026-11-20'],
      [{ taskId: 't1', day: '2026-11-20', minutes: 90 }],
      'later',
      readBack,
    );
    times.replaceDays(
      ['2026-11-19', '2026-11-20'],
      [{ taskId: 't1', day: '2026-11-19', minutes: 15 }],
      'earlier',
      refresh,
    );
    expect(times.minutesOf('t1', '2026-11-20')).toBe(90);
    expect(times.minutesOf('t1', '2026-11-19')).toBe(15);
  });

  it('do not bring an old status back after a start was read back', () => {
    const { tasks } = open();
    const refresh = tasks.ask();
    tasks.putReadBack(aTask({ id: 't1', statusId: 'wip' }), 'todo');
    tasks.replaceList('todo', [aTask({ id: 't1', statusId: 'todo' })], refresh);
    expect(tasks.get('t1')?.task.statusId).toBe('wip');
    tasks.replaceList('todo', [aTask({ id: 't1', statusId: 'retake' })], tasks.ask());
    expect(tasks.get('t1')?.task.statusId).toBe('retake');
  });
});

describe('what a task was read from', () => {
  it('is known while nothing else was stored of the task', () => {
    const { tasks } = open();
    const todo = aTask({ id: 't1', statusId: 'todo' });
    expect(tasks.putBatch('todo', [{ task: todo, mark: 'as todo' }], tasks.ask())).toBe(true);
    expect(tasks.putBatch('todo', [{ task: todo, mark: 'as todo' }], tasks.ask())).toBe(false);
    expect([...tasks.marks('todo')]).toEqual([['as todo', 't1']]);
  });

  it.each<[string, (tasks: TaskTable) => void]>([
    ['a start was read back', (tasks) => tasks.putReadBack(aTask({ id: 't1' }), 'todo')],
    ['it was read by itself', (tasks) => tasks.put(aTask({ id: 't1' }), 'todo')],
    ['it left the list', (tasks) => void tasks.replaceList('todo', [], tasks.ask())],
  ])('is forgotten once %s, so that the list is believed again', (_what, happens) => {
    const { tasks } = open();
    tasks.putBatch('todo', [{ task: aTask({ id: 't1' }), mark: 'as todo' }], tasks.ask());
    tasks.recordFullList('todo', 'whole', 1);
    happens(tasks);
    expect([...tasks.marks('todo')]).toEqual([]);
  });

  it('is known of a whole list too, until anything else is stored of a task', () => {
    const { tasks } = open();
    const todo = aTask({ id: 't1', statusId: 'todo' });
    tasks.putBatch('todo', [{ task: todo, mark: 'as todo' }], tasks.ask());
    expect(tasks.fullListMark('todo')).toBeNull();
    tasks.recordFullList('todo', 'whole', 1);
    expect(tasks.fullListMark('todo')).toBe('whole');
    expect(tasks.fullListMark('done')).toBeNull();
    tasks.putReadBack(aTask({ id: 't1', statusId: 'wip' }), 'todo');
    expect(tasks.fullListMark('todo')).toBeNull();
  });

  it('is not known of a list in which something newer stands than its answer says', () => {
    const { tasks } = open();
    const asked = tasks.ask();
    tasks.putReadBack(aTask({ id: 't1', statusId: 'wip' }), 'todo');
    tasks.putBatch('todo', [{ task: aTask({ id: 't1' }), mark: 'as todo' }], asked);
    tasks.recordFullList('todo', 'whole', 1);
    expect(tasks.fullListMark('todo')).toBeNull();
  });
});

it('outlines a list without its tasks’ whole bodies', () => {
  const { tasks } = open();
  const lastComment = { text: 'Heavier.', date: '2026-11-20T10:00:00', personId: 'lead' };
  const outlined = { statusId: 'wip', dueDate: '2026-11-30', previewFileId: 'preview' };
  const plain = { id: 't1', statusId: 'todo', dueDate: null, previewFileId: null };
  tasks.replaceList(
    'todo',
    [aTask(plain), aTask({ id: 't2', ...outlined, lastComment })],
    tasks.ask(),
  );
  expect(tasks.summaries('done')).toEqual([]);
  expect(tasks.summaries('todo').sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
    { ...plain, lastCommentDate: null },
    { id: 't2', ...outlined, lastCommentDate: lastComment.date },
  ]);
});

it('keeps the name of a task that left the list while time names it', () => {
  const { tasks, times } = open();
  tasks.replaceList('todo', [aTask({ id: 't1' }), aTask({ id: 't2' })], tasks.ask());
  times.replaceDays(
    ['2026-11-20'],
    [{ taskId: 't1', day: '2026-11-20', minutes: 30 }],
    'now',
    times.ask(),
  );
  tasks.replaceList('todo', [], tasks.ask());
  expect(tasks.get('t1')?.list).toBe('known');
  expect(tasks.get('t2')).toBeNull();
});
