import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lookAtFile } from '../../../../electron/media/look/look.ts';
import { addSilentTrack } from '../../../../electron/media/mend/silent-track.ts';
import { checkText } from '../../../../electron/shared/file-look.ts';
import { jpeg, png } from './a-picture.ts';
import { movie, PRODUCTION } from './fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SEEDS = [
  ...readdirSync(dirname(movie('silent.mp4')))
    .filter((name) => !name.endsWith('.mjs'))
    .map((name) => ({ name, bytes: readFileSync(movie(name)) })),
  { name: 'a.png', bytes: png() },
  { name: 'a.jpg', bytes: jpeg() },
];

/** Values at which readers of tables have always gone wrong. */
const EXTREMES = [0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0xffff, 0x0100_0000];

/** The same numbers in every run: mulberry32. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function mutated(bytes: Buffer, pick: (below: number) => number): Buffer {
  let out = Buffer.from(bytes);
  for (let times = 1 + pick(4); times > 0; times -= 1) {
    // Where the index of an MP4 begins, or anywhere.
    const index = Math.max(0, out.indexOf('moov'));
    const from = pick(3) === 0 ? 0 : index;
    const at = from + pick(Math.max(1, out.length - from - 4));
    const how = pick(5);
    if (how === 0) out[at] = pick(256);
    else if (how === 1) out.writeUInt32BE(EXTREMES[pick(EXTREMES.length)] ?? 0, at);
    else if (how === 2) out = out.subarray(0, Math.max(40, at));
    else if (how === 3) out = Buffer.concat([out.subarray(0, at), out.subarray(at >> 1)]);
    else out.writeUInt32BE(pick(0x1_0000), at);
  }
  return out;
}

it(
  'gives a look at each of 1,000 damaged files, soon and without much memory',
  { timeout: 60_000 },
  async () => {
    const pick = chance(20_261_129);
    const before = process.memoryUsage().rss;
    let slowest = 0;
    for (let run = 0; run < 1000; run += 1) {
      const { name, bytes } = SEEDS[run % SEEDS.length] ?? { name: '', bytes: Buffer.alloc(0) };
      const path = join(folder, `${run}${extname(name)}`);
      writeFileSync(path, mutated(bytes, pick));
      const begun = performance.now();
      const look = await lookAtFile(path, name, PRODUCTION);
      slowest = Math.max(slowest, performance.now() - begun);
      expect(look.checks.map((check) => checkText(check).text).join(), path).not.toMatch(
        /NaN|undefined|Infinity/,
      );
      if (look.movie)
        expect(Number.isFinite(look.movie.duration + look.movie.frames), path).toBe(true);
      if (look.mend !== null) {
        const result = await addSilentTrack(path, join(folder, 'mended'));
        expect(typeof result.ok).toBe('boolean');
        rmSync(join(folder, 'mended'), { force: true });
      }
      rmSync(path);
    }
    expect(slowest).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  },
);

it('is over at once when nobody waits for it', async () => {
  const stop = new AbortController();
  stop.abort();
  for (const name of ['silent-b.mkv', 'silent-b.mp4']) {
    const look = await lookAtFile(movie(name), name, PRODUCTION, stop.signal);
    expect(look.kind).toBe('movie');
  }
});
