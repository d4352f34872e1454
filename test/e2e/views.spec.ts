import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { PalettePage } from '../fixtures/palette-page.ts';

const namesOf = (titles: string[]): string[] => [...titles].sort();

test('several values of a filter, their numbers and chips, kept over a restart', async ({
  signIn,
  again,
  kitsu,
}) => {
  const tasks = await kitsu.todo();
  const statuses = [...new Set(tasks.map(({ statusName }) => statusName))].slice(0, 2);
  const wanted = tasks.filter(({ statusName }) => statuses.includes(statusName));
  const running = await signIn();
  const { page, today } = running;
  await today.allInKitsu();

  await page.keyboard.press('f');
  const status = page.getByRole('combobox', { name: /^Status: / });
  await expect(status).toBeFocused();
  await page.keyboard.press('Enter');
  for (const name of statuses) {
    const count = tasks.filter(({ statusName }) => statusName === name).length;
    await page.getByRole('option', { name: `${name}, ${count}` }).click();
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Status: 2 chosen' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hide filters: 2' })).toBeVisible();
  const listed = () => today.list.getByRole('listitem');
  await expect(listed()).toHaveCount(wanted.length);
  const labels = await listed().evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('aria-label') ?? ''),
  );
  expect(namesOf(labels)).toEqual(namesOf(wanted.map(({ title }) => title)));
  expect(await violations(page)).toEqual([]);
  await running.close();

  const next = await again();
  const chips = next.page.getByRole('list', { name: 'Filters' });
  const chip = (name: string | undefined) =>
    chips.getByRole('button', { name: `Remove filter: Status ${name}` });
  await expect(chip(statuses[0])).toBeVisible();
  await expect(next.today.list.getByRole('listitem')).toHaveCount(wanted.length);
  await chip(statuses[0]).click();
  await expect(next.page.getByRole('textbox', { name: 'Search my tasks' })).toBeFocused();
  await expect(next.today.list.getByRole('listitem')).toHaveCount(
    tasks.filter(({ statusName }) => statusName === statuses[1]).length,
  );
});

test('a list is sorted the other way round and grouped apart from that', async ({
  signIn,
  kitsu,
}) => {
  const tasks = await kitsu.todo();
  // As people count: `Half done 3c` before `Half done 28`.
  const { compare } = new Intl.Collator('en', { numeric: true });
  const productions = [...new Set(tasks.map(({ projectName }) => projectName))].sort(compare);
  const { page, today } = await signIn();
  await today.allInKitsu();
  const choose = async (select: string, option: string): Promise<void> => {
    await page.getByRole('combobox', { name: `${select}: ` }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await page.getByRole('button', { name: 'Filter and sort' }).click();
  await choose('Group', 'Group by production');
  await expect(today.list.getByRole('heading', { level: 2 })).toHaveText(
    productions.map((name) => new RegExp(`^${name}`)),
  );
  await choose('Group', 'No groups');
  await choose('Sort', 'By name');
  const first = today.list.getByRole('listitem').first();
  const least = await first.getAttribute('aria-label');
  await page.getByRole('button', { name: 'A to Z' }).click();
  await expect(page.getByRole('button', { name: 'Z to A' })).toBeVisible();
  await expect(first).not.toHaveAttribute('aria-label', least ?? '');
});

test('a view is saved, shown by its key and in the palette, renamed, removed and back again', async ({
  signIn,
  again,
}) => {
  const running = await signIn();
  const { page, today } = running;
  await today.allInKitsu();
  const menu = (owner = page) => owner.getByRole('button', { name: /^View: / });
  const save = async (name: string): Promise<void> => {
    await menu().click();
    await page.getByRole('menuitem', { name: 'Save this view…' }).click();
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await save('Everything');
  await today.search.fill('sq');
  await save('Sequences');
  await expect(menu()).toHaveAccessibleName('View: Sequences');
  await page.keyboard.press('Control+1');
  await expect(today.search).toHaveValue('');
  await new PalettePage(page).choose('view sequences', 'View: Sequences');
  await expect(today.search).toHaveValue('sq');

  await menu().click();
  await page.getByRole('menuitem', { name: 'Rename, remove, set default…' }).click();
  const name = page.getByRole('textbox', { name: 'Name of view Sequences' });
  await name.fill('Shots');
  await name.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of view Shots' })).toBeVisible();
  const boxes = page.getByRole('dialog').getByRole('checkbox', { name: 'Default' });
  await boxes.nth(0).check();
  await expect(boxes.nth(0)).toBeChecked();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove Shots' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of view Shots' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await menu().click();
  await expect(page.getByRole('menuitem', { name: 'Shots' })).toBeVisible();
  await page.keyboard.press('Escape');
  // The search was left as it is; the app starts with the default all the same.
  await expect(today.search).toHaveValue('sq');
  await running.close();

  const next = await again();
  await expect(next.today.search).toHaveValue('');
  await expect(menu(next.page)).toHaveAccessibleName('View: Everything');
});
