import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openedFiles } from '../../../electron/media/opened-files.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-opened-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const item = (name: string, id = 'f1') => ({ kind: 'attachment' as const, id, name });
const placeFor = (name: string, id = 'f1') =>
  openedFiles(join(folder, 'opened')).placeFor(item(name, id), name);

it('takes pictures, movies and pages alone, by the end of their name', async () => {
  const runs = ['a.sh', 'a.exe', 'a.desktop', 'a.html', 'a.svg', 'a.mp4.bat', 'a.blend', 'a.ma'];
  for (const name of [...runs, 'mp4', '.mp4', 'a.mp4 .lnk', 'a', 'a.mp4\u202e.exe'])
    expect(await placeFor(name), name).toBeNull();
  expect(await placeFor('Shot 10.MOV')).toBe(join(folder, 'opened/attachment-f1/Shot 10.MOV'));
});

it('puts a copy nowhere but into its own folder, which nobody else reads', async () => {
  const place = await placeFor('../../x/../y.pdf');
  expect(place && dirname(place)).toBe(join(folder, 'opened/attachment-f1'));
  expect(await placeFor('a.pdf', '../f1')).toBeNull();
  if (process.platform !== 'win32' && place)
    expect(statSync(dirname(place)).mode & 0o777).toBe(0o700);
});

it.each([
  ['a.png', '89504e470d0a1a0a', true],
  ['a.mp4', '0000001866747970', true],
  ['a.pdf', Buffer.from('%PDF-1.4').toString('hex'), true],
  ['a.mp4', Buffer.from('#!/bin/sh\necho').toString('hex'), false],
  ['a.mp4', Buffer.from('<html><script>').toString('hex'), false],
  ['a.png', Buffer.from('[Desktop Entry]').toString('hex'), false],
  ['a.pdf', Buffer.from('\x7fELF').toString('hex'), false],
  ['a.jpg', '4d5a9000', false],
  ['a.png', '0000001866747970', false],
  ['a.png', '', false],
])('%s that begins with %s: %s', async (name, hex, isSo) => {
  const file = join(folder, name);
  writeFileSync(file, Buffer.from(hex, 'hex'));
  expect(await openedFiles(folder).isWhatItSays(file)).toBe(isSo);
});

it('leaves nothing behind', async () => {
  const place = await placeFor('a.pdf');
  if (place) writeFileSync(place, '%PDF-');
  const files = openedFiles(join(folder, 'opened'));
  expect(place && (await files.isThere(place))).toBe(true);
  await files.clear();
  expect(place && (await files.isThere(place))).toBe(false);
  expect(place && (await files.isWhatItSays(place))).toBe(false);
});
