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

test('a lead sees by keys alone what a version would overwrite, applies one task of it, and takes that back', async ({
  shots,
  lead,
}) => {
  const running = await lead();
  const { page } = running;
  await resize(running, 1280, 900);
  await page.keyboard.press('Shift+G');
  await expect(room(page).getByRole('status', { name: 'Age' })).toContainText(
    '3 planned tasks · ',
    SOON,
  );
  await page.keyboard.press('v');
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
