import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToItsEnd } from '../fixtures/app-ends.ts';
import { expect, test } from '../fixtures/artist.ts';

/** What the app on another computer puts into a profile that both reach. */
const other = (host: string): string =>
  JSON.stringify({ host, machine: 'another', pid: 1, start: 'there' });

test('a start at login leaves a profile alone that is open on another computer, and says where', async ({
  desktop,
  place,
}) => {
  writeFileSync(join(place.profile, 'in-use.json'), other('anna-pc'));
  const ended = await runToItsEnd(desktop, place, ['--profile', place.profile, '--hidden']);
  expect(ended.output).toContain('Kitsu Companion is open on anna-pc.');
  expect(ended.code).toBe(1);
  expect(existsSync(join(place.profile, 'accounts'))).toBe(false);
});

test('the app closes and says so when it is opened on another computer; what was typed is kept', async ({
  atTask,
  again,
  place,
  kitsu,
  faults,
}) => {
  const { app, today, task } = await atTask();
  faults.unplug();
  await today.log(task.title, '1h');
  await expect(today.mark(task.title, /^Saved here/)).toBeVisible();
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = ((shown: { message: string }) => {
      console.log(`dialog: ${shown.message}`);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
  let printed = '';
  app.process().stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(app.process(), 'exit');
  writeFileSync(join(place.profile, 'wanted.json'), other('bea-pc'));
  await ended;
  expect(printed).toContain('dialog: Kitsu Companion has moved to bea-pc');
  expect(existsSync(join(place.profile, 'in-use.json'))).toBe(false);

  faults.heal();
  const second = await again();
  await second.today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(60);
});
