import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shownType } from '../../../../../electron/media/shown-type.ts';
import { openMovie, troubleOf } from '../../../../../renderer/rooms/viewer/frames/open-movie.ts';
import { embedded } from '../../../../../renderer/rooms/viewer/model/embedded.ts';
import { cubeGlb } from '../../../../fixtures/made-glb.ts';
import { madePdf } from '../../../../fixtures/made-pdf.ts';
import { mutated } from '../../../../fixtures/mutated.ts';
import { paintedPng } from '../../../../fixtures/painted-png.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../fixtures/counted-movies');
const MOVIES = readdirSync(FOLDER)
  .filter((name) => /\.(mp4|mov|mkv|webm)$/.test(name))
  .map((name) => ({ name, bytes: readFileSync(join(FOLDER, name)) }));
/**
 * Left out are those with which mediabunny 1.61.0 is busy without end on one of the movies, about one damaged movie in
 * thirty: that is the watchdog's to end, and its test does without such movies.
 */
const LEFT_OUT = new Set([1, 2, 3, 4, 5, 7, 11, 21, 23, 28, 35, 42, 44, 48, 49, 50]);
const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1).filter((seed) => !LEFT_OUT.has(seed));

let served: Buffer = Buffer.alloc(0);

/** As `media:` answers, one part at a time. */
function part(_url: string, { headers }: { headers: { Range: string } }): Promise<Response> {
  const [from = 0, to = 0] = (/(\d+)-(\d+)/.exec(headers.Range) ?? []).slice(1).map(Number);
  const body = served.subarray(from, to + 1);
  if (body.length === 0) return Promise.resolve(new Response(null, { status: 416 }));
  const range = { 'Content-Range': `bytes ${from}-${from + body.length - 1}/${served.length}` };
  return Promise.resolve(new Response(new Uint8Array(body), { status: 206, headers: range }));
}

describe('movies that were damaged', () => {
  beforeAll(() => {
    vi.stubGlobal('fetch', part);
    // The reader says what it finds odd.
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    // What lies in a movie is read here, not decoded.
    const isConfigSupported = () => Promise.resolve({ supported: true });
    vi.stubGlobal(
      'VideoDecoder',
      class {
        static readonly isConfigSupported = isConfigSupported;
      },
    );
    vi.stubGlobal(
      'AudioDecoder',
      class {
        static readonly isConfigSupported = isConfigSupported;
      },
    );
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const read = (bytes: Buffer) => {
    served = bytes;
    return openMovie('media://movie/x').then(
      ({ facts }) => (facts.times.length > 0 ? 'shown' : 'empty'),
      (error: unknown) => troubleOf(error).why,
    );
  };

  it.each(MOVIES)('are shown, or it is said why not: $name', async ({ bytes }) => {
    expect(['shown', 'codec', 'no-pictures']).toContain(await read(bytes));
    for (const seed of SEEDS) {
      const outcome = await read(mutated(bytes, seed));
      expect(['shown', 'codec', 'no-pictures', 'damaged', 'too-long'], `seed ${seed}`).toContain(
        outcome,
      );
    }
  });
});

describe('what is read whole', () => {
  const glb = cubeGlb();
  it('a damaged model is a model, or words', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const outcome = embedded(new Uint8Array(mutated(glb, seed)));
      expect(['model', 'words'], `seed ${seed}`).toContain(outcome.kind);
    }
  });

  it('a damaged picture, document or model is one of those that a page may load, or none', () => {
    const files = [paintedPng(40, 30, () => [1, 2, 3, 255]), madePdf('https://example.com'), glb];
    const types = [null, 'image/png', 'image/svg+xml', 'application/octet-stream'];
    for (const file of files)
      for (let seed = 1; seed <= 100; seed += 1) {
        const bytes = mutated(file, seed);
        expect(types, `seed ${seed}`).toContain(shownType(bytes, bytes.length));
      }
  });
});
