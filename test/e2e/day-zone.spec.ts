import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { shortDay } from '../../electron/shared/day.ts';
import { dayIn } from '../../electron/shared/zone.ts';
import { expect, test } from '../fixtures/artist.ts';
import { SettingsPage } from '../fixtures/settings-page.ts';

/** The defaults for a new artist. */
test.beforeEach(({ place }) => rmSync(join(place.profile, 'settings.json')));

test('days go by the profile’s zone where that is chosen, with the network gone too', async ({
  signIn,
  launch,
  kitsu,
  faults,
}) => {
  await kitsu.spareTask();
  // As far from the profile's zone as possible: for most of the day it is another date.
  const here =
    dayIn('UTC', Date.now()) === dayIn('Etc/GMT-14', Date.now()) ? 'Etc/GMT+12' : 'Etc/GMT-14';
  const first = await signIn(faults.url, { env: { TZ: here } });
  const settings = new SettingsPage(first.page);
  await expect(first.today.sync).toContainText('All in Kitsu');
  const own = dayIn(here, Date.now());
  await expect(first.page.getByText(/^In your Kitsu profile’s zone, .*, it is /)).toBeVisible();
  await settings.open();
  await expect(settings.radio('Time zone', /^This computer’s clock/)).toBeChecked();
  await expect(settings.group('Time zone')).toContainText(shortDay(own, own));
  await settings.radio('Time zone', /^The time zone of my Kitsu profile/).check();
  await first.page.keyboard.press('Escape');
  await expect(first.page.getByText(/^Days go by .*\. On this computer \(UTC/)).toBeVisible();
  await first.close();

  faults.unplug();
  const { page } = await launch({ place: first.place, env: { TZ: here } });
  await expect(page.getByText(/^Days go by .*\. On this computer \(UTC/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Today/);
});
