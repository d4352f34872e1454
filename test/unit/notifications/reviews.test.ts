import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notificationsView } from '../../../electron/notifications/entries.ts';
import { allUnread, mark } from '../../../electron/notifications/marking.ts';
import { comment } from '../../../electron/tasks/comment-commands.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { openRadar, type Radar } from './a-radar.ts';

const STUDIO = aStudio({ rules: { role: 'supervisor' } });
const AT = '2026-11-20T12:00:00.000Z';
const LATER = '2026-11-20T13:00:00.000Z';

let radar: Radar;
beforeEach(() => {
  radar = openRadar();
});
afterEach(() => {
  radar.close();
});

/** Kitsu's list of tasks to check, each with when its review was asked for. */
function read(list: Record<string, string>, now = AT, by = 'artist'): void {
  const { tasks, toCheck, reviewNews } = radar.replica;
  const rows = Object.entries(list).map(([taskId, since]) => ({
    ...{ taskId, since, previewFileId: `preview-${taskId}` },
  }));
  const lastComment = { text: 'Ready.', date: AT, personId: by };
  const found = rows.map(({ taskId: id }) =>
    aTask({ id, entityName: id, statusId: 'wfa', assigneeIds: [by], lastComment }),
  );
  tasks.putBeside(found, tasks.ask());
  toCheck.replace(rows);
  reviewNews.follow(rows, now);
}
const view = () => notificationsView(radar.replica, STUDIO, 'me');
const waiting = () => view().entries.map(({ taskId, at, toCheck }) => [taskId, at, toCheck]);

describe('a review that is asked for', () => {
  it('is no news at the first reading, and then once', () => {
    read({ a: AT });
    expect(waiting()).toEqual([]);
    read({ a: AT, b: AT }, LATER);
    expect(waiting()).toEqual([['b', LATER, true]]);
    expect(view().entries[0]?.previewFileId).toBe('preview-b');
    read({ a: AT, b: AT }, LATER);
    expect(waiting()).toHaveLength(1);
  });

  it('is news again where it is asked for again, and none where it was answered in Kitsu', () => {
    read({ a: AT });
    read({});
    expect(waiting()).toEqual([]);
    read({ a: LATER }, LATER);
    expect(waiting()).toHaveLength(1);
    read({});
    expect(waiting()).toEqual([]);
  });

  it('is no news where it was asked for by oneself', () => {
    read({});
    read({ mine: AT }, LATER, 'me');
    expect(waiting()).toEqual([]);
  });

  it('is answered here: gone at once', () => {
    read({});
    read({ a: AT }, LATER);
    const done = comment(
      radar.replica,
      STUDIO,
      { taskId: 'a', text: '', statusId: 'done', copies: false },
      { at: LATER },
    );
    expect(done.ok).toBe(true);
    expect(waiting()).toEqual([]);
  });

  it('is read, alone or with all others, and unread again by its undo', () => {
    read({});
    read({ a: AT, b: AT }, LATER);
    const one = mark(radar.replica, { ids: [], taskIds: ['a'], read: true }, AT);
    expect(view().unread).toBe(1);
    one?.undo({ studio: STUDIO, today: '2026-11-20', at: AT });
    expect(view().unread).toBe(2);
    const all = mark(radar.replica, allUnread(view().entries), AT);
    expect([view().unread, all?.title]).toEqual([0, '2 notifications marked as read']);
    all?.undo({ studio: STUDIO, today: '2026-11-20', at: AT });
    expect(view().unread).toBe(2);
  });
});
