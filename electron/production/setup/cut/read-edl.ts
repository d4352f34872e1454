import { failure, success, type Result } from '../../../shared/result.ts';
import type { FileNote } from '../sheet.ts';
import { MOST_CLIPS, type Clip, type Cut } from './cut.ts';
import { rateWords, type Rate } from '../../../shared/frame-rate.ts';
import { canDrop, framesOfTimecode } from './rate.ts';

const TIMECODE = String.raw`(\d{1,2}[:;.]\d{2}[:;.]\d{2}[:;.]\d{2,3})`;
/** Event, reel, channels, the edit and its length, source in and out, record in and out. A reel may have spaces. */
const EVENT = new RegExp(
  String.raw`^(\d{1,6})\s+(.+?)\s+([A-Z0-9/]+)\s+(C|D|W\d{0,3}|K\s?[BO]?)(?:\s+(\d{1,4}))?\s+` +
    [TIMECODE, TIMECODE, TIMECODE, TIMECODE].join(String.raw`\s+`),
  'i',
);
const SPEED = /^M2\s+(.+?)\s+(-?\d+(?:\.\d+)?)\s+\d/i;
/** Channels of sound alone. */
const SOUND = /^(?:A\d*|AA|NONE)(?:\/(?:A\d*|AA))*$/i;

/**
 * Reads a CMX 3600 EDL, which does not say how many frames a second it has. Its timecode is drop-frame where it is
 * written with `;` or the list says so. Black, sound and the frame that an edit takes over from are no clips. Refused
 * with code `bad-input` if it has no event.
 */
export function readEdl(text: string, rate: Rate): Result<Cut> {
  const reader = new EdlReader(rate);
  text.split(/\r\n|[\r\n]/).forEach((line, at) => reader.line(line.trim(), at + 1));
  const cut = reader.done();
  if (reader.events === 0) return failure('bad-input', 'This is no EDL: it has no event.');
  if (cut.clips.length > MOST_CLIPS)
    return failure('too-large', `The cut has more than ${MOST_CLIPS} clips.`);
  return success(cut);
}

type Open = Clip & {
  reel: string;
  isRetimed: boolean;
  toName: string;
  isTransition: boolean;
  isPicture: boolean;
};

class EdlReader {
  events = 0;
  private readonly clips: Open[] = [];
  private readonly problems: FileNote[] = [];
  private readonly questions: FileNote[] = [];
  private isDrop = false;
  private last: Open | null = null;

  constructor(private readonly rate: Rate) {}

  line(line: string, row: number): void {
    const event = EVENT.exec(line);
    if (event) return this.event(event, row);
    if (/^\d{3,6}\s+\S/.test(line))
      this.problems.push({ row, column: null, said: { code: 'event' } });
    const mode = /^FCM:\s*(NON[- ]?DROP|DROP)/i.exec(line)?.[1];
    if (mode !== undefined) this.isDrop = !/^NON/i.test(mode);
    const { last } = this;
    if (!last) return;
    const speed = SPEED.exec(line);
    if (speed) Object.assign(last, { speed: Number(speed[2]) / this.base(), isRetimed: true });
    const named = /^\*\s*(FROM|TO)\s+CLIP\s+NAME:\s*(.*)$/i.exec(line);
    if (named?.[1]?.toUpperCase() === 'FROM') this.fromName(last, named[2] ?? '');
    else if (named) last.toName = named[2] ?? '';
  }

  /** A dissolve has two lines of one event: the clip that goes, of no length, then the one that comes. */
  private fromName(last: Open, name: string): void {
    const before = this.clips.at(-2);
    if (last.isTransition && last.toName === '' && before && before.recordIn === before.recordOut)
      before.name = name;
    if (!last.isTransition || last.name === '') last.name = name;
  }

  private event(found: RegExpExecArray, row: number): void {
    const [, , reel = '', channels = '', edit = '', length = ''] = found;
    this.events += 1;
    const frames = found.slice(6, 10).flatMap((code) => this.frames(code, row) ?? []);
    const [sourceIn = 0, sourceOut = 0, recordIn = 0, recordOut = 0] = frames;
    this.last = null;
    if (frames.length < 4) return;
    const isTransition = !/^C$/i.test(edit);
    const isPicture = !SOUND.test(channels) && !/^BL(?:ACK)?$/i.test(reel);
    const track = `V${/(?:^|\/)V(\d+)$/i.exec(channels)?.[1] ?? 1}`;
    this.last = {
      ...{ name: '', toName: '', reel, row, track, enabled: true, nested: false, speed: 1 },
      ...{ sourceIn, sourceOut, recordIn, recordOut, isTransition, isPicture, isRetimed: false },
      transition: isTransition ? Number(length || 0) : 0,
    };
    this.clips.push(this.last);
  }

  private frames(code: string, row: number): number | null {
    const drop = code.includes(';') || this.isDrop;
    if (drop && !canDrop(this.rate) && !this.questions.some(({ column }) => column === 'FCM')) {
      const said = { code: 'no-drop-frame', rate: rateWords(this.rate) } as const;
      this.questions.push({ row, column: 'FCM', said });
    }
    const frames = framesOfTimecode(code, this.rate, drop);
    if (frames === null) {
      const said = { code: 'timecode', timecode: code, rate: rateWords(this.rate) } as const;
      this.problems.push({ row, column: null, said });
    }
    return frames;
  }

  /** Without a word of a retime both lengths are one. */
  private compare({ row, sourceIn, sourceOut, recordIn, recordOut }: Omit<Clip, 'name'>): void {
    const [source, record] = [sourceOut - sourceIn, recordOut - recordIn];
    if (source === record || record < 0) return;
    this.questions.push({ row, column: 'clip', said: { code: 'other-length', source, record } });
  }

  private base = (): number => this.rate.num / this.rate.den;

  done(): Cut {
    const clips = this.clips
      .filter(({ isPicture, recordIn, recordOut }) => isPicture && recordOut !== recordIn)
      .map(({ toName, isTransition, reel, isPicture: _, isRetimed, ...clip }) => {
        if (!isRetimed) this.compare(clip);
        return {
          ...clip,
          name: (isTransition && toName !== '' ? toName : clip.name) || reel,
        };
      });
    for (const { row, recordIn, recordOut } of clips)
      if (recordOut < recordIn)
        this.problems.push({ row, column: null, said: { code: 'ends-before' } });
    const { rate, questions, problems } = this;
    return { rate, clips: clips.map(speeded(this.base())), questions, problems };
  }
}

/** An M2 of the usual rate with a sign is played backwards, whatever its lengths. */
const speeded =
  (base: number) =>
  (clip: Clip): Clip => ({
    ...clip,
    speed: Math.abs(Math.abs(clip.speed) * base - base) < 0.05 ? Math.sign(clip.speed) : clip.speed,
  });
