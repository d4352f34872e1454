import type { FileCheck, MovieLook, ProductionMovie } from '../../shared/file-look.ts';
import { getsBars } from './bars.ts';
import {
  playsPictures,
  playsSound,
  rateOf,
  sameRate,
  type MovieFacts,
  type PictureFacts,
} from './facts.ts';
import { kitsuFrames } from './kitsu-frames.ts';
import { namedFrames } from './named-range.ts';

/** Players and ffmpeg agree on times to the millisecond; a first picture that is later than this is seen to be. */
const LATE = 0.002;

export interface MovieFound {
  checks: FileCheck[];
  mend: 'silent-track' | null;
  movie: MovieLook | null;
}

/** What Kitsu would make of a movie, by what was read of it. */
export function movieFound(name: string, facts: MovieFacts, about: ProductionMovie): MovieFound {
  const { picture } = facts;
  if (picture === null || picture.times.length === 0) {
    return { checks: [{ level: 'warning', code: 'no-picture' }], mend: null, movie: null };
  }
  const movie = movieLook(facts, picture, about);
  const still = stillFrames(facts, picture);
  const mend = still !== undefined && facts.mendable && !facts.cut ? 'silent-track' : null;
  const checks: FileCheck[] = [];
  if (facts.cut) checks.push({ level: 'warning', code: 'movie-cut', what: 'short' });
  if (still !== undefined) {
    checks.push({ level: 'warning', code: 'silent', stillFrames: still, mendable: mend !== null });
  }
  checks.push(...timeChecks(facts, picture, movie, about));
  const named = namedFrames(name);
  if (named !== null && movie.frames < named) {
    checks.push({ level: 'warning', code: 'fewer-frames', named, frames: movie.frames });
  }
  checks.push(...shownChecks(picture, movie, about));
  return { checks, mend, movie };
}

function movieLook(facts: MovieFacts, picture: PictureFacts, about: ProductionMovie): MovieLook {
  const turned = picture.rotation % 180 !== 0;
  const { times, timescale } = picture;
  const fps = rateOf(picture);
  // The last is often rounded, or not said at all.
  const last = fps === null ? picture.last / timescale : fps.den / fps.num;
  const first = (times[0] ?? 0) / timescale;
  return {
    codec: picture.codec,
    width: turned ? picture.height : picture.width,
    height: turned ? picture.width : picture.height,
    rotation: picture.rotation,
    fps,
    frames: times.length,
    duration: (times[times.length - 1] ?? 0) / timescale - first + last,
    firstPicture: lateness(facts, picture),
    bFrames: picture.reordered,
    keyframeEvery: longestGap(picture.keyframes, times.length),
    sounds: facts.sounds.map(({ codec }) => codec),
    colour: picture.colour,
    kitsuFrames: about.fps === null ? null : framesInKitsu(facts, picture, last, about.fps),
  };
}

/**
 * Kitsu gives a silent MKV a sound track that begins so much earlier than its pictures: what an AAC encoder sends
 * ahead, and MKV has no times below zero. Seconds.
 */
const BEFORE_SILENCE = 1024 / 44_100;

/** Seconds by which the first picture comes after the first sound, as Kitsu has it; alone it is shown at once. */
function lateness({ sounds, container }: MovieFacts, { times, timescale }: PictureFacts): number {
  if (sounds.length === 0) return container === 'matroska' ? BEFORE_SILENCE : 0;
  const first = (times[0] ?? 0) / timescale;
  return Math.max(0, first - Math.min(first, ...sounds.map(({ start }) => start)));
}

function framesInKitsu(
  facts: MovieFacts,
  picture: PictureFacts,
  last: number,
  fps: NonNullable<ProductionMovie['fps']>,
): number {
  const { times, timescale } = picture;
  const begin = (times[0] ?? 0) / timescale - lateness(facts, picture);
  const shown = times.map((time) => time / timescale - begin);
  return kitsuFrames(shown, last, fps);
}

function longestGap(keyframes: readonly number[], frames: number): number {
  return [...keyframes, frames].reduce(
    ({ before, most }, rank) => ({ before: rank, most: Math.max(most, rank - before) }),
    { before: 0, most: 0 },
  ).most;
}

/**
 * How many frames Kitsu would show as one still, `null` if the whole movie would come out broken, `undefined` if it
 * would come out right: it copies silent movies with B-frames wrongly, up to their second keyframe.
 */
function stillFrames(facts: MovieFacts, picture: PictureFacts): number | null | undefined {
  if (facts.sounds.length > 0 || !picture.reordered || facts.container === 'webm') return undefined;
  const second = picture.keyframes[1];
  return second === undefined ? null : second;
}

function timeChecks(
  facts: MovieFacts,
  picture: PictureFacts,
  { fps, frames, kitsuFrames: shown }: MovieLook,
  about: ProductionMovie,
): FileCheck[] {
  const checks: FileCheck[] = [];
  if (fps === null) checks.push({ level: 'warning', code: 'rate-varies' });
  else if (about.fps !== null && shown !== null && !sameRate(fps, about.fps)) {
    const rates = { file: fps, production: about.fps };
    const level = shown === frames ? 'note' : 'warning';
    checks.push({ level, code: 'rate-differs', ...rates, frames, kitsuFrames: shown });
  }
  const late = lateness(facts, picture);
  const rate = about.fps ?? fps;
  if (late > LATE && rate !== null) {
    const more = Math.round((late * rate.num) / rate.den);
    if (more > 0) checks.push({ level: 'warning', code: 'first-late', late, frames: more });
  }
  return checks;
}

function shownChecks(
  picture: PictureFacts,
  { width, height, sounds, rotation }: MovieLook,
  { resolution }: ProductionMovie,
): FileCheck[] {
  const checks: FileCheck[] = [];
  const aspect = rotation % 180 === 0 ? picture.pixelAspect : 1 / picture.pixelAspect;
  if (resolution !== null && getsBars({ width, height }, aspect, resolution)) {
    checks.push({ level: 'note', code: 'bars', file: { width, height }, production: resolution });
  }
  if (picture.colour === null) checks.push({ level: 'note', code: 'no-colour-tags' });
  if (!playsPictures(picture.codec)) {
    checks.push({ level: 'note', code: 'not-playable-here', codec: picture.codec });
  }
  const mute = sounds.find((codec) => !playsSound(codec));
  if (mute !== undefined) {
    checks.push({ level: 'note', code: 'sound-not-playable-here', codec: mute });
  }
  return checks;
}
