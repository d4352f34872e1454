import type { Page } from '@playwright/test';
import { shiftDay, weekOf } from '../../electron/shared/day.ts';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { expectSoundAtEveryWidth } from '../fixtures/every-width.ts';
import { test as base } from '../fixtures/lead-in-production.ts';
import { scheduleShots, type ScheduledShots } from '../fixtures/scheduled-shots.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };

/** Fourteen days from a Monday on, two weeks ahead. */
const monday = weekOf(shiftDay(new Date().toISOString().slice(0, 10), 14))[0] ?? '';
const day = (at: number): string => shiftDay(monday, at);

const test = base.extend<{ shots: ScheduledShots }>({
  shots: async ({ room: { stage } }, use) => {
    const week = Array.from({ length: 14 }, (_, at) => day(at));
    const shots = await scheduleShots(stage, week);
    const { admin } = stage.as;
    const { id } = await admin.post<{ id: string }>('/data/production-schedule-versions', {
      ...{ project_id: stage.project, name: 'First plan' },
    });
    const fill = `/actions/production-schedule-versions/${id}/set-task-links-from-production`;
    await admin.post(fill, {});
    // The plan goes on: two tasks are moved, and one of them is for somebody else too.
    for (const task of [shots.first, shots.next])
      await admin.put(`/data/tasks/${task}`, {
        ...{ start_date: `${day(9)}T00:00:00`, due_date: `${day(10)}T00:00:00` },
      });
    await admin.put(`/actions/persons/${stage.bystander}/assign`, { task_ids: [shots.next] });
    await use(shots);
  },
});

const room = (page: Page) => page.getByRole('main', { name: /^Schedule of / });
const panel = (page: Page) => room(page).getByRole('region', { name: 'Versions of the schedule' });
const rows = (page: Page) =>
  panel(page)
    .getByRole('grid', { name: 'What differs' })
    .getByRole('row', { name: /becomes/ });

async function openVersions(page: Page): Promise<void> {
  await page.keyboard.press('Shift+G');
  await expect(room(page).getByRole('status', { name: 'Age' })).toContainText(
    '3 planned tasks · ',
    SOON,
  );
  await page.keyboard.press('v');
}

test('a lead sees by keys alone what a version would overwrite, applies one task of it, and takes that back', async ({
  shots,
  lead,
}) => {
  const running = await lead();
  const { page } = running;
  await resize(running, 1280, 900);
  await openVersions(page);
  await expect(rows(page)).toHaveCount(2, SOON);
  const counts = panel(page).getByRole('status', { name: 'How they differ' });
  await expect(counts).toContainText(
    '2 tasks otherwise in First plan: 2 moved, 1 for other people',
  );
  const does = panel(page).getByRole('status', { name: 'What applying does' });
  await expect(does).toContainText('What 2 tasks have now is overwritten');
  await expect(panel(page).getByRole('grid', { name: 'What differs' })).toBeFocused();
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true');

  // The first is left out.
  const left = (await rows(page).first().getAttribute('aria-label')) ?? '';
  await page.keyboard.press(' ');
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'false');
  await expect(does).toContainText('What 1 task has now is overwritten');
  await expectSoundAtEveryWidth(running, 900);
  await resize(running, 1280, 900);

  const both = () => Promise.all([shots.daysOf(shots.first), shots.daysOf(shots.next)]);
  const then = [
    [day(9), day(10)],
    [day(9), day(10)],
  ];
  const applied = left.includes('Layout')
    ? [[day(0), day(1)], then[1]]
    : [then[0], [day(2), day(3)]];
  await panel(page).getByRole('button', { name: 'Apply to 1 task' }).press('Enter');
  await expect.poll(both, NOTICED).toEqual(applied);
  await expect(rows(page)).toHaveCount(1, SOON);
  await page.keyboard.press('Control+z');
  await expect.poll(both, NOTICED).toEqual(then);
  await expect(rows(page)).toHaveCount(2, SOON);
});

/** As long as a studio may call one. */
const LONG = 'Second plan, for the weeks in which the whole animation waits for its layout';

const choose = async (page: Page, what: string, name: string): Promise<void> => {
  await panel(page)
    .getByRole('combobox', { name: new RegExp(`^${what}: `) })
    .click();
  await page.getByRole('option', { name, exact: true }).click();
};

test('two versions are compared, and a long name of one leaves room for what differs', async ({
  room: { stage },
  shots,
  lead,
}) => {
  test.setTimeout(120_000);
  const { admin } = stage.as;
  const { id } = await admin.post<{ id: string }>('/data/production-schedule-versions', {
    ...{ project_id: stage.project, name: LONG },
  });
  const fill = `/actions/production-schedule-versions/${id}/set-task-links-from-production`;
  await admin.post(fill, {});
  // Of the plan now neither of them says this.
  await admin.put(`/data/tasks/${shots.other}`, { due_date: `${day(11)}T00:00:00` });
  const running = await lead();
  const { page } = running;
  await resize(running, 1280, 900);
  await openVersions(page);
  const counts = panel(page).getByRole('status', { name: 'How they differ' });
  await choose(page, 'Version', LONG);
  await expect(counts).toContainText(`1 task otherwise in ${LONG}: 1 moved`, SOON);
  await choose(page, 'Compared with', 'with First plan');
  await expect(counts).toContainText(`2 tasks otherwise in ${LONG}: 2 moved, 1 for other people`);
  await expect(rows(page)).toHaveCount(2);
  // Nothing is applied of what is compared with another version.
  await expect(panel(page).getByRole('button', { name: /^Apply to/ })).toHaveCount(0);
  await expect(panel(page).getByRole('checkbox')).toHaveCount(0);
  await expectSoundAtEveryWidth(running, 900);
  await resize(running, 1280, 900);
  await choose(page, 'Compared with', 'with the plan now');
  await expect(rows(page)).toHaveCount(1);
});

test('the people of a version alone are applied, and are taken back', async ({
  room: { stage },
  shots,
  lead,
}) => {
  const { admin, artist } = stage.as;
  const people = async (): Promise<string[]> =>
    (await admin.get<{ assignees: string[] }>(`/data/tasks/${shots.next}`)).assignees.sort();
  const both = [artist.user.id, stage.bystander].sort();
  expect(await people()).toEqual(both);
  const { page } = await lead();
  await openVersions(page);
  await expect(rows(page)).toHaveCount(2, SOON);
  await panel(page).getByRole('checkbox', { name: 'Days' }).uncheck();
  await panel(page).getByRole('checkbox', { name: 'Estimates' }).uncheck();
  await panel(page).getByRole('button', { name: 'Apply to 1 task' }).click();
  await expect.poll(people, NOTICED).toEqual([artist.user.id]);
  expect(await shots.daysOf(shots.next)).toEqual([day(9), day(10)]);
  expect(await shots.daysOf(shots.first)).toEqual([day(9), day(10)]);
  await page.keyboard.press('Control+z');
  await expect.poll(people, NOTICED).toEqual(both);
});
