import type { WorkCalendar } from '../calendar.ts';
import { dayWith } from './free-days.ts';
import type { OpenPart } from './open-work.ts';
import { meanOf, type Pace } from './pace.ts';

/** Ways in which a person's open tasks of a type may go, at a pace that is known. */
const WAYS = 256;

/** A person's open work of one type: what it may come to, in minutes, each as likely. */
export interface Cell {
  type: number;
  ways: Float64Array;
  /** What its pace does to that, in each of the believable studios. */
  paces: Float64Array;
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
  const logs = pace.of(typeId, personId);
  const middle = meanOf(logs);
  const ratios = pace.spreadOf(typeId).map((one) => Math.exp(one + middle));
  const paces = logs.map((one) => Math.exp(one - middle));
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
  const usual = meanOf(paces);
  return { type, ways, paces, mean: meanOf(ways) * usual, ratio: meanOf(ratios) * usual };
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
