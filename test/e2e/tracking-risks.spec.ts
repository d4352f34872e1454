import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { leadAtHalfDone, roomOf } from '../fixtures/half-done-room.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };

test('a lead sees risks by sequence and person, and does something about one', async ({
  launch,
  studio,
}) => {
  const running = await leadAtHalfDone(launch, studio);
  const { page, film, raw } = running;
  const room = roomOf(page);
  const tasks = room.getByRole('status', { name: 'Tasks' });

  // Each number of a part opens as many tasks.
  for (const view of ['Sequences', 'People']) {
    await room.getByRole('radio', { name: view }).check();
    const number = room.getByRole('button', { name: /: \d+ tasks? (at risk|fine)$/ }).first();
    const shown = Number(await number.textContent());
    await number.click();
    await expect(tasks).toHaveText(shown === 1 ? '1 task' : `${shown} tasks`);
    await room.getByRole('button', { name: 'Back to the figures' }).click();
  }
  for (const width of [360, 1920]) {
    await resize(running, width, 800);
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  }
  await resize(running, 1280, 800);

  await room.getByRole('radio', { name: 'Tasks' }).check();
  const tile = room.getByRole('button', { name: /^\d+ At risk$/ });
  await tile.click();
  const before = Number((await tile.textContent())?.match(/\d+/)?.[0]);
  expect(before).toBeGreaterThan(0);
  const help = room.getByRole('button', { name: /^What can be done about/ }).first();
  await help.click();
  const panel = room.getByRole('region', { name: 'What can be done' });
  const later = panel.getByRole('button', { name: /^Due / });
  await expect(later).toBeVisible(SOON);
  await expect(panel.getByRole('button', { name: 'Ask in its comments' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const dues = async (): Promise<string> => {
    const { body } = await raw<{ id: string; due_date: string }[]>(
      'GET',
      `/data/projects/${film.id}/tasks`,
    );
    return body
      .map(({ id, due_date }) => `${id} ${due_date}`)
      .sort()
      .join();
  };
  const first = await dues();
  await later.click();
  await expect(panel).toBeHidden();
  await expect
    .poll(async () => Number((await tile.textContent())?.match(/\d+/)?.[0]))
    .toBe(before - 1);
  await expect.poll(dues, SOON).not.toBe(first);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Number((await tile.textContent())?.match(/\d+/)?.[0])).toBe(before);
  await expect.poll(dues, SOON).toBe(first);
});
