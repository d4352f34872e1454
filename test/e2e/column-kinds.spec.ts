import { writeFileSync } from 'node:fs';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { test } from '../fixtures/lead-in-production.ts';
import { SetupPage } from '../fixtures/setup-page.ts';

const SOON = { timeout: 30_000 };
const KINDS: [name: string, type: string, kind: string, choices: string[]][] = [
  ['Lead', 'Person', 'person', []],
  ['Recce', 'Date', 'date', []],
  ['Board', 'Link', 'url', []],
  ['Notes', 'Long text', 'textarea', []],
  ['Gear', 'Several of a list', 'taglist', ['crane', 'dolly', 'drone']],
  ['Steps', 'Checklist', 'checklist', ['key', 'board']],
];

test('columns of every kind are made by hand, filled in the structure, and by a sheet', async ({
  room,
  lead,
}, info) => {
  test.setTimeout(180_000);
  const { stage } = room;
  const { admin, supervisor, manager } = stage.as;
  const path = `/data/projects/${stage.project}`;
  const shot = await stage.newShot();
  const shots = () =>
    admin.get<{ id: string; name: string; data: object | null }[]>(`${path}/shots`);
  const valuesOf = async (wanted: string) =>
    (await shots()).find(({ id, name }) => id === wanted || name === wanted)?.data ?? {};
  const { page } = await lead();
  const grid = page.getByRole('treegrid');

  await test.step('made', async () => {
    await grid.focus();
    await page.keyboard.press('Shift+C');
    const dialog = page.getByRole('dialog', { name: 'Settings of this production' });
    for (const [name, type, , choices] of KINDS) {
      await dialog.getByRole('button', { name: 'New column' }).click();
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await dialog.getByRole('combobox', { name: /^Type/ }).click();
      await page.getByRole('option', { name: type, exact: true }).click();
      const lines = dialog.getByRole('textbox', { name: 'Choices, one a line' });
      if (choices.length > 0) await lines.fill(choices.join('\n'));
      else await expect(lines).toHaveCount(0);
      await dialog.getByRole('button', { name: 'Make it' }).click();
      const row = dialog.getByRole('region', { name: 'Shots' }).getByRole('listitem');
      await expect(row.filter({ hasText: name })).toContainText(
        [type, ...choices].join(', ').replace(',', choices.length > 0 ? ':' : ''),
      );
    }
    expect(await violations(page)).toEqual([]);
    const made = async () =>
      (
        await admin.get<{ name: string; data_type: string; choices: string[] }[]>(
          `${path}/metadata-descriptors`,
        )
      )
        .map((one) => [one.name, one.data_type, one.choices])
        .sort();
    const wanted = KINDS.map(([name, , kind, choices]) => [
      ...[name, kind, kind === 'checklist' ? choices.map((one) => `[ ] ${one}`) : choices],
    ]);
    await expect.poll(made, NOTICED).toEqual(wanted.sort());
    await expect(dialog.getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
    await page.keyboard.press('Escape');
  });

  const filled = {
    ...{ lead: supervisor.user.id, recce: '2027-03-01', board: 'https://board.test/1' },
    ...{ notes: 'At dawn.\nNo rain.', gear: 'crane,dolly' },
  };
  await test.step('filled in the structure', async () => {
    await grid.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('e');
    const panel = page.getByRole('complementary', { name: 'Edit' });
    await panel.getByRole('combobox', { name: 'Lead: None' }).click();
    await page.getByRole('option', { name: supervisor.user.full_name }).click();
    await panel.getByLabel('Recce').fill(filled.recce);
    await panel.getByLabel('Recce').press('Enter');
    const board = panel.getByRole('textbox', { name: 'Board' });
    await board.fill('the board');
    await board.press('Enter');
    await expect(panel.getByRole('alert')).toContainText('Board wants an address that begins with');
    await board.fill(filled.board);
    await board.press('Enter');
    const notes = panel.getByRole('textbox', { name: 'Notes' });
    await notes.fill(filled.notes);
    await notes.press('ControlOrMeta+Enter');
    for (const name of ['crane', 'dolly'])
      await panel.getByRole('group', { name: 'Gear' }).getByRole('checkbox', { name }).check();
    await panel
      .getByRole('group', { name: 'Steps' })
      .getByRole('checkbox', { name: 'key' })
      .check();
    await expect
      .poll(() => valuesOf(shot), NOTICED)
      .toMatchObject({ ...filled, steps: '{"key":true,"board":false}' });
    const said = `Lead: ${supervisor.user.full_name}`;
    await expect(panel.getByRole('combobox', { name: said })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  await test.step('and by a sheet, where a list to tick is refused', async () => {
    const setup = new SetupPage(page);
    await setup.open();
    await setup.choose(stage.unique);
    const known = (await shots()).find(({ id }) => id === shot)?.name ?? '';
    const file = info.outputPath('kinds.csv');
    const header = 'Sequence;Name;Lead;Recce;Board;Notes;Gear;Steps';
    const made = `SQ010;SH900;${supervisor.user.full_name};1.3.2027;${filled.board};"${filled.notes}";Crane, dolly;key`;
    const changed = `SQ010;${known};${manager.user.full_name};;;;drone;`;
    writeFileSync(file, [header, made, changed, ''].join('\r\n'));
    await setup.file.setInputFiles(file);
    await expect(setup.main).toContainText('2 rows', SOON);
    await page.getByRole('button', { name: 'Plan', exact: true }).press('Enter');
    await setup.planned();
    await expect(setup.problems).toContainText(
      'Steps is a list to tick, which a table cannot fill.',
    );
    await setup.problems.getByRole('button').press('Enter');
    await expect(setup.grid).toBeFocused();
    await page.keyboard.press('Delete');
    // “Notes” are a description elsewhere, and a column here: that is asked, and answered by hand.
    await setup.goTo('Plan');
    await setup.planned();
    await expect(setup.questions).toContainText('“Notes” is read as the description');
    await setup.goTo('Columns');
    await page.getByRole('combobox', { name: /^Notes is:/ }).press('Enter');
    await page.getByRole('option', { name: 'Notes', exact: true }).click();
    await setup.goTo('Plan');
    await setup.planned();
    await expect(setup.problems).toHaveCount(0, SOON);
    await expect(setup.questions).toHaveCount(0, SOON);
    const counts = setup.plan.getByRole('status').first();
    await expect(counts).toContainText('1 to make · 2 cells to change');
    // A person by the name, as in the sheet.
    await expect(setup.plan.getByRole('button', { name: known })).toContainText(
      manager.user.full_name,
    );
    await setup.apply.press('Enter');
    await expect(setup.progress).toContainText('Applied', SOON);
    expect(await valuesOf('SH900')).toMatchObject(filled);
    expect(await valuesOf(shot)).toMatchObject({
      ...{ ...filled, lead: manager.user.id, gear: 'drone' },
      steps: '{"key":true,"board":false}',
    });
  });
});
