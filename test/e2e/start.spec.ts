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
