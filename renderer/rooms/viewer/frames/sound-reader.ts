import { AudioSampleSink, type AudioSample, type InputAudioTrack } from 'mediabunny';
import type { SoundPiece } from './frame-messages.ts';

/** Of more channels the first two are heard, which lie in front. */
const MOST_CHANNELS = 2;

/** Short pieces of a movie's sound, decoded where they are asked for. */
export class SoundReader {
  readonly #sink: AudioSampleSink;

  constructor(track: InputAudioTrack) {
    this.#sink = new AudioSampleSink(track);
  }

  /** The sound from one moment up to another, in seconds; `null` where there is none. Throws where it cannot be decoded. */
  async piece(from: number, to: number): Promise<SoundPiece | null> {
    let piece: SoundPiece | null = null;
    for await (const sample of this.#sink.samples(from, to)) {
      try {
        piece ??= silence(sample, to - from);
        lay(sample, from, piece);
      } finally {
        sample.close();
      }
    }
    return piece;
  }
}

type Sample = Pick<
  AudioSample,
  'timestamp' | 'sampleRate' | 'numberOfFrames' | 'numberOfChannels' | 'copyTo'
>;

/** Nothing yet, as long as the piece that is wanted. */
export function silence(
  { sampleRate, numberOfChannels }: Pick<Sample, 'sampleRate' | 'numberOfChannels'>,
  seconds: number,
): SoundPiece {
  const length = Math.max(1, Math.round(seconds * sampleRate));
  const channels = Array.from(
    { length: Math.min(MOST_CHANNELS, numberOfChannels) },
    () => new Float32Array(length),
  );
  return { sampleRate, channels };
}

/** Lays what was decoded where it belongs in a piece that begins at `from`; what lies beyond is left out. */
export function lay(sample: Sample, from: number, { sampleRate, channels }: SoundPiece): void {
  const start = Math.round((sample.timestamp - from) * sampleRate);
  const frameOffset = Math.max(0, -start);
  const at = Math.max(0, start);
  const room = (channels[0]?.length ?? 0) - at;
  const frameCount = Math.min(sample.numberOfFrames - frameOffset, room);
  if (frameCount <= 0 || sample.sampleRate !== sampleRate) return;
  channels.forEach((channel, planeIndex) => {
    if (planeIndex >= sample.numberOfChannels) return;
    const place = channel.subarray(at, at + frameCount);
    sample.copyTo(place, { planeIndex, format: 'f32-planar', frameOffset, frameCount });
  });
}
