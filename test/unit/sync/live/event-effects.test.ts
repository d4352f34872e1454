import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskList } from '../../../../electron/replica/tables/tasks.ts';
import type { LiveEvent } from '../../../../electron/sync/live/live-event.ts';
import { affectedParts, type EventFacts } from '../../../../electron/sync/live/event-effects.ts';

const LISTS: Record<string, TaskList> = { mine: 'todo', finished: 'done', seen: 'known' };
const facts: EventFacts = {
  me: 'me',
  listOf: (taskId) => LISTS[taskId] ?? null,
  isFeedback: (statusId) => statusId === 'wfa',
  reviews: false,
  isToCheck: (taskId) => taskId === 'waiting',
  tasksOf: (entityId) => (entityId === 'shot' ? ['mine', 'finished'] : []),
  taskOfPreview: (previewId) => (previewId === 'shown' ? 'mine' : null),
};
const partsOf = (...events: LiveEvent[]): string[] => {
  const { parts, tasks, comments, maybeTime } = affectedParts(events, facts);
  const threads = [...comments].map((taskId) => `comments of ${taskId}`);
  const single = [...tasks].sort().map((taskId) => `task ${taskId}`);
  return [...[...parts].sort(), ...single, ...threads.sort(), ...(maybeTime ? ['maybe'] : [])];
};

const task = (taskId: string): LiveEvent => ({ kind: 'task', taskId });
const status = (taskId: string, ...statusIds: string[]): LiveEvent => ({
  kind: 'status',
  taskId,
  personId: 'lead',
  statusIds,
});
const given = (taskId: string, personId: string): LiveEvent => ({
  kind: 'assignment',
  taskId,
  personId,
});
const comment = (taskId: string): LiveEvent => ({
  kind: 'comment',
  taskId,
  personId: 'lead',
  what: 'new',
});
const inbox = (personId: string): LiveEvent => ({ kind: 'inbox', personId });
const shot = (entityId: string): LiveEvent => ({ kind: 'names', projectId: 'film', entityId });
const preview = (previewId: string, taskId: string | null): LiveEvent => ({
  kind: 'preview',
  previewId,
  taskId,
});
const time: LiveEvent = { kind: 'time' };

describe('what an event means for me', () => {
  it.each<[string, LiveEvent[], string[]]>([
    ['my task changed', [task('mine')], ['task mine']],
    ['a done task of mine changed', [task('finished')], ['task finished']],
    ['somebody else’s task changed', [task('theirs')], []],
    ['a task that I only logged on once changed', [task('seen')], []],
    ['a task is given to me', [given('new', 'me')], ['todo']],
    ['my task is given to somebody else too', [given('mine', 'friend')], ['task mine']],
    ['a colleague’s task is given to a colleague', [given('theirs', 'friend')], []],
    ['my task moves on', [status('mine', 'wip', 'todo')], ['task mine']],
    ['my task is approved', [status('mine', 'done', 'wip')], ['task mine']],
    ['my done task comes back', [status('finished', 'wip', 'done')], ['task finished']],
    ['a colleague’s task is approved', [status('theirs', 'done', 'wip')], []],
    ['somebody comments on my task', [comment('mine')], ['task mine', 'comments of mine']],
    ['somebody comments on another task', [comment('theirs')], []],
    ['time on my task', [time, task('mine')], ['time', 'task mine']],
    ['time on a task that is mine no more', [time, task('seen')], ['time']],
    ['time on somebody else’s task', [time, task('theirs')], ['maybe']],
    ['a day off', [{ kind: 'day-off' }], ['days-off', 'maybe']],
    ['my own account changed', [{ kind: 'person', personId: 'me' }], ['studio']],
    ['a colleague’s account changed', [{ kind: 'person', personId: 'friend' }], []],
    ['my task is taken from me', [given('mine', 'me')], ['task mine']],
    ['a notification of mine is read elsewhere', [inbox('me')], ['inbox']],
    ['a colleague’s notification', [inbox('friend')], []],
    ['a shot of mine gets other frames', [shot('shot')], ['task finished', 'task mine']],
    ['a shot of nobody here', [shot('other')], []],
    ['a lead draws on a file of mine', [preview('shown', null)], ['comments of mine']],
    ['a file is added to a revision of mine', [preview('new', 'mine')], ['comments of mine']],
    ['somebody else’s file', [preview('theirs', null)], []],
    ['the studio’s settings changed', [{ kind: 'studio' }], ['studio', 'todo']],
  ])('%s', (_what, events, parts) => {
    expect(partsOf(...events)).toEqual(parts);
  });

  it('is the same in any order and however often it is said', () => {
    const all = [
      task('mine'),
      task('theirs'),
      status('mine', 'done', 'wip'),
      given('new', 'me'),
      comment('mine'),
      time,
    ];
    fc.assert(
      fc.property(fc.subarray(all, { minLength: 1 }), fc.infiniteStream(fc.nat()), (some, turn) => {
        const turns = [...some, ...some].map((event) => ({ event, at: turn.next().value ?? 0 }));
        const mixed = turns.sort((a, b) => a.at - b.at).map(({ event }) => event);
        expect(partsOf(...mixed)).toEqual(partsOf(...some));
      }),
    );
  });
});
