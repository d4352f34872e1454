import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { deferred } from '../fixtures/deferred.ts';
import { test } from '../fixtures/lead-in-production.ts';
import { SetupPage } from '../fixtures/setup-page.ts';

const SOON = { timeout: 30_000 };
const SHOTS = 60;
/** So many are made before Kitsu takes its time. */
const AT_FIRST = 10;

test('a plan is exported, and its apply is paused, goes on, and is cancelled', async ({
  room,
  lead,
  faults,
  place,
}, info) => {
  test.setTimeout(180_000);
  const { stage } = room;
  const inKitsu = async (): Promise<number> => {
    const path = `/data/projects/${stage.project}/shots`;
    const all = await stage.as.admin.get<{ name: string }[]>(path);
    return all.filter(({ name }) => /^P\d/.test(name)).length;
  };
  /** From now on only so many shots more are made until `release`. */
  const slow = () => {
    let passed = 0;
    const { until, release } = deferred();
    const isOver = () => (passed += 1) > AT_FIRST;
    faults.on('POST', /\/shots$/, { kind: 'hold', until }, Infinity, isOver);
    return release;
  };
  const { page, app } = await lead(faults.url);
  const setup = new SetupPage(page);
  await setup.open();
  await setup.choose(stage.unique);
  const file = info.outputPath('shots.csv');
  const rows = Array.from({ length: SHOTS }, (_, at) => `SQ900,P${1000 + at},24`);
  writeFileSync(file, ['Sequence,Name,Frames', ...rows, ''].join('\n'));
  await setup.file.setInputFiles(file);
  await expect(setup.main).toContainText(`${SHOTS} rows`, SOON);
  await page.getByRole('button', { name: 'Plan', exact: true }).press('Enter');
  await setup.planned();
  await expect(setup.plan.getByRole('status').first()).toContainText(`${SHOTS + 1} to make`);

  await test.step('the plan is kept as a table', async () => {
    const table = join(place.home, 'plan.csv');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, table);
    await setup.plan.getByRole('button', { name: 'Export…' }).press('Enter');
    await expect(page.getByText(`plan.csv: ${SHOTS + 1} lines written.`)).toBeVisible(SOON);
    const lines = readFileSync(table, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/What.Of.Row.Column.Before.After/);
    expect(lines.filter((line) => line.includes('SQ900 / P10'))).toHaveLength(SHOTS);
    expect(await inKitsu()).toBe(0);
  });

  const button = (name: string) => setup.progress.getByRole('button', { name });
  let paused = 0;
  await test.step('it is paused', async () => {
    const release = slow();
    await setup.apply.press('Enter');
    await expect(setup.progress).toContainText('Applying', SOON);
    await expect.poll(inKitsu, SOON).toBeGreaterThanOrEqual(AT_FIRST);
    await button('Pause').press('Enter');
    release();
    await expect(setup.progress).toContainText('Paused', SOON);
    await expect(button('Go on')).toBeVisible();
    await expect(setup.apply).toBeDisabled();
    await expect(setup.plan).toContainText('Something is applied already.');
    expect(await violations(page)).toEqual([]);
    paused = await inKitsu();
    expect(paused).toBeLessThan(SHOTS);
  });

  await test.step('it goes on, and the rest is cancelled once that is confirmed', async () => {
    const release = slow();
    await button('Go on').press('Enter');
    await expect.poll(inKitsu, SOON).toBeGreaterThan(paused);
    await button('Cancel').press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Cancel the rest?' });
    await expect(question).toContainText('What is done so far stays in Kitsu');
    expect(await violations(page)).toEqual([]);
    await question.getByRole('button', { name: 'Go on' }).press('Enter');
    await expect(question).toBeHidden();
    await expect(button('Pause')).toBeVisible();
    await button('Cancel').press('Enter');
    await question.getByRole('button', { name: 'Cancel the rest' }).press('Enter');
    release();
    await expect(setup.progress).toContainText('Cancelled: what was done stays', SOON);
    let made = 0;
    // With their sequence; what was under way when it was cancelled has come to its end.
    await expect(async () => {
      made = await inKitsu();
      await expect(setup.progress).toContainText(`${made + 1} made`, { timeout: 1000 });
    }).toPass(SOON);
    expect(made).toBeGreaterThan(paused);
    expect(made).toBeLessThan(SHOTS);
    await setup.planned();
    await setup.plan.getByRole('button', { name: 'Plan again' }).press('Enter');
    const rest = setup.plan.getByRole('status').first();
    await expect(rest).toContainText(`${SHOTS - made} to make`, SOON);
  });

  await test.step('what was done is taken back', async () => {
    await button('Take it back').press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Take it back?' });
    await question.getByRole('button', { name: 'Take it back' }).press('Enter');
    await expect(setup.progress).toContainText('Taken back', SOON);
    expect(await inKitsu()).toBe(0);
  });
});
