import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { calendarOf } from '../../../electron/rules/calendar.ts';
import { mark } from '../../../electron/notifications/marking.ts';
import type { Room } from '../../../electron/shared/room.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/settings.ts';
import { NO_TIMER } from '../../../electron/shared/timer.ts';
import { NO_SYNC } from '../../../electron/shared/views.ts';
import type { NoticeToShow } from '../../../electron/windows/notifications.ts';
import { createNewsNotices, type NewsNotices } from '../../../electron/windows/news-notices.ts';
import { openRadar, type Radar } from '../notifications/a-radar.ts';

/** A Friday; times are UTC, as the calendar of the artist is here. */
const AT_WORK = '2026-11-20T10:00:00Z';
const AT_NIGHT = '2026-11-20T22:00:00Z';

let radar: Radar;
let news: NewsNotices;
let shown: NoticeToShow[];
let gone: number;
let opened: (string | null)[];
let replied: unknown[];
let started: string[];
let settings = DEFAULT_SETTINGS;
let room: Room | null;
let focus: boolean;
let busy: boolean;
let full: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(AT_WORK) });
  [shown, gone, opened, replied, started] = [[], 0, [], [], []];
  [settings, room, focus, busy, full] = [DEFAULT_SETTINGS, null, false, false, false];
  radar = openRadar();
  radar.begin({ dueDate: '2026-12-03' });
  news = createNewsNotices({
    workspace: () => account,
    me: () => 'me',
    settings: () => settings,
    now: () => new Date(),
    roomInSight: () => room,
    isFullScreen: () => Promise.resolve(full),
    notify(notice) {
      shown.push(notice);
      return () => void (gone += 1);
    },
    open: (key) => opened.push(key),
    reply: (wanted) => replied.push(wanted),
    start: (taskId) => started.push(taskId),
    log: (message) => expect.fail(message),
  });
  const { replica } = radar;
  const account = {
    replica,
    sync: { studio: () => ({ context: null, rules: null }), status: () => ({ ...NO_SYNC, busy }) },
    timer: { view: () => ({ ...NO_TIMER, focus }) },
    calendar: calendarOf(() => 'UTC'),
  } as unknown as ReturnType<Parameters<typeof createNewsNotices>[0]['workspace']>;
});
afterEach(() => {
  news.stop();
  radar.close();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** Tells that something changed, and lets the moment pass. */
async function look(): Promise<void> {
  news.changed();
  await pass(1_500);
}
/** Has seen the list once; what comes then is news. */
const begin = look;
const said = (id = 'm', more: object = {}): void => {
  const item = {
    ...{ id, kind: 'mention', taskId: 'task-1', commentId: `of-${id}`, authorId: 'lead' },
    ...{ text: 'Arc too wide.', at: AT_WORK, read: false, movedStatus: false },
    ...{ previewFileId: null, projectName: 'Lantern Road', entityName: 'SH030', taskTypeId: null },
    ...more,
  } as Parameters<typeof radar.replica.inbox.replaceAll>[0][number];
  radar.replica.inbox.replaceAll([item], AT_WORK, radar.replica.inbox.ask());
};

it('tells in one notice what one moment brings, a moment later', async () => {
  await begin();
  radar.read({ dueDate: '2026-12-01' });
  news.changed();
  await pass(500);
  expect(shown).toEqual([]);
  said();
  news.changed();
  await pass(700);
  expect(shown).toHaveLength(1);
  expect(shown[0]?.body).toContain('Due Thu 3 Dec → Tue 1 Dec · Somebody mentioned you: Arc');
  expect(shown[0]?.unnamed?.body).toBe('2 changes in Kitsu');
});

it('does not wait for a studio that never rests', async () => {
  await begin();
  radar.read({ dueDate: '2026-12-01' });
  for (let at = 0; at < 5; at += 1) {
    news.changed();
    await pass(300);
  }
  expect(shown).toHaveLength(1);
});

it('waits for a reading that is under way, but not for ever', async () => {
  await begin();
  busy = true;
  radar.read({ dueDate: '2026-12-01' });
  news.changed();
  await pass(5_000);
  expect(shown).toEqual([]);
  await pass(4_000);
  expect(shown).toHaveLength(1);
});

it('tells nothing before everything was read once, and nothing of the first reading', async () => {
  radar.replica.keyValue.remove('read-whole');
  said();
  await look();
  radar.replica.keyValue.set('read-whole', true);
  await look();
  expect(shown).toEqual([]);
});

it('leads to the entry of the mention, and the whole list where there are several tasks', async () => {
  await begin();
  radar.read({ dueDate: '2026-12-01' });
  said();
  await look();
  shown[0]?.onclick();
  expect(opened).toEqual(['of-m mention Arc too wide.']);
  said('other', { taskId: 'task-2' });
  radar.read({ dueDate: '2026-12-02' });
  await look();
  shown[1]?.onclick();
  expect(opened[1]).toBeNull();
});

it('can be answered, and starts the task, where the desktop has that', async () => {
  await begin();
  said();
  await look();
  shown[0]?.reply?.('I will.');
  shown[0]?.actions?.[0]?.run();
  expect(replied).toEqual([{ taskId: 'task-1', commentId: 'of-m', text: 'I will.' }]);
  expect(started).toEqual(['task-1']);
});

it('is one notice: what comes while it stands replaces it, and reading takes it away', async () => {
  await begin();
  radar.read({ dueDate: '2026-12-01' });
  await look();
  said();
  await look();
  expect([shown.length, gone]).toEqual([2, 1]);
  expect(shown[1]?.body).toMatch(/^Due .* mentioned you/);
  mark(radar.replica, { ids: ['m'], taskIds: ['task-1'], read: true }, AT_WORK);
  await look();
  expect([shown.length, gone]).toEqual([2, 2]);
});

it('says no more of what was closed', async () => {
  await begin();
  radar.read({ dueDate: '2026-12-01' });
  await look();
  shown[0]?.onclose?.();
  said();
  await look();
  expect(shown[1]?.body).toBe('Somebody mentioned you: Arc too wide.');
});

describe('quiet', () => {
  it.each([
    [
      'outside the working hours',
      () => vi.setSystemTime(AT_NIGHT),
      () => vi.setSystemTime(AT_WORK),
    ],
    ['in the focus of the timer', () => (focus = true), () => (focus = false)],
    ['over a full screen', () => (full = true), () => (full = false)],
  ])('%s, it waits and is told once afterwards', async (_when, begins, ends) => {
    await begin();
    begins();
    radar.read({ dueDate: '2026-12-01' });
    await look();
    radar.read({ dueDate: '2026-12-02', priority: 2 });
    await look();
    await pass(120_000);
    expect(shown).toEqual([]);
    ends();
    await pass(62_000);
    expect(shown.map(({ body }) => body)).toEqual([
      'Due Thu 3 Dec → Wed 2 Dec · Priority normal → very high',
    ]);
  });

  it('outside the working hours only where the artist wants it so', async () => {
    await begin();
    vi.setSystemTime(AT_NIGHT);
    settings = { ...settings, notices: { news: true, outsideHours: true } };
    said();
    await look();
    expect(shown).toHaveLength(1);
  });

  it('is not told again after the app was away, and what was held is', async () => {
    await begin();
    said();
    await look();
    focus = true;
    radar.read({ dueDate: '2026-12-01' });
    await look();
    // The next start, without a notice that stands.
    shown[0]?.onclose?.();
    focus = false;
    await look();
    expect(shown.map(({ body }) => body)).toEqual([
      'Somebody mentioned you: Arc too wide.',
      'Due Thu 3 Dec → Tue 1 Dec',
    ]);
  });
});

it('tells nothing that a window with the focus shows', async () => {
  await begin();
  room = { name: 'task', taskId: 'task-1' };
  radar.read({ dueDate: '2026-12-01' });
  await look();
  room = { name: 'today' };
  await look();
  expect(shown).toEqual([]);
  said('other', { taskId: 'task-2' });
  await look();
  expect(shown).toHaveLength(1);
});
