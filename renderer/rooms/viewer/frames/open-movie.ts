import {
  CustomSource,
  EncodedPacketSink,
  Input,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
  type InputAudioTrack,
  type InputVideoTrack,
} from 'mediabunny';
import type { MovieFacts, MovieTrouble } from './frame-messages.ts';
import { rateOfTimes, timesOf } from './movie-times.ts';
import { bytesOf, NotHad, sizeOf } from './ranged-bytes.ts';

/** Six hours at 24 frames a second: what says more is damaged, or nothing to step through. */
const MOST_FRAMES = 520_000;
/** Pixels: no decoder here takes a larger picture. */
const LARGEST_SIDE = 16_384;

export interface OpenMovie {
  facts: MovieFacts;
  track: InputVideoTrack;
  /** When the key frames begin, ascending. */
  keys: Float64Array;
  /** `null` if it has none that can be decoded. */
  sound: InputAudioTrack | null;
}

export class Refused extends Error {
  readonly trouble: MovieTrouble;

  constructor(trouble: MovieTrouble) {
    super(trouble.why);
    this.trouble = trouble;
  }
}

/** What an error of the reader means. */
export function troubleOf(error: unknown): MovieTrouble {
  if (error instanceof Refused) return error.trouble;
  return { why: error instanceof NotHad ? 'not-had' : 'damaged' };
}

/** Opens a movie of `media:` and lists its frames. Throws `Refused`, `NotHad`, and whatever a damaged one makes of it. */
export async function openMovie(url: string): Promise<OpenMovie> {
  const source = new CustomSource({
    getSize: () => sizeOf(url),
    read: (from, to) => bytesOf(url, from, to),
    prefetchProfile: 'network',
    handleUnhandledError: () => undefined,
  });
  const input = new Input({ source, formats: [MP4, QTFF, WEBM, MATROSKA] });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Refused({ why: 'no-pictures' });
  await refuseCodec(track);
  const width = await track.getDisplayWidth();
  const height = await track.getDisplayHeight();
  if (!(width > 0 && height > 0 && width <= LARGEST_SIDE && height <= LARGEST_SIDE))
    throw new Refused({ why: 'damaged' });
  const stamps: number[] = [];
  const keys: number[] = [];
  const every = new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true });
  for await (const { timestamp, type } of every) {
    stamps.push(timestamp);
    if (type === 'key') keys.push(timestamp);
    if (stamps.length > MOST_FRAMES) throw new Refused({ why: 'too-long' });
  }
  const times = timesOf(stamps);
  if (times.length === 0) throw new Refused({ why: 'no-pictures' });
  const { matrix } = await track.getColorSpace();
  const colour = matrix ? 'tagged' : height < 720 ? 'bt601' : 'bt709';
  const rate = rateOfTimes(times);
  const heard = await input.getPrimaryAudioTrack();
  const silent = heard && (await silentSound(heard));
  const sound = heard && silent === null && (await heard.canDecode()) ? heard : null;
  const facts = { rate, times, width, height, colour, silent, hasSound: sound !== null } as const;
  return { facts, track, keys: Float64Array.from(keys).sort(), sound };
}

/** What Chromium can be asked about: it throws at the name of any other. */
const ASKED = new Set<string>(['avc', 'hevc', 'vp8', 'vp9', 'av1']);

async function refuseCodec(track: InputVideoTrack): Promise<void> {
  const codec = await track.getCodec();
  const isKnown = codec !== null && ASKED.has(codec) && (await track.canDecode());
  if (isKnown) return;
  throw new Refused({ why: 'codec', codec: nameOf(codec ?? (await track.getInternalCodecId())) });
}

/** The name of a sound that plays to nobody: a player tells nothing of it. */
async function silentSound(sound: InputAudioTrack): Promise<string | null> {
  const codec = await sound.getCodec();
  if (codec !== null && PLAYED.has(codec)) return null;
  return nameOf(codec ?? (await sound.getInternalCodecId()));
}

const PLAYED = new Set<string>([
  ...['aac', 'opus', 'mp3', 'vorbis', 'flac'],
  ...[
    'pcm-s16',
    'pcm-s16be',
    'pcm-s24',
    'pcm-s24be',
    'pcm-s32',
    'pcm-s32be',
    'pcm-f32',
    'pcm-f32be',
    'pcm-u8',
    'ulaw',
    'alaw',
  ],
]);

const NAMES: Readonly<Record<string, string>> = {
  hevc: 'HEVC',
  avc: 'H.264',
  av1: 'AV1',
  mpeg4: 'MPEG-4',
  mp4v: 'MPEG-4',
  prores: 'ProRes',
  apcn: 'ProRes',
  apch: 'ProRes',
  apcs: 'ProRes',
  apco: 'ProRes',
  ap4h: 'ProRes',
  ap4x: 'ProRes',
  AVdn: 'DNxHD',
  AVdh: 'DNxHR',
  jpeg: 'MJPEG',
  mjpa: 'MJPEG',
  'png ': 'PNG',
  'rle ': 'Animation',
  ac3: 'AC-3',
  'ac-3': 'AC-3',
  eac3: 'E-AC-3',
  'ec-3': 'E-AC-3',
  alac: 'ALAC',
};

/** As people call it; `''` if its file names none that can be read. */
function nameOf(id: string | number | Uint8Array | null): string {
  const text = typeof id === 'string' ? id : '';
  return NAMES[text] ?? (/^[\w.-]{2,20}$/.test(text) ? text : '');
}
