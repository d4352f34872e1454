import type { Page } from '@playwright/test';
import { dayOf, shiftDay, weekOf } from '../../electron/shared/day.ts';
import { formatMinutes } from '../../electron/shared/minutes.ts';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { guidedFilm, type GuidedFilm, type RawTask } from '../fixtures/guided-film.ts';
import { statusOf, test as base } from '../fixtures/staged-lists.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 30_000 };
const today = dayOf(new Date());

/** The second guide, by hand: tracking a pipeline, in one small production, by each role. */
const test = base.extend<{ film: GuidedFilm }>({
  film: async ({ room }, use) => use(await guidedFilm(room.stage, today)),
});

const rows = (page: Page) => page.getByRole('treegrid').getByRole('row');
const panel = (page: Page) => page.getByRole('complementary', { name: 'Edit' });
const list = (page: Page) => page.getByRole('listitem');

/** The production of this name, read from Kitsu. */
async function open(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Shift+P');
  await page.getByRole('textbox', { name: 'Search' }).fill(name);
  const all = page.getByRole('list', { name: 'Productions' });
  await all.getByRole('listitem', { name }).getByRole('button').first().click();
  const age = page.getByRole('status', { name: 'Age' });
  await expect(age).toContainText(/ · read \d/, SOON);
  await expect(age).not.toContainText('reading', SOON);
}

/** The editor of a task of this type. */
async function edit(page: Page, type: string): Promise<void> {
  await page.getByRole('combobox', { name: /^Rows are open/ }).click();
  await page.getByRole('option', { name: 'To the tasks' }).click();
  const task = rows(page)
    .filter({ has: page.getByText(type, { exact: true }) })
    .and(page.getByRole('row', { name: new RegExp(`^${type}, task`) }));
  if ((await panel(page).count()) === 0) {
    await page.getByRole('treegrid').focus();
    await page.keyboard.press('e');
  }
  // While something is edited a press on a row opens nothing.
  await task.first().click();
  await expect(panel(page)).toContainText(type);
}

const sum = (of: readonly number[]): number => of.reduce((all, one) => all + one, 0);
const dayIn = (at: string | null): string => at?.slice(0, 10) ?? '';
const count = (many: number): string => (many === 1 ? '1 task' : `${many} tasks`);

test('a manager moves a bar, and each number of tracking is what Kitsu’s own tasks and times add up to', async ({
  room: { stage },
  film,
  as,
}) => {
  test.setTimeout(300_000);
  const { admin, artist, manager } = stage.as;
  const running = await as(manager);
  const { page } = running;
  await resize(running, 1280, 900);
  await running.today.allInKitsu();
  await open(page, stage.unique);

  await test.step('the last bar goes a working day later, and is so in Kitsu', async () => {
    const days = async () => {
      const { start_date, due_date } = await admin.get<RawTask>(`/data/tasks/${film.review}`);
      return [dayIn(start_date), dayIn(due_date)];
    };
    await page.keyboard.press('Shift+G');
    const schedule = page.getByRole('main', { name: /^Schedule of / });
    await expect(schedule.getByRole('status', { name: 'Age' })).toContainText(/ · read \d/, SOON);
    await schedule.getByRole('combobox', { name: 'Group: By shot and asset' }).click();
    await page.getByRole('option', { name: 'All in one list' }).click();
    const planned = (await film.tasks()).filter(({ due_date }) => due_date !== null);
    await expect(schedule.getByRole('status', { name: 'Age' })).toContainText(
      `${planned.length} planned tasks`,
    );
    await schedule.getByRole('treegrid').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(days, NOTICED).toEqual([shiftDay(film.after, 1), shiftDay(film.after, 7)]);
    await expect(page.getByRole('button', { name: /^Not in Kitsu/ })).toHaveCount(0, NOTICED);
  });

  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Shift+K');
  const tracking = page.getByRole('main', { name: /^Where .* stands$/ });
  const show = (tab: string) => tracking.getByRole('radio', { name: tab }).check();
  const told = tracking.getByRole('status', { name: 'Tasks' });
  const back = () => tracking.getByRole('button', { name: 'Back to the figures' }).click();
  await expect(tracking.getByRole('status', { name: 'Age' })).toContainText('Read from', SOON);
  const tasks = await film.tasks();
  const times = await film.times();
  const openTasks = tasks.filter((task) => !film.isDone(task));

  await test.step('risks: what is overdue, and what has no day', async () => {
    const late = openTasks.filter(({ due_date }) => due_date !== null && dayIn(due_date) < today);
    const without = openTasks.filter(({ due_date }) => due_date === null);
    for (const [name, of] of [
      ['Late', late],
      ['Unplanned', without],
    ] as const) {
      const tile = tracking.getByRole('button', { name: `${of.length} ${name}`, exact: true });
      await tile.click();
      await expect(told).toHaveText(count(of.length));
    }
  });

  await test.step('progress: what is done of each type, and the tasks behind it', async () => {
    await show('Progress');
    for (const [type, name] of [
      [stage.taskTypes.animation, 'Animation'],
      [stage.taskTypes.layout, 'Layout'],
    ] as const) {
      const of = tasks.filter(({ task_type_id }) => task_type_id === type);
      const done = of.filter(film.isDone).length;
      for (const label of [`${name}: ${count(of.length)}`, `${name}: ${count(done)} done`]) {
        const number = tracking.getByRole('button', { name: label, exact: true });
        await expect(number).toBeVisible();
      }
      await tracking
        .getByRole('button', { name: `${name}: ${count(of.length)}`, exact: true })
        .click();
      await expect(told).toHaveText(count(of.length));
      await expect(list(page)).toHaveCount(of.length);
      await back();
    }
  });

  await test.step('workload: what is booked of the next week', async () => {
    await show('Workload');
    const { next } = film;
    const booked = openTasks.filter(
      ({ assignees, start_date, due_date }) =>
        assignees.includes(artist.user.id) &&
        dayIn(start_date) >= next &&
        dayIn(due_date) <= shiftDay(next, 6) &&
        dayIn(due_date) !== '',
    );
    const minutes = sum(booked.map(({ estimation, duration }) => estimation - duration));
    const cell = tracking.getByRole('button', {
      name: new RegExp(
        `^${artist.user.full_name}, week of ${next}: ${formatMinutes(minutes)} booked`,
      ),
    });
    await cell.click();
    await expect(list(page)).toHaveCount(booked.length);
  });

  await test.step('time: all of it, of one artist, and the tasks it is on', async () => {
    await show('Time');
    await tracking.getByRole('combobox', { name: /^Period: / }).click();
    await page.getByRole('option', { name: 'All', exact: true }).click();
    const mine = times.filter(({ person_id }) => person_id === artist.user.id);
    const number = (who: string, of: typeof times) =>
      tracking
        .getByRole('button', {
          name: new RegExp(
            `^${who}, .*: ${formatMinutes(sum(of.map(({ duration }) => duration)))}$`,
          ),
        })
        .first();
    await expect(number('All', times)).toBeVisible(SOON);
    // Two of the team have the same name: they are told apart by the beginning of their ids.
    const { full_name: name, id } = artist.user;
    await number(`${name} \\(${id.slice(0, 8)}\\)`, mine).click();
    await expect(list(page)).toHaveCount(new Set(mine.map(({ task_id }) => task_id)).size);
  });
});

test('a supervisor answers and changes tasks of their own department alone, and is told so before', async ({
  room: { stage },
  film,
  as,
}) => {
  test.setTimeout(300_000);
  const { admin, supervisor } = stage.as;
  const running = await as(supervisor);
  const { page } = running;
  await resize(running, 1280, 900);
  await running.today.allInKitsu();

  await test.step('to check is what was handed over to their department', async () => {
    await page.keyboard.press('l');
    await page.keyboard.press('l');
    const check = page.getByRole('list', { name: 'To check' }).getByRole('listitem');
    await expect(check).toHaveCount(1, SOON);
    await expect(check).toContainText('Animation');
    await page.keyboard.press('Home');
    await page.keyboard.press('a');
    await expect.poll(() => statusOf(admin, film.review), NOTICED).toBe('done');
    expect(await statusOf(admin, film.otherReview)).toBe('wfa');
  });

  await open(page, stage.unique);
  await test.step('a task of another department shows why it cannot be changed', async () => {
    await edit(page, 'Layout');
    await expect(panel(page)).toContainText('Kitsu lets only managers, and supervisors of its');
    await expect(panel(page).getByRole('textbox')).toHaveCount(0);
  });
  await test.step('one of their own is changed, in Kitsu too', async () => {
    const before = await film.tasks();
    await edit(page, 'Animation');
    const estimate = panel(page).getByRole('textbox', { name: 'Estimate' });
    await estimate.fill('7h');
    await estimate.press('Enter');
    const changed = async () => {
      const known = new Map(before.map(({ id, estimation }) => [id, estimation]));
      const now = (await film.tasks()).filter(({ id, estimation }) => known.get(id) !== estimation);
      return now.map(({ task_type_id, estimation }) => [task_type_id, estimation]);
    };
    await expect.poll(changed, NOTICED).toEqual([[stage.taskTypes.animation, 420]]);
  });
});

test('an artist sees their own days and record, and what only leads may change', async ({
  room: { stage },
  film,
  as,
}) => {
  test.setTimeout(300_000);
  const { artist } = stage.as;
  const running = await as(artist);
  const { page } = running;
  await resize(running, 1280, 900);
  await running.today.allInKitsu();
  const mine = (await film.tasks()).filter(({ assignees }) => assignees.includes(artist.user.id));

  await test.step('my schedule has the task on the day when it is due', async () => {
    await page.keyboard.press('Shift+W');
    const schedule = page.getByRole('main', { name: 'My schedule' });
    const days = schedule.getByRole('list', { name: 'Tasks by day' });
    const dated = mine.filter((task) => !film.isDone(task) && task.due_date !== null);
    await expect(days.getByRole('listitem')).toHaveCount(dated.length, SOON);
  });

  await test.step('my record counts what was done this week, as Kitsu dates it', async () => {
    const monday = weekOf(today)[0] ?? '';
    const done = mine.filter((task) => film.isDone(task) && dayIn(task.done_date) >= monday);
    expect(done).toHaveLength(1);
    await page.getByRole('radio', { name: 'My record' }).check();
    const number = page.getByRole('button', { name: new RegExp(`: ${done.length} done$`) });
    await expect(number.first()).toBeVisible(SOON);
    await number.first().click();
    await expect(list(page)).toHaveCount(done.length);
  });

  await test.step('a lead’s commands say why they are not theirs', async () => {
    await open(page, stage.unique);
    await edit(page, 'Animation');
    await expect(panel(page)).toContainText('Kitsu lets only managers and administrators');
    await expect(panel(page).getByRole('textbox')).toHaveCount(0);
    await page.getByRole('treegrid').focus();
    await page.keyboard.press('l');
    const playlists = page.getByRole('dialog', { name: 'Playlists' });
    await expect(playlists).toContainText('Kitsu lets only supervisors, managers', SOON);
    await expect(playlists.getByRole('button', { name: 'New playlist' })).toHaveCount(0);
  });
});
