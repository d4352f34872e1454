import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import type { TodoChanges } from '../../../electron/shared/views.ts';
import { start } from '../../../electron/time/day/commands.ts';
import { createTodoFeed, type TodoFeed } from '../../../electron/tasks/todo-changes.ts';
import { TODO_LEFT_OUT, TODO_READ } from '../../../electron/replica/todo-read.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const studio = aStudio();
let folder: string;
let replica: Replica;
let feed: TodoFeed;
let mark: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-changes-'));
  replica = openReplica(folder, NOW);
  feed = createTodoFeed(replica);
  const tasks = ['a', 'b', 'c'].map((id) => aTask({ id }));
  replica.tasks.replaceList('todo', tasks, replica.tasks.ask());
  mark = feed.list(studio).cursor ?? -1;
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const told = (answer: TodoChanges) =>
  answer.kind === 'whole'
    ? answer.kind
    : { rows: answer.rows.map(({ id, statusId }) => [id, statusId]), gone: answer.gone };
const ask = (since = mark) => {
  const answer = feed.changes(studio, since);
  if (answer.kind === 'changes') mark = answer.cursor ?? -1;
  return told(answer);
};

describe('what has changed of a list', () => {
  it('is nothing while nothing did, and when it was read is told all the same', () => {
    replica.change(() => replica.keyValue.set(TODO_READ, { at: 'later' }));
    replica.change(() => replica.keyValue.set(TODO_LEFT_OUT, 2));
    expect(feed.changes(studio, mark)).toMatchObject({
      kind: 'changes',
      rows: [],
      gone: [],
      readAt: 'later',
      skipped: 2,
    });
  });

  it('is each task that is new, another or gone, and is told once', () => {
    replica.tasks.put(aTask({ id: 'b', statusId: 'retake' }), 'todo');
    replica.tasks.put(aTask({ id: 'c' }), 'done');
    replica.tasks.put(aTask({ id: 'd' }), 'todo');
    expect(ask()).toEqual({
      rows: [
        ['b', 'retake'],
        ['d', 'todo'],
      ],
      gone: ['c'],
    });
    expect(ask()).toEqual({ rows: [], gone: [] });
    replica.tasks.replaceList('todo', [aTask({ id: 'a' })], replica.tasks.ask());
    expect(ask()).toEqual({ rows: [], gone: ['b', 'd'] });
  });

  it('is a status that waits in the outbox, and the one that stands when it waits no more', () => {
    start(replica, studio, 'b', { today: '2026-11-20', at: NOW.toISOString() });
    expect(ask()).toEqual({ rows: [['b', 'wip']], gone: [] });
    const [row] = replica.outbox.all();
    replica.change(() => replica.outbox.remove(row?.id ?? 0));
    expect(ask()).toEqual({ rows: [['b', 'todo']], gone: [] });
    expect(ask()).toEqual({ rows: [], gone: [] });
  });

  it('is the whole list for a mark that is not the last, or another studio', () => {
    const first = mark;
    expect(ask()).toEqual({ rows: [], gone: [] });
    expect(ask(first)).toBe('whole');
    expect(told(createTodoFeed(replica).changes(studio, mark))).toBe('whole');
    const { cursor: last } = feed.list(studio);
    expect(told(feed.changes(aStudio(), last ?? -1))).toBe('whole');
  });

  it('is the whole list when very many tasks changed at once', () => {
    const many = Array.from({ length: 501 }, (_, at) => aTask({ id: `new-${at}` }));
    replica.tasks.replaceList('todo', many, replica.tasks.ask());
    expect(ask()).toBe('whole');
  });
});
