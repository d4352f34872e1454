import type { WorkCalendar } from '../calendar.ts';
import { dayWith } from './free-days.ts';
import type { OpenPart } from './open-work.ts';
import type { Pace } from './pace.ts';
import { bellCurve, normalFrom } from './random.ts';

/** Ways in which a person's open tasks of a type may go. */
const WAYS = 256;
/** Steps from a type that goes much quicker than foretold to one that goes much slower, each as likely. */
export const SWAYS = 256;
const BELL = bellCurve(SWAYS);
/** How far people differ is only reckoned itself: what simulated studios showed to be missing. */
const UNSURE = 1.25;

/** A person's open work of one type: what it may come to, in minutes, each as likely. */
export interface Cell {
  type: number;
  ways: Float64Array;
  /** By how sure its type is, from the quickest to the slowest: what that does to it. */
  sways: Float64Array;
  /** The mean of its ways. */
  mean: number;
  /** Logged for estimated, as it is foretold. */
  ratio: number;
}

/** What one person has to do, and when they can. */
export interface Doer {
  id: string;
  cells: Cell[];
  /** Minutes from today to the end of each day. */
  free: Float64Array;
  /** Of work that has a planned start to come: minutes before it, and the part of all that has to wait for it. */
  waits: { before: number; part: number } | null;
}

/** Draws the ways of each cell: single tasks as those of the past went, and how sure that person's pace is. */
export function cellsOf(
  parts: readonly OpenPart[],
  typeIds: readonly string[],
  pace: Pace,
  chance: () => number,
): Map<string, Cell[]> {
  const groups = new Map<string, Map<number, OpenPart[]>>();
  const places = new Map(typeIds.map((id, at) => [id, at]));
  for (const part of parts) {
    const own = groups.get(part.personId) ?? new Map<number, OpenPart[]>();
    groups.set(part.personId, own);
    const type = places.get(part.typeId) ?? 0;
    const list = own.get(type);
    if (list) list.push(part);
    else own.set(type, [part]);
  }
  return new Map(
    [...groups].map(([personId, own]) => [
      personId,
      [...own].map(([type, list]) => cellOf(type, list, { personId, pace, chance })),
    ]),
  );
}

function cellOf(
  type: number,
  list: readonly OpenPart[],
  { personId, pace, chance }: { personId: string; pace: Pace; chance: () => number },
): Cell {
  const typeId = list[0]?.typeId ?? '';
  const own = pace.ofPerson(typeId, personId);
  const middle = pace.ofType(typeId).mean + own.mean;
  const spread = pace.spreadOf(typeId);
  const ratios = spread.map((one) => Math.exp(one + middle));
  const deviation = UNSURE * Math.sqrt(own.variance);
  // Whose own pace is known well goes by that, however the type goes.
  const doubt = UNSURE * (1 - own.known) * Math.sqrt(pace.ofType(typeId).variance);
  const ways = new Float64Array(WAYS);
  for (const part of list) {
    const { plan, spent } = part;
    const from = firstAbove(ratios, spent / plan);
    const count = ratios.length - from;
    for (let way = 0; way < WAYS; way += 1) {
      const ratio =
        count > 0
          ? (ratios[from + Math.floor(chance() * count)] as number)
          : // Longer than any before it.
            (spent / plan) * (1 - Math.log(1 - chance()) * 0.2);
      ways[way] = (ways[way] as number) + plan * ratio - spent;
    }
  }
  for (let way = 0; way < WAYS; way += 1)
    ways[way] = (ways[way] as number) * Math.exp(deviation * normalFrom(chance));
  return {
    ...{ type, ways, mean: mean(ways) },
    sways: BELL.map((bell) => Math.exp(bell * doubt)),
    ratio: mean(ratios) * Math.exp(own.variance / 2),
  };
}

/** Of sorted ratios. */
function firstAbove(ratios: Float64Array, least: number): number {
  if (least === 0) return 0;
  let low = 0;
  let high = ratios.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ratios[middle] as number) > least) high = middle;
    else low = middle + 1;
  }
  return low;
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

/**
 * The start that holds a person up the most: what lies after it cannot be done before. `null` where nothing has
 * one, or none matters.
 */
export function waitsOf(
  parts: readonly OpenPart[],
  free: Float64Array,
  calendar: WorkCalendar,
  scale: number,
): Doer['waits'] {
  const leftOf = ({ plan, spent }: OpenPart): number => Math.max(plan * 0.1, plan * scale - spent);
  const dated = parts
    .filter(({ start }) => start !== null && start > calendar.today)
    .sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? 1 : -1));
  const all = parts.reduce((sum, part) => sum + leftOf(part), 0);
  let found: Doer['waits'] = null;
  let latest = dayWith(free, all);
  let after = 0;
  for (const part of dated) {
    after += leftOf(part);
    const offset = Math.min(free.length - 1, calendar.offsetOf(part.start ?? calendar.today));
    const before = free[offset - 1] ?? 0;
    const day = dayWith(free, before + after);
    if (day <= latest) continue;
    latest = day;
    found = { before, part: after / all };
  }
  return found;
}
