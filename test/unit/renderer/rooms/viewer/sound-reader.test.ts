import { expect, it } from 'vitest';
import { lay, silence } from '../../../../../renderer/rooms/viewer/frames/sound-reader.ts';

/** Ten samples at ten a second, whose values are the tenths of the moments that they are for. */
function sample(timestamp: number, numberOfChannels = 1, sampleRate = 10) {
  return {
    ...{ timestamp, sampleRate, numberOfChannels, numberOfFrames: 10 },
    copyTo(
      place: Float32Array,
      { frameOffset = 0, frameCount = 0, planeIndex }: Record<string, number>,
    ) {
      for (let at = 0; at < frameCount; at += 1)
        place[at] = Math.round(timestamp * 10) + frameOffset + at + 100 * (planeIndex ?? 0);
    },
  } as unknown as Parameters<typeof lay>[0];
}

const piece = (from: number, seconds: number, ...samples: ReturnType<typeof sample>[]) => {
  const made = silence({ sampleRate: 10, numberOfChannels: 1 }, seconds);
  for (const one of samples) lay(one, from, made);
  return [...(made.channels[0] ?? [])];
};

it('cuts a piece of sound out of what was decoded, to the sample', () => {
  expect(piece(2.5, 0.4, sample(2))).toEqual([25, 26, 27, 28]);
  expect(piece(2.8, 0.4, sample(2), sample(3))).toEqual([28, 29, 30, 31]);
});

it('is silent where there is no sound, and where it comes from something else', () => {
  expect(piece(0, 0.4, sample(0.2))).toEqual([0, 0, 2, 3]);
  expect(piece(5, 0.2, sample(2), sample(9))).toEqual([0, 0]);
  expect(piece(0, 0.2, sample(0, 1, 20))).toEqual([0, 0]);
});

it('has two channels at most', () => {
  const made = silence({ sampleRate: 10, numberOfChannels: 6 }, 0.2);
  lay(sample(1, 6), 1, made);
  expect(made.channels.map((one) => [...one])).toEqual([
    [10, 11],
    [110, 111],
  ]);
});
