import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import type { Running } from '../fixtures/launch.ts';
import { SetupPage } from '../fixtures/setup-page.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf, type Studio } from '../fixtures/studio.ts';

/** The first production of the practice studio, which the room shows first. */
const FILM = 'Le Jardin de sel';

/** Signs in whoever leads the practice studio's productions. */
async function asManager(
  launch: (options: { args: string[] }) => Promise<Running>,
  studio: Studio,
): Promise<Running> {
  const running = await launch({ args: ['--server', studio.url] });
  const { email, password } = accountOf(studio, 'manager');
  await running.page.getByRole('textbox', { name: 'Email' }).fill(email);
  await running.page.getByRole('textbox', { name: 'Password' }).fill(password);
  await running.page.keyboard.press('Enter');
  await expect(running.page.getByRole('status', { name: 'Sync' })).toContainText('All in Kitsu');
  return running;
}

/** Drops a file as a file manager does: only such a file has a path. */
async function drop(page: Page, path: string): Promise<void> {
  const box = await page.getByRole('group', { name: 'Drop a file here' }).boundingBox();
  if (!box) throw new Error('There is nowhere to drop it.');
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

async function axeInBothThemes(page: Page): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await violations(page)).toEqual([]);
  }
}

interface Entity {
  id: string;
  name: string;
  parent_id: string | null;
  nb_frames: number | null;
}

/** The shots of a sequence, as Kitsu has them. */
async function shotsOf(api: StudioApi, sequence: string): Promise<Entity[]> {
  const [project] = await api.get<{ id: string }[]>(
    `/data/projects?name=${encodeURIComponent(FILM)}`,
  );
  if (!project) throw new Error(`There is no ${FILM}.`);
  const list = (kind: string) => api.get<Entity[]>(`/data/projects/${project.id}/${kind}`);
  const found = (await list('sequences')).find(({ name }) => name === sequence);
  return found ? (await list('shots')).filter(({ parent_id: parent }) => parent === found.id) : [];
}

test('a sheet is dropped, matched, mended, planned, applied and taken back', async ({
  launch,
  studio,
}, info) => {
  test.setTimeout(150_000);
  const api = await signInToApi(studio, accountOf(studio, 'manager'));
  const sequence = `SQ${Date.now() % 100_000}`;
  const { page } = await asManager(launch, studio);
  const setup = new SetupPage(page);
  await setup.open();
  await expect(setup.file).toBeVisible();
  await axeInBothThemes(page);

  await test.step('a column that nobody knows is asked about', async () => {
    const file = info.outputPath('shots.csv');
    const rows = [
      'Sequence;Name;Frames;Mood',
      `${sequence};SH010;48;calm`,
      `${sequence};SH020;many;calm`,
      `${sequence};SH030;24;`,
    ];
    writeFileSync(file, rows.join('\r\n'));
    await drop(page, file);
    await expect(setup.columns.getByRole('listitem')).toHaveCount(4);
    await expect(setup.step('Columns (1)')).toBeChecked();
    await expect(setup.step('Columns (1)')).toBeFocused();
    await axeInBothThemes(page);
    await page.getByRole('combobox', { name: /^Mood is:/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: 'Left out' })).toBeVisible();
    await page.keyboard.type('Left');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Mood is: Left out' })).toBeVisible();
    await expect(setup.step('Columns')).toBeChecked();
  });

  await test.step('a problem leads to its cell, which is mended by typing', async () => {
    await page.getByRole('button', { name: 'Plan', exact: true }).focus();
    await page.keyboard.press('Enter');
    await setup.planned();
    await expect(setup.problems).toContainText('“many” is no whole number of frames.');
    await expect(setup.apply).toBeDisabled();
    await axeInBothThemes(page);
    await setup.problems.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(setup.grid).toBeFocused();
    await expect(setup.cell('Frames', 2)).toHaveAccessibleName(/Problem: “many” is no whole/);
    await expect(setup.cell('Name', 2)).toHaveAccessibleName('Name, row 2: SH020. New');
    await axeInBothThemes(page);
    await page.keyboard.type('36');
    await page.keyboard.press('Enter');
    await expect(setup.cell('Frames', 2)).toHaveAccessibleName('Frames, row 2: 36');
  });

  await test.step('cells are copied, filled, cleared and taken back with the keyboard', async () => {
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('ControlOrMeta+d');
    await expect(setup.cell('Frames', 3)).toHaveAccessibleName('Frames, row 3: 36');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(setup.cell('Frames', 3)).toHaveAccessibleName('Frames, row 3: 24');
    await page.keyboard.press('Delete');
    await expect(setup.cell('Frames', 2)).toHaveAccessibleName('Frames, row 2: blank');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(setup.cell('Frames', 2)).toHaveAccessibleName('Frames, row 2: 36');
    await page.keyboard.press('ControlOrMeta+Home');
    await expect(setup.cell('Sequence', 1)).toHaveAttribute('aria-selected', 'true');
  });

  const made = (): Promise<Entity[]> => shotsOf(api, sequence);

  await test.step('the plan is applied, and is nothing afterwards', async () => {
    await setup.goTo('Plan');
    await setup.planned();
    await expect(setup.problems).toHaveCount(0);
    await expect(setup.plan.getByRole('status').first()).toContainText('4 to make');
    expect(await made()).toEqual([]);
    await setup.apply.focus();
    await page.keyboard.press('Enter');
    await expect(setup.progress).toContainText('Applied');
    await expect(setup.progress).toContainText('4 made');
    await axeInBothThemes(page);
    const shots = await made();
    expect(shots.map(({ name, nb_frames }) => [name, nb_frames]).sort()).toEqual([
      ['SH010', 48],
      ['SH020', 36],
      ['SH030', 24],
    ]);
    await expect(setup.plan).toContainText('Nothing to do: Kitsu has all of it.');
    await expect(setup.apply).toBeDisabled();
  });

  await test.step('it is taken back', async () => {
    await setup.progress.getByRole('button', { name: 'Take it back' }).focus();
    await page.keyboard.press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Take it back?' });
    await question.getByRole('button', { name: 'Take it back' }).click();
    await expect(setup.progress).toContainText('Taken back');
    expect(await made()).toEqual([]);
  });
});

test('cells of a spreadsheet are pasted as a sheet, which is there after a restart', async ({
  launch,
  studio,
}) => {
  const { page, close } = await asManager(launch, studio);
  const setup = new SetupPage(page);
  await setup.open();
  await expect(setup.file).toBeVisible();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Sequence\tName\nSQ700\tSH010\nSQ700\tSH020\n');
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await expect(setup.grid).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('SH030');
  await page.keyboard.press('Enter');
  await expect(setup.main).toContainText('3 rows');
  await expect(setup.main).toContainText('Saved here');
  await close();

  const again = await launch();
  await expect(again.page.getByRole('status', { name: 'Sync' })).toBeVisible();
  const kept = new SetupPage(again.page);
  await kept.open();
  await expect(kept.cell('Name', 3)).toHaveAccessibleName('Name, row 3: SH030');
  // What was typed before the restart can still be undone.
  await kept.grid.focus();
  await again.page.keyboard.press('ControlOrMeta+z');
  await expect(kept.cell('Name', 3)).toHaveAccessibleName('Name, row 3: blank');
});

test('cells are selected, filled and changed with the mouse', async ({ launch, studio }) => {
  const { page } = await asManager(launch, studio);
  const setup = new SetupPage(page);
  await setup.open();
  await page.getByRole('button', { name: 'shots' }).click();
  await expect(setup.grid).toBeFocused();
  await setup.cell('Name', 1).click();
  await page.keyboard.type('SH010\n');
  await page.keyboard.type('SH020\n');
  // Both, and by the handle in their corner two rows further.
  await setup.cell('Name', 1).hover();
  await page.mouse.down();
  await setup.cell('Name', 2).hover();
  await page.mouse.up();
  await expect(setup.cell('Name', 1)).toHaveAttribute('aria-selected', 'true');
  await expect(setup.cell('Name', 3)).toHaveAttribute('aria-selected', 'false');
  const corner = await setup.cell('Name', 2).boundingBox();
  if (!corner) throw new Error('The cell is not in sight.');
  await page.mouse.move(corner.x + corner.width - 4, corner.y + corner.height - 4);
  await page.mouse.down();
  await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height * 1.5, { steps: 4 });
  await page.mouse.up();
  await expect(setup.cell('Name', 3)).toHaveAccessibleName('Name, row 3: SH030');

  await setup.cell('Name', 3).dblclick();
  const box = page.getByRole('textbox', { name: 'Name, row 3' });
  await expect(box).toBeFocused();
  await box.fill('SH035');
  await setup.cell('Name', 1).click();
  await expect(setup.cell('Name', 3)).toHaveAccessibleName('Name, row 3: SH035');

  await setup.cell('Name', 3).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Clear/ }).click();
  await expect(setup.cell('Name', 3)).toHaveAccessibleName('Name, row 3: blank');
  await page.getByRole('columnheader', { name: 'Name' }).click();
  await page.keyboard.press('Delete');
  await expect(setup.cell('Name', 1)).toHaveAccessibleName('Name, row 1: blank');
  await expect(setup.main).toContainText('0 rows');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(setup.cell('Name', 2)).toHaveAccessibleName('Name, row 2: SH020');
});

test('the clips of a cut are named by a pattern that is tried out as it is typed', async ({
  launch,
  studio,
}, info) => {
  const { page } = await asManager(launch, studio);
  const setup = new SetupPage(page);
  await setup.open();
  const file = info.outputPath('cut.edl');
  const event = (number: number, from: number, name: string): string => {
    const at = (seconds: number): string => `01:00:0${seconds}:00`;
    const times = `00:00:00:00 00:00:02:00 ${at(from)} ${at(from + 2)}`;
    return `00${number}  AX       V     C        ${times}\n* FROM CLIP NAME: ${name}\n`;
  };
  const clips = [event(1, 0, 'SQ800_SH010'), event(2, 2, 'SQ800_SH020'), event(3, 4, 'leader')];
  writeFileSync(file, `TITLE: CUT\nFCM: NON-DROP FRAME\n\n${clips.join('\n')}`);
  await setup.file.setInputFiles(file);
  await expect(setup.step('Cut')).toBeChecked();
  const tried = page.getByRole('region', { name: 'Clips' });
  await expect(tried).toContainText('3 clips');
  await page.getByRole('textbox', { name: 'Names of the clips' }).fill('{sequence}_{shot}');
  await expect(tried.getByRole('status')).toContainText('2 shots, 1 clip without a match');
  await expect(tried).toContainText('leader');
  await page.getByRole('radio', { name: /All begin at one frame/ }).check();
  await axeInBothThemes(page);
  await page.getByRole('button', { name: 'Make rows of the clips' }).press('Enter');
  await expect(setup.cell('Name', 2)).toHaveAccessibleName('Name, row 2: SH020');
  await expect(setup.cell('Frame In', 2)).toHaveAccessibleName('Frame In, row 2: 1001');
});

test('an artist is told who sets a production up, and nothing is offered', async ({ signIn }) => {
  const { page } = await signIn();
  const setup = new SetupPage(page);
  await setup.open();
  await expect(setup.main.getByRole('alert')).toContainText('Only managers and administrators');
  await expect(setup.file).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(setup.main).toHaveCount(0);
});

test('a file that takes a while shows how far it is, and is stopped with the keyboard', async ({
  launch,
  studio,
}, info) => {
  const { page } = await asManager(launch, studio);
  const setup = new SetupPage(page);
  await setup.open();
  await expect(setup.file).toBeVisible();
  const file = info.outputPath('large.csv');
  const row = (at: number): string => `SQ${at % 900},SH${at},24,${'x'.repeat(180)}`;
  const rows = Array.from({ length: 90_000 }, (_, at) => row(at));
  writeFileSync(file, ['Sequence,Name,Frames,Description', ...rows].join('\n'));
  await drop(page, file);
  const line = page.getByRole('progressbar', { name: 'Reading the file' });
  await expect(line).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('Enter');
  await expect(line).toBeHidden();
  await expect(setup.file).toBeFocused();
  await expect(setup.grid).toBeHidden();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what the reader of a file says of it can be read beside its rows', async ({
  launch,
  studio,
}, info) => {
  const { page } = await asManager(launch, studio);
  const setup = new SetupPage(page);
  await setup.open();
  const file = info.outputPath('quotes.csv');
  writeFileSync(file, 'Sequence,Name\nSQ01,SH010\nSQ01,"SH020');
  await drop(page, file);
  await expect(setup.grid).toBeVisible();
  await page.getByText('1 place that could not be read').click();
  await expect(page.getByRole('list', { name: 'Notes about the file' })).toHaveText(
    /^Row \d: A quote is wrong: it is not closed\.$/,
  );
  await axeInBothThemes(page);
  await page.screenshot({ path: info.outputPath('notes.png') });
});
