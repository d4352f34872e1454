import { expect, test } from '../fixtures/app.ts';

test('the app opens on the sign-in form', async ({ launch, studio }) => {
  const { page, consoleLines } = await launch({ args: ['--server', studio.url] });

  await expect(page.getByRole('textbox', { name: 'Server' })).toHaveValue(studio.url);
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the practice studio' })).toBeVisible();
  expect(
    consoleLines.filter((line) => /^(error|pageerror)|Content Security Policy/.test(line)),
  ).toEqual([]);
});

test('an error that no part of the app has caught stops nothing, and is said once', async ({
  launch,
  studio,
}) => {
  const { app, page, output } = await launch({ args: ['--server', studio.url] });
  await expect(page.getByRole('textbox', { name: 'Server' })).toHaveValue(studio.url);
  // A task of its own: an error in the question itself would be its answer.
  await app.evaluate(() => {
    for (const what of ['first', 'second'])
      setImmediate(() => {
        throw new Error(`the ${what} one`);
      });
    void Promise.reject(new Error('a promise'));
  });
  const said = page.getByText('Something went wrong inside the app.');
  await expect(said).toHaveCount(1);
  await expect(page.getByText('Your work is safe on this computer.')).toBeVisible();
  for (const line of ['the first one', 'the second one', 'a promise'])
    expect(output()).toContain(line);
  await page.getByRole('button', { name: 'Open the practice studio' }).click();
  await expect(page.getByRole('list', { name: 'To-do' })).toBeVisible();
});
