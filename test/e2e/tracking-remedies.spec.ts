import type { Page } from '@playwright/test';
import { dayOf, shiftDay, weekOf } from '../../electron/shared/day.ts';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { test } from '../fixtures/lead-in-production.ts';
import { roomOf as room } from '../fixtures/half-done-room.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };
const MONDAY = shiftDay(weekOf(dayOf(new Date()))[0] ?? '', 7);

const count = (page: Page, level: string) =>
  room(page).getByRole('button', { name: new RegExp(`^\\d+ ${level}$`) });
const panel = (page: Page) => room(page).getByRole('region', { name: 'What can be done' });

interface Kept {
  assignees: string[];
  estimation: number;
}

test('a task that does not fit is shared with somebody who has time, or shortened, and both are taken back', async ({
  room: { stage },
  lead,
}) => {
  test.setTimeout(120_000);
  const { admin, artist } = stage.as;
  const big = await stage.newTask();
  await admin.put(`/actions/persons/${artist.user.id}/assign`, { task_ids: [big] });
  // Sixty hours in a week of forty, in a team in which nobody else has much to do.
  const days = { start_date: MONDAY, due_date: shiftDay(MONDAY, 4) };
  await admin.put(`/data/tasks/${big}`, { ...days, estimation: 3600 });
  const kept = async (): Promise<Kept> => {
    const { assignees, estimation } = await admin.get<Kept>(`/data/tasks/${big}`);
    return { assignees: assignees.sort(), estimation };
  };
  const before = await kept();

  const running = await lead();
  const { page } = running;
  await resize(running, 1280, 900);
  await page.keyboard.press('Shift+K');
  await expect(count(page, 'At risk')).toHaveText(/^1/, SOON);
  const ask = async (): Promise<void> => {
    await count(page, 'At risk').click();
    await room(page)
      .getByRole('button', { name: /^What can be done about/ })
      .click();
    await expect(panel(page).getByRole('button', { name: /^Due / })).toBeVisible(SOON);
  };

  await ask();
  expect(await violations(page)).toEqual([]);
  const share = panel(page)
    .getByRole('button', { name: /^Share with / })
    .first();
  const name = (await share.innerText()).replace('Share with ', '');
  await share.click();
  await expect(panel(page)).toBeHidden();
  await expect.poll(async () => (await kept()).assignees, NOTICED).toHaveLength(2);
  const people = (await kept()).assignees.filter((id) => !before.assignees.includes(id));
  const added = await admin.get<{ full_name: string }>(`/data/persons/${people[0]}`);
  expect([people.length, added.full_name]).toEqual([1, name]);
  await page.keyboard.press('Control+z');
  await expect.poll(kept, NOTICED).toEqual(before);

  // As much as fits until it is due.
  await expect(count(page, 'At risk')).toHaveText(/^1/, SOON);
  await ask();
  const shorter = panel(page).getByRole('button', { name: /^Estimate \d+ h/ });
  await expect(panel(page)).toContainText('instead of 60 h: as much as fits');
  await shorter.click();
  await expect(panel(page)).toBeHidden();
  await expect.poll(async () => (await kept()).estimation, NOTICED).toBeLessThan(3600);
  const { estimation, assignees } = await kept();
  expect(estimation).toBeGreaterThanOrEqual(2400);
  expect(assignees).toEqual(before.assignees);
  await page.keyboard.press('Control+z');
  await expect.poll(kept, NOTICED).toEqual(before);
});
