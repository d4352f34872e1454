import { describe, expect, it } from 'vitest';
import { kindNames } from '../../../electron/outbox/kinds/registry.ts';
import { DEFAULT_FILTER } from '../../../electron/shared/todo-filter.ts';
import { newsOf } from '../../../electron/sync/news.ts';
import {
  removeView,
  savedViews,
  saveView,
  setDefaultView,
} from '../../../electron/tasks/saved-views.ts';
import { tellsItsViews } from '../../fixtures/news-cases.ts';
import { expectAll, must, NewsDesk } from '../../fixtures/news-desk.ts';
import { casesOfTheDay, targetOf } from '../../fixtures/news-of-a-day.ts';
import { casesOfATask } from '../../fixtures/news-of-a-task.ts';

const desk = new NewsDesk();
const CASES = { ...casesOfTheDay(desk), ...casesOfATask(desk) };

it('has a case for each kind of change', () => {
  const tried = new Set(Object.values(CASES).map(({ kind }) => kind));
  // Kitsu lets only leads draw, fill in columns, make playlists and set productions up: test/contract/drawing.test.ts,
  // columns.test.ts, playlist-edits.test.ts and setting-up.test.ts.
  expect(
    [...tried, 'annotation', 'column', 'playlist', 'production', 'production-edit', 'setup'].sort(),
  ).toEqual(kindNames().sort());
});

describe.each(Object.entries(CASES))('%s', (_name, one) => tellsItsViews(desk, one));

it('tells each view of what was done in Kitsu itself, once it is read anew', async () => {
  const { sync } = desk.harness.workspace;
  const at = targetOf(desk, 'comment');
  desk.taskId = at.taskId;
  const me = desk.harness.kitsu.user.id;
  const days = `/actions/tasks/${at.taskId}/time-spents/${desk.today}/persons/${me}`;
  await desk.harness.kitsu.post(days, { duration: 25 });
  const words = { task_status_id: at.statusId, comment: 'Typed on the web.' };
  await desk.harness.kitsu.post(`/actions/tasks/${at.taskId}/comment`, words);
  const moved = await desk.changedBy(async () => {
    await sync.syncNow();
    await sync.backgroundIdle();
  });
  expectAll(moved, ['todo', 'time', 'comments']);
}, 60_000);

it('tells the day of days off that were cancelled or marked in Kitsu itself', async () => {
  const { sync } = desk.harness.workspace;
  const { kitsu } = desk.harness;
  const mine = `/data/persons/${kitsu.user.id}/day-offs`;
  const read = () => desk.changedBy(() => sync.syncNow());
  const [known] = (await kitsu.get<{ id: string; date: string }[]>(mine)).filter(
    ({ date }) => date.slice(0, 10) === desk.off,
  );
  await kitsu.delete(`/data/day-offs/${known?.id}`);
  expect(await read()).toContain('time');
  await kitsu.post('/data/day-offs', {
    person_id: kitsu.user.id,
    date: desk.off,
    end_date: desk.off,
  });
  expect(await read()).toContain('time');
}, 60_000);

it('tells the timer of a start and of a stop', async () => {
  const at = targetOf(desk, 'time');
  desk.taskId = at.taskId;
  const { timer } = desk.harness.workspace;
  expect(await desk.changedBy(() => must(timer.start(at.taskId, { status: false })))).toContain(
    'timer',
  );
  expect(await desk.changedBy(() => must(timer.stop()))).toContain('timer');
}, 60_000);

it('tells the window of a saved view: made, made the default, removed', async () => {
  const { replica } = desk.parts;
  const wanted = { id: null, name: 'Mine', filter: DEFAULT_FILTER };
  expect(await desk.changedBy(() => must(saveView(replica, wanted, desk.moment)))).toEqual(
    new Set(['views']),
  );
  const id = savedViews(replica).views[0]?.id ?? '';
  expect(await desk.changedBy(() => must(setDefaultView(replica, id)))).toContain('views');
  expect(await desk.changedBy(() => must(removeView(replica, id)))).toContain('views');
}, 60_000);

it('tells nothing of a reading that brings nothing new', async () => {
  await desk.harness.workspace.sync.syncNow();
  desk.harness.bringNews();
  desk.told.clear();
  await desk.harness.workspace.sync.syncNow();
  desk.harness.bringNews();
  expect([...desk.told].filter((view) => view !== 'comments')).toEqual([]);
}, 60_000);

it('tells every view of a row whose kind this version does not know', () => {
  const { views } = newsOf([{ table: 'outbox', key: ['not-yet', 't1', ''] }]);
  expect([...views].sort()).toEqual([
    'comments',
    'notifications',
    'outbox',
    'time',
    'timer',
    'todo',
  ]);
});
