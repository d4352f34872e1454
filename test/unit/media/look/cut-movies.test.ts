import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAtFile } from '../../../../electron/media/look/look.ts';
import { codesOf, movie, PRODUCTION } from './fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'look-'));
afterAll(() => rmSync(folder, { recursive: true }));

function lookAt(bytes: Buffer, name = 'a.mp4') {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return lookAtFile(path, name, PRODUCTION);
}

describe('a movie that is not whole', () => {
  it('was never finished where its index is missing', async () => {
    const whole = readFileSync(movie('silent-b.mp4'));
    const index = whole.indexOf('moov') - 4;
    for (const end of [32, index, index + 40]) {
      expect(codesOf(await lookAt(whole.subarray(0, end))), String(end)).toEqual(['movie-cut']);
    }
  });

  it('lacks its end where the index says more than there is', async () => {
    const whole = readFileSync(movie('sound.mp4'));
    const index = whole.subarray(whole.indexOf('moov') - 4);
    // The index first, as for the web, then less than it says.
    const first = Buffer.concat([whole.subarray(0, 32), index, whole.subarray(32, -index.length)]);
    const look = await lookAt(first.subarray(0, -400));
    expect(look.checks).toContainEqual({ level: 'warning', code: 'movie-cut', what: 'short' });
    expect(look.mend).toBeNull();
  });

  it('is none where it is filled with zeros, or is something else', async () => {
    expect(codesOf(await lookAt(Buffer.alloc(4096)))).toEqual(['not-a-movie']);
    expect(codesOf(await lookAt(Buffer.from('<html>Not found</html>')))).toEqual(['not-a-movie']);
  });

  it('is refused where it is empty', async () => {
    const look = await lookAt(Buffer.alloc(0));
    expect(look.checks).toEqual([{ level: 'refused', code: 'empty' }]);
  });

  it('is read by what it is, not by its name', async () => {
    const look = await lookAt(readFileSync(movie('sound.mkv')), 'b.mp4');
    expect(look.movie?.sounds).toEqual(['AAC']);
  });

  it('that nobody here reads is said to be so', async () => {
    const avi = Buffer.from('RIFF\0\0\0\0AVI LIST', 'latin1');
    expect(codesOf(await lookAt(avi, 'a.avi'))).toEqual(['not-looked-into']);
  });
});

it('says that a file is gone, or is a folder', async () => {
  for (const path of [join(folder, 'gone.mp4'), folder]) {
    const look = await lookAtFile(path, 'a.mp4', PRODUCTION);
    expect(codesOf(look)).toEqual(['unreadable']);
  }
});
