import { expect, fillSignIn, NOTICED, test as base } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { PalettePage } from '../fixtures/palette-page.ts';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';
import { TodayPage } from '../fixtures/today-page.ts';

/** The test with a production of its own, whose shots have columns. */
const test = base.extend<{ room: Publisher }>({
  room: async ({ studio }, use) => {
    const room = await openPublisher(studio);
    await use(room);
    await room.close();
  },
});

const COLUMNS: [name: string, type: string, choices?: string[]][] = [
  ['Mood', 'string'],
  ['Crowd', 'number'],
  ['Stunt', 'boolean'],
  ['Lens', 'list', ['35', '50']],
  ['Gear', 'taglist', ['crane', 'dolly']],
  ['Steps', 'checklist', ['[ ] key', '[x] board']],
];

async function addColumns({ stage }: Publisher): Promise<void> {
  for (const [name, data_type, choices = []] of COLUMNS) {
    await stage.as.admin.post(`/data/projects/${stage.project}/metadata-descriptors`, {
      ...{ name, entity_type: 'Shot', data_type, choices, departments: [], for_client: false },
    });
  }
}

test('a lead edits columns, offline too, and takes one back', async ({
  room,
  studio,
  launch,
  faults,
}) => {
  const { stage } = room;
  await addColumns(room);
  const inKitsu = async (): Promise<unknown> => {
    const path = `/data/tasks/${stage.shared}/full`;
    return (await stage.as.admin.get<{ entity: { data: unknown } }>(path)).entity.data;
  };
  const running = await launch({ args: ['--server', faults.url] });
  const { email } = stage.as.manager.user;
  const account = { email, password: 'kitsu-companion', role: 'artist' };
  await fillSignIn(running, { ...studio, accounts: [account] });
  const { page } = running;
  const today = new TodayPage(page);
  await today.list.getByRole('listitem').getByRole('group').first().press('Enter');
  const about = page.getByRole('complementary', { name: 'About this task' });

  const mood = about.getByRole('textbox', { name: 'Mood' });
  await mood.fill('grim');
  await mood.press('Enter');
  const crowd = about.getByRole('textbox', { name: 'Crowd' });
  await crowd.fill('many');
  await crowd.press('Enter');
  await expect(about.getByRole('alert')).toHaveText('Crowd wants a number.');
  await expect(crowd).toHaveAttribute('aria-invalid', 'true');
  await crowd.fill('12,5');
  await crowd.press('Enter');
  await about.getByRole('checkbox', { name: 'Stunt' }).check();
  await about.getByRole('combobox', { name: 'Lens: None' }).click();
  await page.getByRole('option', { name: '50' }).click();
  const gear = about.getByRole('group', { name: 'Gear' });
  await gear.getByRole('checkbox', { name: 'crane' }).check();
  await gear.getByRole('checkbox', { name: 'dolly' }).check();
  const steps = about.getByRole('group', { name: 'Steps' });
  await steps.getByRole('checkbox', { name: 'key' }).check();
  const before = {
    ...{ mood: 'grim', crowd: 12.5, stunt: 'true', lens: '50', gear: 'crane,dolly' },
    steps: '{"key":true,"board":true}',
  };
  await expect.poll(inKitsu, NOTICED).toMatchObject(before);
  await expect(about.getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
  for (const theme of ['light', 'dark'] as const) {
    await new PalettePage(page).choose(
      `theme ${theme}`,
      `Theme: ${theme === 'dark' ? 'Dark' : 'Light'}`,
    );
    expect(await violations(page)).toEqual([]);
  }

  // Without a network: seen here, waiting, and taken back before Kitsu has heard of it.
  faults.unplug();
  await mood.fill('bright');
  await mood.press('Enter');
  await expect(about.getByText('not in Kitsu yet')).toHaveCount(1);
  await about.getByRole('checkbox', { name: 'Stunt' }).uncheck();
  await expect(about.getByText('not in Kitsu yet')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(about.getByRole('checkbox', { name: 'Stunt' })).toBeChecked();
  await expect(about.getByText('not in Kitsu yet')).toHaveCount(1);
  faults.heal();
  await expect.poll(inKitsu, NOTICED).toMatchObject({ ...before, mood: 'bright' });
  await today.allInKitsu();
});
