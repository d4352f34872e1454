import { believable, cellKey, DRAWS } from './believable.ts';
import { bellCurve, chanceFrom, normalsFrom, seedOf } from './random.ts';
import type { BegunWork, DoneWork } from './record.ts';

/** How a studio's work goes beside its estimates: logarithms of logged ÷ estimated. */
export interface Pace {
  /** Of a person's tasks of a type, in each of the believable studios: `DRAWS` of them. */
  of(typeId: string, personId: string): Float64Array;
  /** What single tasks of the type add to it, sorted: those of the past where they suffice. */
  spreadOf(typeId: string): Float64Array;
}

/** Of that many done tasks on, the past is drawn from as it was; below, a bell curve of its width. */
const ENOUGH = 30;
const LEAST_VARIANCE = 0.01;

/** Learns from done tasks, of which there is at least one, and from begun ones: the longest are those. */
export function paceOf(done: readonly DoneWork[], begun: readonly BegunWork[] = []): Pace {
  const known = believable(done, begun);
  const types = new Map<string, Float64Array>();
  const ofType = (typeId: string): Float64Array => {
    const found = known.types.get(typeId) ?? types.get(typeId);
    if (found) return found;
    // Nothing was done of it: like the others, and as unsure as they are unlike.
    const drawn = strayed(known.all, known.strays.types, typeId);
    types.set(typeId, drawn);
    return drawn;
  };
  const ofPerson = (typeId: string, personId: string): Float64Array =>
    known.people.get(cellKey(typeId, personId)) ??
    strayed(ofType(typeId), known.strays.people, cellKey(typeId, personId));
  const means = new Map([...known.people].map(([key, draws]) => [key, meanOf(draws)]));
  const spreads = spreadsOf(
    [...done, ...known.ended],
    known.within,
    (typeId, personId) => means.get(cellKey(typeId, personId)) ?? meanOf(ofType(typeId)),
  );
  const spreadOf = (typeId: string): Spread => spreads.get(typeId) ?? (spreads.get('') as Spread);
  const doubts = new Map<string, Float64Array>();
  const doubtOf = (typeId: string): Float64Array => {
    const key = spreads.has(typeId) ? typeId : '';
    const found = doubts.get(key) ?? doubtsOf(key, spreadOf(typeId).doubt);
    doubts.set(key, found);
    return found;
  };
  return {
    of(typeId, personId) {
      const doubt = doubtOf(typeId);
      return ofPerson(typeId, personId).map((one, at) => one + (doubt[at] as number));
    },
    spreadOf: (typeId) => spreadOf(typeId).logs,
  };
}

/** About a middle, as far as those of its kind stray. */
function strayed(middle: Float64Array, strays: Float64Array, key: string): Float64Array {
  const normal = normalsFrom(chanceFrom(seedOf(key)));
  return middle.map((one, at) => one + (strays[at] as number) * normal());
}

function doubtsOf(key: string, doubt: number): Float64Array {
  const normal = normalsFrom(chanceFrom(seedOf(`doubt ${key}`)));
  return new Float64Array(DRAWS).map(() => doubt * normal());
}

interface Spread {
  logs: Float64Array;
  /** How unsure it is what the rare long ones add to the mean: a deviation of its logarithm. */
  doubt: number;
}

/** What is left of each done task once its people's pace is taken off; that of all by ''. */
function spreadsOf(
  done: readonly DoneWork[],
  within: number,
  paceOf: (typeId: string, personId: string) => number,
): Map<string, Spread> {
  const lists = new Map<string, number[]>();
  const all: number[] = [];
  for (const { typeId, people, log } of done) {
    const theirs = (people.length > 0 ? people : ['']).map((id) => paceOf(typeId, id));
    const rest = log - meanOf(theirs);
    all.push(rest);
    const list = lists.get(typeId);
    if (list) list.push(rest);
    else lists.set(typeId, [rest]);
  }
  const spreads = new Map([['', drawnFrom(all, within)]]);
  for (const [id, list] of lists)
    if (list.length >= ENOUGH) spreads.set(id, drawnFrom(list, within));
  return spreads;
}

/** Sorted and with mean 0: the past itself, widened by what learning took off; or a bell curve. */
function drawnFrom(list: readonly number[], within: number): Spread {
  if (list.length < ENOUGH) return { logs: bell(Math.sqrt(within)), doubt: 0 };
  const middle = meanOf(list);
  const own = list.reduce((sum, one) => sum + (one - middle) ** 2, 0) / list.length;
  // Half the type's own width, half that of all.
  const width = Math.sqrt(Math.max(own, (own + within) / 2, LEAST_VARIANCE) / Math.max(own, 1e-9));
  const logs = Float64Array.from(list, (one) => (one - middle) * width).sort();
  const ratio = meanOf(logs.map(Math.exp));
  const doubts = logs.map((one) => (Math.exp(one) / ratio - 1 - one) ** 2);
  return { logs, doubt: Math.sqrt(meanOf(doubts) / list.length) };
}

const STEPS = 101;

const bell = (deviation: number): Float64Array => bellCurve(STEPS).map((one) => one * deviation);

export const meanOf = (values: readonly number[] | Float64Array): number => {
  let sum = 0;
  for (const one of values) sum += one;
  return sum / Math.max(1, values.length);
};
