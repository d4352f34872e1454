import type { VideoSample } from 'mediabunny';
import { expect, test, vi } from 'vitest';
import { FrameReader } from '../../../../../renderer/rooms/viewer/frames/frame-reader.ts';
import type { OpenMovie } from '../../../../../renderer/rooms/viewer/frames/open-movie.ts';

const RATE = 24;

/** A decoded frame of next to nothing. */
const sampleAt = (frame: number): VideoSample =>
  ({
    timestamp: frame / RATE,
    rotation: 0,
    flip: false,
    close: () => undefined,
    toVideoFrame: () => ({
      format: 'I420',
      visibleRect: { width: 2, height: 2 },
      displayWidth: 2,
      displayHeight: 2,
      colorSpace: { toJSON: () => ({}) },
      allocationSize: () => 6,
      copyTo: () => Promise.resolve([]),
      close: () => undefined,
    }),
  }) as unknown as VideoSample;

/** A movie of thirty frames, all of them key frames. `decode` comes before each frame. */
function reader(decode: (frame: number) => Promise<void>, lacks: number[] = []): FrameReader {
  const times = Float64Array.from({ length: 30 }, (_, at) => at / RATE);
  const movie = { facts: { times }, keys: times } as unknown as OpenMovie;
  async function* frames(wanted: Iterable<number>): AsyncGenerator<VideoSample, void, unknown> {
    for (const time of wanted) {
      const frame = Math.floor(time * RATE + 0.001);
      await decode(frame);
      if (!lacks.includes(frame)) yield sampleAt(frame);
    }
  }
  return new FrameReader(movie, {
    samples: (start = 0) => frames(times.filter((time) => time >= start - 0.001)),
    samplesAtTimestamps: (wanted) => frames(wanted as Iterable<number>),
  });
}

test('a frame that is kept comes at once, while those before it are still being decoded', async () => {
  const stuck = new Promise<void>(() => undefined);
  const decoded: number[] = [];
  const movie = reader((frame) => {
    decoded.push(frame);
    return frame < 10 ? stuck : Promise.resolve();
  });
  await movie.frame(20, -1);
  await movie.frame(19, -1);
  await vi.waitFor(() => expect(Math.min(...decoded)).toBeLessThan(10));
  await movie.frame(18, -1);
  await movie.frame(13, -1);
});

test('every frame comes, on and back and by jumps', async () => {
  const movie = reader(() => Promise.resolve());
  const there = Array.from({ length: 30 }, (_, at) => at);
  for (const frame of [...there, ...there.toReversed(), 17, 3, 28, 0]) {
    await movie.frame(frame, frame % 2 === 0 ? 1 : -1);
    expect(movie.kept(frame)).toBeDefined();
  }
});

test('a frame that the movie lacks is tried once ahead, and refused where it is asked for', async () => {
  const tried: number[] = [];
  const movie = reader(
    (frame) => {
      tried.push(frame);
      return Promise.resolve();
    },
    [5],
  );
  await movie.frame(4, 1);
  await expect(movie.frame(5, 1)).rejects.toThrow();
  await movie.frame(4, 1);
  await movie.frame(6, 1);
  expect(tried.filter((frame) => frame === 5).length).toBeLessThan(6);
});
