import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { leadAtHalfDone, roomOf } from '../fixtures/half-done-room.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };

test('a lead sees risks by sequence and person, and does something about one', async ({
  launch,
  studio,
}) => {
  test.setTimeout(180_000);
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
  // What is taken back waits for what is on its way.
  await expect.poll(dues, { timeout: 60_000 }).toBe(first);

  // A question is written for the lead, below what they had begun, and is posted by nobody but them.
  const asks = async (): Promise<ReturnType<typeof page.getByRole>> => {
    await tile.click();
    await help.click();
    await panel.getByRole('button', { name: 'Ask in its comments' }).click();
    return page.getByRole('textbox', { name: 'Comment' });
  };
  const box = await asks();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(
    /^@.+\nWill SQ0\d0 \/ SH\d+ · Animation be done by .+\?\n\nThe plan says:\n- .+/,
  );
  expect(await violations(page)).toEqual([]);
  const question = await box.inputValue();
  await box.fill('Nice so far.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(room).toBeVisible();
  await asks();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(`Nice so far.\n\n${question}`);
  const posted = async (): Promise<string[]> => {
    const all = await Promise.all(
      film.tasks.map((id) => raw<{ text: string }[]>('GET', `/data/tasks/${id}/comments`)),
    );
    return all.flatMap(({ body }) => body.map(({ text }) => text)).filter((text) => text !== '');
  };
  expect(await posted()).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(box).toHaveValue('');
  await page.keyboard.press('Control+Enter');
  await expect.poll(posted, SOON).toHaveLength(1);
  expect((await posted())[0]).toContain('What would help');
});
