import { failure, success, type Result } from '../../../shared/result.ts';
import type { FileNote } from '../sheet.ts';
import { DEEPEST, MOST_CLIPS, seenWithin, type Clip, type Cut } from './cut.ts';
import { rateOf, type Rate } from '../../../shared/frame-rate.ts';
import { sameRate } from './rate.ts';

type Json = Record<string, unknown>;
const record = (value: unknown): Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : {};
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(record) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : NaN);
/** `Clip` of `Clip.2`: a schema's later versions are read as its first. */
const schemaOf = (one: Json): string => text(one['OTIO_SCHEMA']).split('.')[0] ?? '';

/** Reads an OpenTimelineIO file (`.otio`). Refused with code `bad-input` if it has no timeline with a picture. */
export function readOtio(json: string): Result<Cut> {
  let root: Json;
  try {
    root = record(JSON.parse(json));
  } catch {
    return failure('bad-input', 'This is no OpenTimelineIO file: it is no JSON.');
  }
  const timelines =
    schemaOf(root) === 'SerializableCollection'
      ? list(root['children']).filter((one) => schemaOf(one) === 'Timeline')
      : [root].filter((one) => schemaOf(one) === 'Timeline');
  const [timeline] = timelines;
  if (!timeline) return failure('bad-input', 'This OpenTimelineIO file has no timeline.');
  const tracks = list(record(timeline['tracks'])['children']).filter(
    (one) => schemaOf(one) === 'Track' && text(one['kind']) !== 'Audio',
  );
  const rate = rateIn(tracks);
  if (!rate) return failure('bad-input', 'No clip of this timeline says how long it is.');
  const reader = new OtioReader(rate);
  if (timelines.length > 1) {
    const said = { code: 'timelines', count: timelines.length } as const;
    reader.questions.push({ row: null, column: null, said });
  }
  tracks.forEach((track, at) => reader.track(track, `V${at + 1}`));
  const { clips, questions, problems } = reader;
  return clips.length > MOST_CLIPS
    ? failure('too-large', `The cut has more than ${MOST_CLIPS} clips.`)
    : success({ rate, clips, questions, problems });
}

/** The range that is used of an item: its own, else all of its media. */
function rangeOf(item: Json): Json {
  const own = item['source_range'];
  return own === null || own === undefined ? record(mediaOf(item)['available_range']) : record(own);
}

function mediaOf(item: Json): Json {
  const active = text(item['active_media_reference_key']) || 'DEFAULT_MEDIA';
  return record(item['media_reference'] ?? record(item['media_references'])[active]);
}

function rateIn(tracks: readonly Json[]): Rate | null {
  for (const item of tracks.flatMap((track) => list(track['children']))) {
    if (schemaOf(item) !== 'Clip' && schemaOf(item) !== 'Gap') continue;
    const rate = rateOf(number(record(rangeOf(item)['duration'])['rate']));
    if (rate) return rate;
  }
  return null;
}

class OtioReader {
  readonly clips: Clip[] = [];
  readonly questions: FileNote[] = [];
  readonly problems: FileNote[] = [];
  private count = 0;

  constructor(
    private readonly rate: Rate,
    private readonly depth = 0,
  ) {}

  track(track: Json, name: string): void {
    let at = 0;
    let transition = 0;
    const isOn = track['enabled'] !== false;
    for (const item of list(track['children'])) {
      const schema = schemaOf(item);
      if (schema === 'Transition') {
        transition = this.frames(item['in_offset']) + this.frames(item['out_offset']);
        continue;
      }
      const length = this.lengthOf(item);
      if (schema !== 'Gap') this.item(item, { schema, name, at, length, transition, isOn });
      at += Number.isFinite(length) ? length : 0;
      transition = 0;
    }
  }

  private item(
    item: Json,
    where: {
      schema: string;
      name: string;
      at: number;
      length: number;
      transition: number;
      isOn: boolean;
    },
  ): void {
    const row = (this.count += 1);
    const { schema, at, length, transition } = where;
    const media = mediaOf(item);
    const name = text(item['name']) || text(media['name']);
    // Bars, titles and other things that a program makes; black goes without a word, as in every cut.
    if (schemaOf(media) === 'GeneratorReference') {
      if (!/^black/i.test(text(media['generator_kind'])))
        this.questions.push({ row, column: 'clip', said: { code: 'generated', name } });
      return;
    }
    if (!Number.isFinite(length) || length <= 0) {
      this.problems.push({ row, column: null, said: { code: 'no-length', name } });
      return;
    }
    const range = rangeOf(item);
    const sourceIn = this.frames(range['start_time']) || 0;
    const place = { row, track: where.name, recordIn: at, recordOut: at + length };
    const inner = schema === 'Clip' ? [] : this.within(item, { ...place, start: sourceIn });
    this.clips.push({
      ...{ name, row, track: where.name, recordIn: at, recordOut: at + length, transition },
      ...{ sourceIn, sourceOut: sourceIn + (this.frames(range['duration']) || length) },
      enabled: where.isOn && item['enabled'] !== false,
      nested: schema !== 'Clip',
      ...(inner.length === 0 ? {} : { inner }),
      speed: speedOf(item),
    });
  }

  /** What is seen of a track, or of the tracks of a stack. */
  private within(item: Json, place: Parameters<typeof seenWithin>[1]): Clip[] {
    if (this.depth >= DEEPEST) return [];
    const reader = new OtioReader(this.rate, this.depth + 1);
    const isTrack = schemaOf(item) === 'Track';
    const tracks = isTrack
      ? [item]
      : list(item['children']).map((one) =>
          schemaOf(one) === 'Track' ? one : { OTIO_SCHEMA: 'Track.1', children: [one] },
        );
    for (const track of tracks)
      if (text(track['kind']) !== 'Audio') reader.track(track, place.track);
    return seenWithin(reader.clips, place);
  }

  /** Frames of the timeline; those of another rate are said once and converted. */
  private frames(time: unknown): number {
    const value = number(record(time)['value']);
    const own = rateOf(number(record(time)['rate']));
    if (!own || sameRate(own, this.rate)) return Math.round(value);
    return Math.round((value * this.rate.num * own.den) / (this.rate.den * own.num));
  }

  private lengthOf(item: Json): number {
    const duration = rangeOf(item)['duration'];
    if (duration !== null && duration !== undefined) return this.frames(duration);
    const children = list(item['children']).filter((one) => schemaOf(one) !== 'Transition');
    const lengths = children.map((one) => this.frames(rangeOf(one)['duration']) || 0);
    // A nested track is as long as its clips together, a stack as its longest.
    return schemaOf(item) === 'Track'
      ? lengths.reduce((sum, one) => sum + one, 0)
      : Math.max(0, ...lengths, ...children.map((one) => sumOf(one, this)));
  }

  sum = (track: Json): number => this.lengthOf(track);
}

/** The length of a track in a nested stack. */
const sumOf = (one: Json, reader: OtioReader): number =>
  schemaOf(one) === 'Track' ? reader.sum(one) : 0;

function speedOf(item: Json): number {
  for (const effect of list(item['effects'])) {
    if (schemaOf(effect) === 'FreezeFrame') return 0;
    if (schemaOf(effect) === 'LinearTimeWarp') return number(effect['time_scalar']) || 0;
  }
  return 1;
}
