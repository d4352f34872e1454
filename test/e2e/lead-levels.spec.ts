import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { dayOf, isoWeekday, shiftDay, weekOf } from '../../electron/shared/day.ts';
import { formatMinutes } from '../../electron/shared/minutes.ts';
import { expect, test } from '../fixtures/artist.ts';
import { commandAs } from '../fixtures/command-as.ts';
import { emptyFilm, rowsOf } from '../fixtures/made-film.ts';
import { textOfPdf } from '../fixtures/pdf-text.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { resize } from '../fixtures/window-size.ts';
import { workedFilm, workThrough } from '../fixtures/worked-film.ts';

const SOON = { timeout: 30_000 };
/** Sent one by one, to a busy server. */
const SENT = { timeout: 120_000 };

const room = (page: Page) => page.getByRole('main', { name: /^Where .* stands$/ });
const show = (page: Page, tab: string) => room(page).getByRole('radio', { name: tab }).check();
const rows = (page: Page) => room(page).getByRole('listitem');
const over = (page: Page, who: string) =>
  room(page)
    .getByRole('row', { name: who })
    .getByRole('button', { name: / over / });

const told = (page: Page) => page.getByRole('status', { name: 'What this move does' });

interface BookedPerson {
  name: string;
  weeks: { week: string; booked: number; capacity: number }[];
}

interface Kept {
  assignees: string[];
  due_date: string;
}

test('a lead finds what is late and who is booked twice, levels it, and prints the week', async ({
  launch,
  studio,
  desktop,
  place,
}, info) => {
  test.setTimeout(900_000);
  const manager = accountOf(studio, 'manager');
  const stamp = Math.random().toString(16).slice(2, 8);
  const name = `Levelled ${stamp}`;
  const today = dayOf(new Date());
  const empty = await emptyFilm(studio, name);
  const admin = await signInToApi(studio, accountOf(studio, 'admin'));
  const asManager = (...words: string[]) =>
    commandAs({ studio, desktop, place }, manager, ...words, '--production', name);
  try {
    const film = await workedFilm(empty.admin.http, { stamp, type: empty.type, today });
    const sheet = join(place.home, 'film.csv');
    writeFileSync(sheet, Papa.unparse(rowsOf(film.entities)));
    expect(await asManager('apply', sheet, '--yes')).toMatchObject({ ok: true, problems: [] });
    await admin.put(`/data/projects/${empty.id}`, { end_date: film.deadline });
    const ids = await workThrough(empty.admin.http, admin, { projectId: empty.id, film, today });
    expect(ids.size).toBe(film.tasks);
    const assigneeOf = (task: string): string =>
      film.entities.flatMap(({ sequence, name: of, tasks }) =>
        tasks.filter(({ taskType }) => `${sequence} ${of} ${taskType}`.trim() === task),
      )[0]?.assignee ?? '';
    const kept = (task: string) => admin.get<Kept>(`/data/tasks/${ids.get(task)}`);

    const running = await launch({ args: ['--server', studio.url] });
    const { app, page } = running;
    await page.getByRole('textbox', { name: 'Email' }).fill(manager.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(manager.password);
    await page.keyboard.press('Enter');
    await expect(new TodayPage(page).sync).toContainText('All in Kitsu', SOON);
    await resize(running, 1280, 900);
    await page.keyboard.press('Shift+P');
    await page.getByRole('textbox', { name: 'Search' }).fill(name);
    const list = page.getByRole('list', { name: 'Productions' });
    await list.getByRole('listitem', { name }).getByRole('button').first().click();
    await expect(page.getByRole('status', { name: 'Age' })).toContainText(' tasks', SOON);
    await page.keyboard.press('Shift+K');
    await expect(room(page).getByRole('status', { name: 'Age' })).toContainText('Read from', SOON);

    await test.step('three tasks are late', async () => {
      await room(page).getByRole('button', { name: '3 Late' }).click();
      await expect(rows(page)).toHaveCount(3);
      const said = (await rows(page).allInnerTexts()).join('\n');
      for (const late of film.late) {
        const [sequence, shot, type = ''] = late.split(' ');
        expect(said).toMatch(new RegExp(`${sequence} / ${shot}\\s+${type}`));
      }
      await page.screenshot({ path: info.outputPath('late.png') });
    });

    const latest = async (): Promise<string> => {
      await show(page, 'Forecast');
      const cell = room(page)
        .getByRole('row', { name: /^Latest of eight in ten/ })
        .getByRole('cell');
      await expect(cell).toBeAttached(SOON);
      return dayOf(new Date((await cell.textContent()) ?? ''));
    };
    await test.step('the forecast misses the deadline', async () => {
      expect((await latest()) > film.deadline).toBe(true);
    });

    await test.step('one artist is booked twice', async () => {
      await show(page, 'Workload');
      await expect(over(page, film.twice).first()).toBeVisible(SOON);
      const report = await asManager('report', 'workload');
      const busiest = (report['people'] as BookedPerson[]).filter(({ weeks }) =>
        weeks.some(({ booked, capacity }) => booked > capacity),
      );
      expect(busiest.map((one) => one.name)).toEqual([film.twice]);
      await page.screenshot({ path: info.outputPath('booked-twice.png') });
    });

    let moves = 0;
    await test.step('what is too much goes to whoever is free', async () => {
      for (let left = await over(page, film.twice).count(); left > 0 && moves < 40; moves += 1) {
        const week = over(page, film.twice).first();
        const monday = /week of (\S+):/.exec((await week.textContent()) ?? '')?.[1] ?? '';
        await week.press('Enter');
        await rows(page).last().getByRole('button').first().focus();
        await page.keyboard.press('m');
        await room(page)
          .getByRole('button', { name: `Move it to ${film.idle}, week of ${monday}` })
          .click();
        await expect(told(page)).toContainText(`${film.idle} takes it over`, SOON);
        await room(page).getByRole('button', { name: 'Move', exact: true }).click();
        await expect(told(page)).toHaveCount(0, SOON);
        left = await over(page, film.twice).count();
      }
      await page.screenshot({ path: info.outputPath('levelled.png') });
      expect(await over(page, film.twice).count()).toBe(0);
    });
    await test.step('what is late gets a day that can be kept', async () => {
      // Work that is late falls on the next working day.
      const ahead = 8 - isoWeekday(today);
      const [monday = ''] = weekOf(isoWeekday(today) > 5 ? shiftDay(today, ahead) : today);
      for (const late of film.late) {
        const who = assigneeOf(late);
        const [sequence, shot] = late.split(' ');
        await room(page)
          .getByRole('button', { name: new RegExp(`^${who}, week of ${monday}: `) })
          .press('Enter');
        const row = rows(page).filter({ hasText: `${sequence} / ${shot}` });
        await row.getByRole('button').first().focus();
        await page.keyboard.press('m');
        await page.keyboard.press('ArrowRight');
        await expect(told(page)).toContainText('Due', SOON);
        await page.keyboard.press('Enter');
        await expect(told(page)).toHaveCount(0, SOON);
      }
      await show(page, 'Risks');
      await expect(room(page).getByRole('button', { name: '0 Late' })).toBeVisible(SOON);
    });
    expect((await latest()) <= film.deadline).toBe(true);

    const file = join(place.home, 'week.pdf');
    await test.step('the week is printed', async () => {
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, file);
      await page.keyboard.press('Control+p');
      await expect(page.getByText('Kept as week.pdf.')).toBeVisible(SOON);
    });
    const paper = (await textOfPdf(readFileSync(file))).replace(/\s+/g, ' ');

    await test.step('Kitsu agrees with all of it', async () => {
      await expect(page.getByRole('button', { name: /^Not in Kitsu/ })).toHaveCount(0, SENT);
      for (const late of film.late) expect((await kept(late)).due_date > today).toBe(true);
      const lent = film.entities.flatMap((one) =>
        one.tasks.map(
          (task) => [`${one.sequence} ${one.name} ${task.taskType}`.trim(), task] as const,
        ),
      );
      const idleId = film.people.find((one) => one.name === film.idle)?.id ?? '';
      let given = 0;
      for (const [task, { assignee }] of lent)
        if (assignee === film.twice && (await kept(task)).assignees.includes(idleId)) given += 1;
      expect(given).toBe(moves);
      const risks = (await asManager('report', 'risks'))['tasks'] as { level: string }[];
      expect(risks.filter(({ level }) => level === 'late')).toEqual([]);
      const people = (await asManager('report', 'workload'))['people'] as BookedPerson[];
      expect(people.length).toBeGreaterThan(film.people.length);
      for (const { name: who, weeks } of people) {
        const { booked = 0, capacity = 0 } = weeks[0] ?? {};
        expect(booked).toBeLessThanOrEqual(capacity);
        if (booked > 0) expect(paper).toContain(`${who} ${formatMinutes(booked)}`);
      }
    });
  } finally {
    await empty.remove();
  }
});
