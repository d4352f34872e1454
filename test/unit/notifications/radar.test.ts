import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedTasks, markSeen } from '../../../electron/notifications/radar.ts';
import { mergeChanges, type TaskChange } from '../../../electron/shared/radar.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { CONTEXT, openRadar, type Radar } from './a-radar.ts';

let radar: Radar;
beforeEach(() => {
  radar = openRadar();
});
afterEach(() => {
  radar.close();
});

const status = (id: string, name: string): Partial<Task> => ({
  statusId: id,
  statusName: name,
  statusShortName: name.toUpperCase(),
  statusColor: '#123456',
});
const look = (id: string, name: string) => ({ id, name, color: '#123456' });
const said = (text: string, at: string, personId = 'lead'): Partial<Task> => ({
  lastComment: { text, date: at, personId },
});

interface Field {
  a: Partial<Task>;
  b: Partial<Task>;
  c: Partial<Task>;
  ab: TaskChange;
  ac: TaskChange;
}

const FIELDS: Record<string, Field> = {
  'the due date': {
    a: { dueDate: '2026-12-03' },
    b: { dueDate: '2026-12-01' },
    c: { dueDate: null },
    ab: { field: 'due', from: '2026-12-03', to: '2026-12-01' },
    ac: { field: 'due', from: '2026-12-03', to: null },
  },
  'the start': {
    a: { startDate: null },
    b: { startDate: '2026-11-20' },
    c: { startDate: '2026-11-21' },
    ab: { field: 'start', from: null, to: '2026-11-20' },
    ac: { field: 'start', from: null, to: '2026-11-21' },
  },
  'the estimate': {
    a: { estimation: 480 },
    b: { estimation: 960 },
    c: { estimation: 0 },
    ab: { field: 'estimate', from: 480, to: 960 },
    ac: { field: 'estimate', from: 480, to: 0 },
  },
  'the priority': {
    a: { priority: 0 },
    b: { priority: 2 },
    c: { priority: 3 },
    ab: { field: 'priority', from: 0, to: 2 },
    ac: { field: 'priority', from: 0, to: 3 },
  },
  'the status': {
    a: status('wip', 'WIP'),
    b: status('wfa', 'Check'),
    c: status('retake', 'Retake'),
    ab: { field: 'status', from: look('wip', 'WIP'), to: look('wfa', 'Check') },
    ac: { field: 'status', from: look('wip', 'WIP'), to: look('retake', 'Retake') },
  },
  'the frames': {
    a: { frames: null },
    b: { frames: { first: 1001, last: 1048 } },
    c: { frames: { first: 1001, last: 1096 } },
    ab: { field: 'frames', from: null, to: { first: 1001, last: 1048 } },
    ac: { field: 'frames', from: null, to: { first: 1001, last: 1096 } },
  },
  'the task’s description': {
    a: { description: 'Slow.' },
    b: { description: 'Slower.' },
    c: { description: 'Still.' },
    ab: { field: 'description', of: 'task', from: 'Slow.', to: 'Slower.' },
    ac: { field: 'description', of: 'task', from: 'Slow.', to: 'Still.' },
  },
  'the shot’s description': {
    a: { entityDescription: 'She turns.' },
    b: { entityDescription: 'She runs.' },
    c: { entityDescription: '' },
    ab: { field: 'description', of: 'entity', from: 'She turns.', to: 'She runs.' },
    ac: { field: 'description', of: 'entity', from: 'She turns.', to: '' },
  },
};

describe.each(Object.entries(FIELDS))('%s', (_what, { a, b, c, ab, ac }) => {
  beforeEach(() => {
    radar.begin(a);
  });

  it('is told with what it was before', () => {
    radar.read(b);
    expect(radar.changes()).toEqual([ab]);
  });

  it('that moves twice is one change, from the first to the last', () => {
    radar.read(b);
    radar.read(c);
    expect(radar.changes()).toEqual([ac]);
  });

  it('that is back as it was is no news', () => {
    radar.read(b);
    radar.read(a);
    expect(radar.changes()).toEqual([]);
    expect(changedTasks(radar.replica, CONTEXT)).toEqual([]);
  });

  it('is no news any more once it was seen, and moves from there', () => {
    radar.read(b);
    markSeen(radar.replica, ['task-1']);
    expect(radar.changes()).toEqual([]);
    radar.read(a);
    expect(radar.changes()).toHaveLength(1);
  });

  it('is news again where “seen” is taken back', () => {
    radar.read(b);
    const rows = markSeen(radar.replica, ['task-1']);
    radar.read(c);
    radar.replica.change(() => radar.replica.radar.unsee(rows));
    expect(radar.changes()).toEqual([ac]);
  });
});

describe('what the artist does here', () => {
  beforeEach(() => {
    radar.begin({ ...status('todo', 'Todo'), dueDate: '2026-12-03' });
  });

  it('is no news: a status that was read back', () => {
    const { tasks } = radar.replica;
    tasks.putReadBack(aTask({ ...status('wip', 'WIP'), dueDate: '2026-12-03' }), 'todo');
    expect(radar.changes()).toEqual([]);
    radar.read({ ...status('wip', 'WIP'), dueDate: '2026-12-03' });
    expect(radar.changes()).toEqual([]);
  });

  it('is no news where the list had it before it was read back', () => {
    const wip = { ...status('wip', 'WIP'), dueDate: '2026-12-03' };
    radar.read(wip);
    radar.replica.tasks.putReadBack(aTask(wip), 'todo');
    expect(radar.changes()).toEqual([]);
  });

  it('leaves what others did', () => {
    radar.read({ ...status('todo', 'Todo'), dueDate: '2026-12-01' });
    const wip = { ...status('wip', 'WIP'), dueDate: '2026-12-01' };
    radar.replica.tasks.putReadBack(aTask(wip), 'todo');
    expect(radar.changes()).toEqual([{ field: 'due', from: '2026-12-03', to: '2026-12-01' }]);
  });

  it('is no news: time, and a comment of their own', () => {
    radar.read({
      ...status('todo', 'Todo'),
      dueDate: '2026-12-03',
      timeSpent: 90,
      ...said('Done for today.', '2026-11-20T18:00:00', 'me'),
    });
    expect(radar.changes()).toEqual([]);
  });
});

describe('a note', () => {
  it('is the last one of somebody else, with their name', () => {
    radar.begin(said('First.', '2026-11-20T09:00:00'));
    radar.read(said('Arc too wide.', '2026-11-20T10:00:00'));
    radar.read(said('And slower.', '2026-11-20T11:00:00'));
    expect(radar.changes()).toEqual([
      { field: 'note', text: 'And slower.', by: 'Ingrid Sørensen', at: '2026-11-20T11:00:00.000Z' },
    ]);
  });

  it('that was deleted is none', () => {
    radar.begin(said('Second.', '2026-11-20T10:00:00'));
    radar.read(said('First.', '2026-11-20T09:00:00'));
    expect(radar.changes()).toEqual([]);
  });
});

describe('an assignment', () => {
  it('is news after the first refresh alone', () => {
    radar.read({});
    expect(radar.changes()).toEqual([]);
    radar.replica.keyValue.set('read-whole', true);
    radar.read(null);
    radar.read({ id: 'task-1' });
    expect(radar.changes()).toEqual([]);
    radar.read(null);
    markSeen(radar.replica, ['task-1']);
    radar.read({});
    expect(radar.changes()).toEqual([{ field: 'assignment', to: 'given' }]);
  });

  it('that ends is told with the task’s name, though the task is gone', () => {
    radar.begin();
    radar.read(null);
    const [changed] = changedTasks(radar.replica, CONTEXT);
    expect(changed).toMatchObject({
      changes: [{ field: 'assignment', to: 'taken' }],
      task: { entityName: 'SH030' },
    });
  });

  it('does not end where the production was closed', () => {
    radar.begin({ projectId: 'closed' });
    radar.read(null);
    expect(radar.changes()).toEqual([]);
  });

  it('does not end where the task is done', () => {
    radar.begin(status('wip', 'WIP'));
    radar.read({ ...status('done', 'Done'), isDone: true }, 'done');
    expect(radar.changes()).toEqual([
      { field: 'status', from: look('wip', 'WIP'), to: look('done', 'Done') },
    ]);
  });
});

it('knows nothing of what an older version of the app did not store', () => {
  const { frames: _none, entityDescription: _neither, ...older } = aTask();
  radar.begin();
  radar.replica.tasks.put(older as Task, 'todo');
  markSeen(radar.replica, ['task-1']);
  radar.read({ frames: { first: 1, last: 48 }, entityDescription: 'She turns.' });
  expect(radar.changes()).toEqual([]);
});

it('survives the end of the app, and is one summary after a week', () => {
  radar.begin({ dueDate: '2026-12-03', ...status('wip', 'WIP') });
  for (const day of ['04', '05', '06'])
    radar.read({ dueDate: `2026-12-${day}`, ...status('wip', 'WIP') });
  radar.read({ dueDate: '2026-12-01', priority: 3, ...status('retake', 'Retake') });
  expect(changedTasks(radar.replica, CONTEXT)).toHaveLength(1);
  expect(radar.changes().map(({ field }) => field)).toEqual(['status', 'due', 'priority']);
});

describe('merging', () => {
  const days = fc.constantFrom<string | null>(null, '2026-12-01', '2026-12-02', '2026-12-03');

  it('is the change from the first to the last, however many lie between', () => {
    fc.assert(
      fc.property(fc.array(days, { minLength: 2, maxLength: 8 }), (all) => {
        const steps = all.slice(1).map((to, at): TaskChange[] => {
          const from = all[at] ?? null;
          return from === to ? [] : [{ field: 'due', from, to }];
        });
        const merged = steps.reduce<TaskChange[]>(mergeChanges, []);
        const [from, to] = [all[0] ?? null, all.at(-1) ?? null];
        expect(merged).toEqual(from === to ? [] : [{ field: 'due', from, to }]);
      }),
    );
  });

  it('leaves other fields, and the last note', () => {
    const note = (text: string): TaskChange => ({ field: 'note', text, by: null, at: text });
    const priority: TaskChange = { field: 'priority', from: 0, to: 1 };
    expect(mergeChanges([note('a'), priority], [note('b')])).toEqual([note('b'), priority]);
    expect(
      mergeChanges([{ field: 'assignment', to: 'taken' }], [{ field: 'assignment', to: 'given' }]),
    ).toEqual([]);
  });
});
