import { failure, success, type Failure, type Result } from '../../../shared/result.ts';
import type { FileNote } from '../sheet.ts';
import { DEEPEST, MOST_CLIPS, seenWithin, type Clip, type Cut } from './cut.ts';
import { rateOf, type Rate } from '../../../shared/frame-rate.ts';
import { sameRate } from './rate.ts';
import { child, childText, xmlTree, type Element } from '../read/xml-tree.ts';

/**
 * Reads the first sequence of a Final Cut Pro 7 XML. A rate is its timebase, 1000/1001 of it where it says `ntsc`. Refused
 * with code `bad-input` if there is none.
 */
export function readFcp7(text: string): Result<Cut> {
  const tree = xmlTree(text);
  if (!tree.ok) return tree;
  if (tree.value.name === 'fcpxml') return refusedFcpX();
  const sequences = sequencesIn(tree.value);
  const [sequence] = sequences;
  const rate = rateIn(sequence);
  if (!sequence || !rate) return failure('bad-input', 'This XML has no sequence with a rate.');
  const questions: FileNote[] = [];
  if (sequences.length > 1) {
    const said = { code: 'sequences', count: sequences.length } as const;
    questions.push({ row: null, column: null, said });
  }
  const reader = new FcpReader(rate);
  tracksOf(sequence).forEach((track, at) => reader.track(track, `V${at + 1}`));
  if (reader.clips.length > MOST_CLIPS)
    return failure('too-large', `The cut has more than ${MOST_CLIPS} clips.`);
  return success({
    ...{ rate, clips: reader.clips, problems: reader.problems },
    questions: [...questions, ...reader.questions],
  });
}

/** Why the newer XML is not read, and what is. */
export const refusedFcpX = (): Failure =>
  failure(
    'bad-input',
    'This is the XML of Final Cut Pro X.',
    'Export the older one, of Final Cut Pro 7, from your editing program.',
  );

/** Sequences of the file itself, in its bins too; one within a clip is nested. */
function sequencesIn(element: Element): Element[] {
  return element.children.flatMap((one) => {
    if (one.name === 'sequence') return [one];
    return ['project', 'bin', 'children'].includes(one.name) ? sequencesIn(one) : [];
  });
}

const tracksOf = (sequence: Element): Element[] =>
  (child(child(sequence, 'media'), 'video')?.children ?? []).filter(({ name }) => name === 'track');

function rateIn(element: Element | undefined): Rate | null {
  const rate = child(element, 'rate');
  const base = Number(childText(rate, 'timebase'));
  if (!rate || !Number.isInteger(base) || base < 1 || base > 1000) return null;
  return /^true$/i.test(childText(rate, 'ntsc')) ? { num: base * 1000, den: 1001 } : rateOf(base);
}

class FcpReader {
  readonly clips: Clip[] = [];
  readonly questions: FileNote[] = [];
  readonly problems: FileNote[] = [];
  private count = 0;

  constructor(
    private readonly rate: Rate,
    private readonly depth = 0,
  ) {}

  track(track: Element, name: string): void {
    const isOn = !/^false$/i.test(childText(track, 'enabled'));
    track.children.forEach((element, at) => {
      if (element.name === 'clipitem')
        this.clip(element, name, isOn, {
          before: track.children[at - 1],
          after: track.children[at + 1],
        });
      if (element.name === 'generatoritem') this.generator(childText(element, 'name'));
    });
  }

  private generator(name: string): void {
    if (!/^black/i.test(name))
      this.questions.push({ row: null, column: 'clip', said: { code: 'generated', name } });
  }

  private clip(
    element: Element,
    track: string,
    isOn: boolean,
    { before, after }: { before: Element | undefined; after: Element | undefined },
  ): void {
    const row = (this.count += 1);
    const numberIn = (name: string): number => Number(childText(element, name) || NaN);
    // A clip beside a transition has no edge of its own (-1): it is where the transition cuts.
    const edge = (value: number, transition: Element | undefined): number =>
      value === -1 ? cutOf(transition) : value;
    const recordIn = edge(numberIn('start'), before);
    const recordOut = edge(numberIn('end'), after);
    const name = childText(element, 'name');
    if (!Number.isInteger(recordIn) || !Number.isInteger(recordOut) || recordOut <= recordIn) {
      this.problems.push({ row, column: null, said: { code: 'no-place', name } });
      return;
    }
    const own = rateIn(element);
    if (own && !sameRate(own, this.rate)) this.otherRate(row, name);
    const nested = child(element, 'sequence');
    const start = numberIn('in') || 0;
    const inner = nested ? this.within(nested, { row, track, recordIn, recordOut, start }) : [];
    this.clips.push({
      ...{ name, row, track, recordIn, recordOut },
      ...(inner.length === 0 ? {} : { inner }),
      ...sourceOf(element),
      enabled: isOn && !/^false$/i.test(childText(element, 'enabled')),
      nested: nested !== undefined,
      speed: speedOf(element),
      transition: before?.name === 'transitionitem' ? lengthOf(before) : 0,
    });
  }

  /** What is seen of a sequence within; of one at another rate nothing is known. */
  private within(sequence: Element, place: Parameters<typeof seenWithin>[1]): Clip[] {
    const own = rateIn(sequence);
    if (this.depth >= DEEPEST || (own && !sameRate(own, this.rate))) return [];
    const reader = new FcpReader(this.rate, this.depth + 1);
    for (const track of tracksOf(sequence)) reader.track(track, place.track);
    return seenWithin(reader.clips, place);
  }

  private otherRate(row: number, name: string): void {
    this.questions.push({ row, column: null, said: { code: 'other-rate', name } });
  }
}

const number = (element: Element | undefined, name: string): number =>
  Number(childText(element, name) || NaN);
const lengthOf = (transition: Element): number =>
  number(transition, 'end') - number(transition, 'start') || 0;

/** The frame at which a transition changes from one clip to the next. */
function cutOf(transition: Element | undefined): number {
  if (transition?.name !== 'transitionitem') return NaN;
  const start = number(transition, 'start');
  const end = number(transition, 'end');
  const alignment = childText(transition, 'alignment');
  if (alignment.startsWith('start')) return start;
  return alignment.startsWith('end') ? end : Math.floor((start + end) / 2);
}

/** In and out count from the first frame of the file, whose own timecode comes first. */
function sourceOf(element: Element): { sourceIn: number; sourceOut: number } {
  const timecode = child(child(element, 'file'), 'timecode');
  const first = number(timecode, 'frame') || 0;
  return {
    sourceIn: first + (number(element, 'in') || 0),
    sourceOut: first + (number(element, 'out') || 0),
  };
}

function speedOf(element: Element): number {
  const effects = element.children
    .filter(({ name }) => name === 'filter')
    .flatMap((filter) => child(filter, 'effect') ?? [])
    .filter((effect) => childText(effect, 'effectid') === 'timeremap');
  const parameters = effects.flatMap((effect) =>
    effect.children.filter(({ name }) => name === 'parameter'),
  );
  const valueOf = (id: string): string =>
    childText(
      parameters.find((one) => childText(one, 'parameterid') === id),
      'value',
    );
  const percent = Number(valueOf('speed') || '100');
  const speed = Number.isFinite(percent) ? percent / 100 : 1;
  return /^true$/i.test(valueOf('reverse')) ? -Math.abs(speed) : speed;
}
