import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../../electron/replica/tables/outbox.ts';
import {
  startPracticeStudio,
  type PracticeStudio,
} from '../../../electron/practice/practice-studio.ts';
import { discard, edit } from '../../../electron/outbox/commands.ts';
import { outboxRow } from '../../../electron/outbox/outbox-view.ts';
import { dayOf, shiftDay } from '../../../electron/shared/day.ts';
import { DEFAULT_FILTER } from '../../../electron/shared/todo-filter.ts';
import { newsOf, type View } from '../../../electron/sync/news.ts';
import { comment, reply } from '../../../electron/tasks/comment-commands.ts';
import { thread } from '../../../electron/tasks/thread.ts';
import {
  removeView,
  savedViews,
  saveView,
  setDefaultView,
} from '../../../electron/tasks/saved-views.ts';
import { todoList } from '../../../electron/tasks/todo-list.ts';
import { setDay, start } from '../../../electron/time/day/commands.ts';
import { dayView } from '../../../electron/time/day/day-view.ts';
import { markDayOff } from '../../../electron/time/day/day-off-commands.ts';
import { startFaultProxy, type FaultProxy } from '../../fixtures/fault-proxy.ts';
import type { Studio } from '../../fixtures/studio.ts';
import { openWorkspaceHarness, type WorkspaceHarness } from '../../fixtures/workspace-harness.ts';

const TODAY = dayOf(new Date());
const OFF = shiftDay(TODAY, 30);
const MOMENT = { today: TODAY, at: new Date().toISOString() };
const LONG = { timeout: 30_000 };

let folder: string;
let practice: PracticeStudio;
let proxy: FaultProxy;
let desk: WorkspaceHarness;
const told = new Set<View>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-news-'));
  practice = await startPracticeStudio({ folder });
  proxy = await startFaultProxy(practice.url);
  const studio: Studio = { kind: 'practice', mail: '', ...practice };
  desk = await openWorkspaceHarness(studio, proxy, {
    onChange: (views) => views.forEach((view) => told.add(view)),
  });
  await desk.workspace.sync.syncNow();
  await desk.workspace.sync.backgroundIdle();
}, 60_000);
afterAll(async () => {
  await desk.close();
  await proxy.close();
  await practice.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The task that a kind of change is made on, and a comment of it to be answered. */
function target(kind: Change['kind']): { taskId: string; commentId: string; statusId: string } {
  const { replica, sync } = desk.workspace;
  const rows = todoList(replica, sync.studio()).tasks.filter(
    (row) => kind !== 'start' || (row.startBlocked === null && !row.isStarted),
  );
  for (const { id, statusId } of rows) {
    const shown = thread(replica, sync.studio(), id, desk.kitsu.user.id);
    const open = shown.comments.find((one) => one.replyBlocked === null);
    const other = shown.statuses.find((one) => one.id !== statusId);
    if (shown.blocked !== null || !other || (kind === 'reply' && !open)) continue;
    return { taskId: id, commentId: open?.id ?? '', statusId: other.id };
  }
  throw new Error(`No task here is fit for a ${kind}.`);
}

interface Case {
  kind: Change['kind'];
  shows: View[];
  make(): { ok: boolean; message?: string };
  edited: { text: string } | { minutes: number } | null;
  /** The request that brings it to Kitsu. */
  path: RegExp;
}
const parts = () => ({ ...desk.workspace, studio: desk.workspace.sync.studio() });
const say = (more: { text: string; statusId: string | null }) => {
  const { replica, studio } = parts();
  const wanted = { taskId: at.taskId, copies: true, ...more };
  return comment(replica, studio, wanted, MOMENT);
};
let at = { taskId: '', commentId: '', statusId: '' };

const CASES: Record<string, Case> = {
  'a time': {
    kind: 'time',
    shows: ['time', 'outbox'],
    make: () => setDay(parts().replica, parts().studio, { ...at, day: TODAY, minutes: 65 }, MOMENT),
    edited: { minutes: 95 },
    path: /time-spents\/.*\/persons\//,
  },
  'a start': {
    kind: 'start',
    shows: ['todo', 'comments', 'outbox'],
    make: () => start(parts().replica, parts().studio, at.taskId, MOMENT),
    edited: null,
    path: /\/comment$/,
  },
  'a comment': {
    kind: 'comment',
    shows: ['comments', 'outbox'],
    make: () => say({ text: 'The arc is too wide.', statusId: null }),
    edited: { text: 'The arc is wide.' },
    path: /\/comment$/,
  },
  'a comment with a status': {
    kind: 'comment',
    shows: ['todo', 'comments', 'outbox'],
    make: () => say({ text: 'Here it is.', statusId: at.statusId }),
    edited: { text: 'There it is.' },
    path: /\/comment$/,
  },
  'a reply': {
    kind: 'reply',
    shows: ['comments', 'outbox'],
    make: () =>
      reply(
        parts().replica,
        parts().studio,
        { ...at, text: 'Yes.' },
        { ...MOMENT, me: desk.kitsu.user.id },
      ),
    edited: { text: 'No.' },
    path: /\/reply$/,
  },
  'a day off': {
    kind: 'day-off',
    shows: ['time', 'outbox'],
    make: () => markDayOff(parts().replica, { first: OFF, last: OFF, description: '' }, MOMENT.at),
    edited: null,
    path: /day-offs$/,
  },
};

/** What each view answers now, without what moves by itself. */
function answers(): Record<View, string> {
  const { replica, studio, timer } = parts();
  const unread = (key: string, one: unknown) => (key === 'readAt' ? undefined : one);
  const plain = (value: unknown) => JSON.stringify(value, unread);
  const context = { replica, studio, now: new Date(), today: TODAY };
  return {
    todo: plain(todoList(replica, studio).tasks),
    time: plain([TODAY, OFF].map((day) => dayView(replica, studio, day, TODAY))),
    comments: plain(thread(replica, studio, at.taskId, desk.kitsu.user.id)),
    // The offer to undo ends by the clock, without any commit.
    timer: plain({ ...timer.view(), undo: null }),
    views: plain(savedViews(replica)),
    outbox: plain(replica.outbox.all().map((change) => outboxRow(change, context))),
  };
}

/** Does it and brings the news; the views that answer otherwise now, each of which was told. */
async function changedBy(work: () => unknown): Promise<Set<string>> {
  desk.bringNews();
  told.clear();
  const before = answers();
  await work();
  desk.bringNews();
  const after = answers();
  const views = Object.keys(after) as (keyof typeof after)[];
  const moved = views.filter((view) => before[view] !== after[view]);
  for (const view of moved) expect(told, `${view} was told`).toContain(view);
  return new Set(moved);
}

const waiting = () => desk.workspace.sync.status().waiting;
const theRow = () => desk.workspace.replica.outbox.all()[0];
const must = (done: { ok: boolean; message?: string }) => expect(done).toMatchObject({ ok: true });
const change = (edited: { text: string } | { minutes: number }) => {
  const { sync, replica, undoLog } = desk.workspace;
  const wanted = { id: theRow()?.id ?? 0, ...edited };
  must(edit(replica, sync.studio(), undoLog, wanted, MOMENT));
};
const take = () => {
  const { replica, undoLog } = parts();
  const done = discard(replica, undoLog, theRow()?.id ?? 0);
  if (!done.ok) throw new Error(done.message);
  return done.value.undo;
};

const expectAll = (moved: Set<string>, shows: View[]) =>
  expect([...moved]).toEqual(expect.arrayContaining(shows));

describe.each(Object.entries(CASES))('%s', (_name, { kind, shows, make, edited, path }) => {
  it('tells each view that shows it while Kitsu is away: made, edited, discarded, put back', async () => {
    const { sync, replica, undoLog } = desk.workspace;
    proxy.unplug();
    await sync.syncNow();
    at = target(kind);
    const untouched = answers();
    expectAll(await changedBy(() => must(make())), shows);
    expect(waiting()).toBe(1);
    // A minute that is logged must not make a list of thousands be computed again.
    if (!shows.includes('todo') && kind !== 'comment') expect(told).not.toContain('todo');
    if (edited !== null) {
      expect(await changedBy(() => change(edited))).toContain('outbox');
    }
    let undo = 0;
    expectAll(await changedBy(() => (undo = take())), shows);
    expect(waiting()).toBe(0);
    expect(answers()).toEqual(untouched);
    const back = await changedBy(() =>
      must(undoLog.run(undo, { studio: sync.studio(), ...MOMENT })),
    );
    expectAll(back, shows);
    expect(waiting()).toBe(1);
    take();
    if (kind === 'day-off')
      for (const one of replica.stashed.between(OFF, OFF))
        replica.stashed.remove(one.taskId, one.day);
    proxy.heal();
    await sync.syncNow();
    desk.bringNews();
  }, 60_000);

  it('tells them when Kitsu refuses it, and when that is discarded', async () => {
    proxy.heal();
    await desk.workspace.sync.syncNow();
    at = target(kind);
    proxy.on('POST', path, { kind: 'answer', status: 400 });
    must(make());
    const moved = await changedBy(async () => {
      await desk.workspace.sync.syncNow();
      await expect.poll(() => theRow()?.state, LONG).toBe('parked');
    });
    expect(moved).toContain('outbox');
    expect(desk.workspace.sync.status()).toMatchObject({ waiting: 1, needsYou: 1 });
    if (edited !== null) {
      expect(await changedBy(() => change(edited))).toContain('outbox');
      await expect.poll(() => theRow()?.state, LONG).toBe('parked');
    }
    expect(await changedBy(take)).toContain('outbox');
    proxy.heal();
    expect(waiting()).toBe(0);
  }, 60_000);

  it('tells them when it is in Kitsu', async () => {
    await desk.workspace.sync.syncNow();
    at = target(kind);
    must(make());
    const moved = await changedBy(async () => {
      await desk.workspace.sync.syncNow();
      await expect.poll(waiting, LONG).toBe(0);
    });
    expect(moved).toContain('outbox');
    // A status that was laid over the list is Kitsu's own now: the list answers as before.
    expect(moved).toContain(shows.at(-2));
    expect(answers().outbox).toBe('[]');
  }, 60_000);
});

it('tells each view of what was done in Kitsu itself, once it is read anew', async () => {
  const { sync } = desk.workspace;
  at = target('comment');
  const me = desk.kitsu.user.id;
  const days = `/actions/tasks/${at.taskId}/time-spents/${TODAY}/persons/${me}`;
  await desk.kitsu.post(days, { duration: 25 });
  const words = { task_status_id: at.statusId, comment: 'Typed on the web.' };
  await desk.kitsu.post(`/actions/tasks/${at.taskId}/comment`, words);
  const moved = await changedBy(async () => {
    await sync.syncNow();
    await sync.backgroundIdle();
  });
  expectAll(moved, ['todo', 'time', 'comments']);
}, 60_000);

it('tells the day of days off that were cancelled or marked in Kitsu itself', async () => {
  const { sync } = desk.workspace;
  const { kitsu } = desk;
  const mine = `/data/persons/${kitsu.user.id}/day-offs`;
  const read = () => changedBy(() => sync.syncNow());
  const [known] = (await kitsu.get<{ id: string; date: string }[]>(mine)).filter(
    ({ date }) => date.slice(0, 10) === OFF,
  );
  await kitsu.delete(`/data/day-offs/${known?.id}`);
  expect(await read()).toContain('time');
  await kitsu.post('/data/day-offs', { person_id: kitsu.user.id, date: OFF, end_date: OFF });
  expect(await read()).toContain('time');
}, 60_000);

it('tells the timer of a start and of a stop', async () => {
  at = target('time');
  const { timer } = desk.workspace;
  expect(await changedBy(() => must(timer.start(at.taskId, { status: false })))).toContain('timer');
  expect(await changedBy(() => must(timer.stop()))).toContain('timer');
}, 60_000);

it('tells the window of a saved view: made, made the default, removed', async () => {
  const { replica } = parts();
  const wanted = { id: null, name: 'Mine', filter: DEFAULT_FILTER };
  expect(await changedBy(() => must(saveView(replica, wanted, MOMENT)))).toEqual(
    new Set(['views']),
  );
  const id = savedViews(replica).views[0]?.id ?? '';
  expect(await changedBy(() => must(setDefaultView(replica, id)))).toContain('views');
  expect(await changedBy(() => must(removeView(replica, id)))).toContain('views');
}, 60_000);

it('tells nothing of a reading that brings nothing new', async () => {
  await desk.workspace.sync.syncNow();
  desk.bringNews();
  told.clear();
  await desk.workspace.sync.syncNow();
  desk.bringNews();
  expect([...told].filter((view) => view !== 'comments')).toEqual([]);
}, 60_000);

it('tells every view of a row whose kind this version does not know', () => {
  const { views } = newsOf([{ table: 'outbox', key: ['not-yet', 't1', ''] }]);
  expect([...views].sort()).toEqual(['comments', 'outbox', 'time', 'timer', 'todo']);
});
