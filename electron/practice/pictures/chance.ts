import { createHash } from 'node:crypto';

/** Pseudo-random numbers from 0 to 1, always the same for the same text. */
export function chanceOf(words: string): () => number {
  let state = createHash('sha256').update(words).digest().readUInt32BE(0) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
}

/** A rolling line between -1 and 1: a ridge of hills, the edge of a wood. */
export function rolling(chance: () => number, roughness: number): (x: number) => number {
  const waves = Array.from({ length: 5 }, (_, octave) => ({
    pace: 1.3 * 2 ** octave * (0.8 + 0.4 * chance()),
    shift: chance() * 6.283,
    height: roughness ** octave,
  }));
  const most = waves.reduce((sum, wave) => sum + wave.height, 0);
  return (x) =>
    waves.reduce((sum, wave) => sum + wave.height * Math.sin(x * wave.pace + wave.shift), 0) / most;
}
