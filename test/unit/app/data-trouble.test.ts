import { expect, it } from 'vitest';
import { dataTrouble } from '../../../electron/app/data-trouble.ts';
import { FromNewerApp } from '../../../electron/replica/schema.ts';

const FOLDER = '/home/anna/profile/accounts/a';
const coded = (code: string): Error => Object.assign(new Error(code), { code });

it.each<[string, unknown, boolean, RegExp, RegExp]>([
  ['a file of another user', coded('SQLITE_CANTOPEN'), true, /another user/, /Ask whoever/],
  ['a folder that may not be read', coded('EACCES'), false, /may not read and write/, /right to/],
  ['a file that may not be written', coded('SQLITE_READONLY'), false, /may not read and/, /right/],
  ['a full disk', coded('ENOSPC'), false, /disk is full/, /Free some space/],
  ['a full disk, whoever owns it', coded('SQLITE_FULL'), true, /disk is full/, /Free some space/],
  ['a file that somebody holds', coded('SQLITE_BUSY'), false, /another program/, /Close what/],
  ['a drive that fails', coded('SQLITE_IOERR_READ'), false, /SQLITE_IOERR_READ/, /network drive/],
  ['anything else', 'out of luck', false, /out of luck/, /Check the disk/],
])('says why and what to do: %s', (_, error, isOthers, why, what) => {
  const said = dataTrouble(error, FOLDER, isOthers, { own: '0.1.0', last: null });
  expect(said.code).toBe('disk');
  expect(said.message).toMatch(why);
  expect(said.message).toContain('Nothing in it was changed');
  expect(said.action).toMatch(what);
});

it('names the newer version that was here, where that is known', () => {
  const newer = new FromNewerApp('Schema 9');
  const said = (last: string | null) => dataTrouble(newer, FOLDER, false, { own: '0.9.0', last });
  expect(said('0.10.2')).toMatchObject({
    code: 'newer-app',
    message: expect.stringMatching(
      /^Kitsu Companion 0\.10\.2 has used .* this is 0\.9\.0\. Nothing/,
    ),
    action: expect.stringContaining('Install Kitsu Companion 0.10.2 again'),
  });
  expect(said('0.9.0').message).toMatch(/^Kitsu Companion has used/);
  expect(said(null).action).toContain('newest version');
});
