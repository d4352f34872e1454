import { bellCurve } from './random.ts';
import type { BegunWork, DoneWork } from './record.ts';

/** What is believed of a logarithm of logged ÷ estimated: about where it is, and how unsure that is. */
export interface Belief {
  mean: number;
  variance: number;
}

/** How a studio's work goes beside its estimates. */
export interface Pace {
  /** Of a task type, learnt from its own done tasks and, the fewer they are, the more from all. */
  ofType(typeId: string): Belief;
  /**
   * What a person adds to that in the type; 0 for somebody of whom nothing is known. `known`: 0 to 1, how little it
   * matters to them how the type goes.
   */
  ofPerson(typeId: string, personId: string): Belief & { known: number };
  /** What single tasks of the type add to it, sorted: those of the past where they suffice. */
  spreadOf(typeId: string): Float64Array;
}

/** Of that many done tasks on, the past is drawn from as it was; below, a bell curve of its width. */
const ENOUGH = 30;
/** Less is not believed, however alike a few tasks were. */
const LEAST_VARIANCE = 0.01;
/** How unlike people are, and types, where too few of them show it. */
const USUAL_VARIANCE = 0.05;
const USUAL_OF_TYPES = 0.4;

interface Cell {
  count: number;
  sum: number;
  squares: number;
}

/**
 * Reckons a person within a task type within the studio, each drawn towards the next the less is known of it.
 * `done`: at least one. `begun`: the longest tasks are those that are not done yet; without them all would look
 * quicker than it is.
 */
export function paceOf(done: readonly DoneWork[], begun: readonly BegunWork[] = []): Pace {
  const first = paceOfDone(done);
  const likely = begun.flatMap((one) => likelyEnd(one, first));
  return likely.length > 0 ? paceOfDone([...done, ...likely]) : first;
}

/** A begun task that took less than this part of tasks do tells nothing yet. */
const TELLING = 0.3;

/** As the done ones that took longer than it has by now; none if it is at its beginning. */
function likelyEnd({ typeId, people, log }: BegunWork, pace: Pace): DoneWork[] {
  const theirs = people.map((id) => pace.ofPerson(typeId, id).mean);
  const middle = pace.ofType(typeId).mean + (theirs.length > 0 ? mean(theirs) : 0);
  const spread = pace.spreadOf(typeId);
  const longer = spread.filter((one) => middle + one > log);
  if (longer.length > spread.length * (1 - TELLING)) return [];
  const end = longer.length > 0 ? middle + mean([...longer]) : log + LONGER_STILL;
  return [{ typeId, people, log: end }];
}

const LONGER_STILL = 0.15;

function paceOfDone(done: readonly DoneWork[]): Pace {
  const studio = mean(done.map(({ log }) => log));
  const types = new Map<string, DoneWork[]>();
  for (const one of done) {
    const list = types.get(one.typeId);
    if (list) list.push(one);
    else types.set(one.typeId, [one]);
  }
  const cells = new Map([...types].map(([id, list]) => [id, cellsOf(list)]));
  const within = withinCells(cells);
  const between = betweenCells(cells, within);
  const ofTypes = typeBeliefs(types, cells, { studio, within, between });
  const unknown = unknownType(ofTypes.beliefs, ofTypes.variance, studio, within / done.length);
  const ofType = (typeId: string): Belief => ofTypes.beliefs.get(typeId) ?? unknown;
  const ofPerson: Pace['ofPerson'] = (typeId, personId) => {
    const cell = cells.get(typeId)?.get(personId);
    if (!cell) return { mean: 0, variance: between, known: 0 };
    const precision = cell.count / within;
    const variance = 1 / (1 / between + precision);
    const known = variance * precision;
    return { mean: known * (cell.sum / cell.count - ofType(typeId).mean), variance, known };
  };
  const spreads = spreadsOf(types, { ofType, ofPerson }, within);
  return { ofType, ofPerson, spreadOf: (typeId) => spreads.get(typeId) ?? spreads.get('') ?? ZERO };
}

const ZERO = Float64Array.of(0);

/** By person; a task of several counts a part for each. */
function cellsOf(list: readonly DoneWork[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const { people, log } of list) {
    const share = 1 / Math.max(1, people.length);
    for (const id of people.length > 0 ? people : ['']) {
      const cell = cells.get(id) ?? { count: 0, sum: 0, squares: 0 };
      cells.set(id, cell);
      cell.count += share;
      cell.sum += share * log;
      cell.squares += share * log * log;
    }
  }
  return cells;
}

type Cells = ReadonlyMap<string, ReadonlyMap<string, Cell>>;

const allOf = (cells: Cells): Cell[] => [...cells.values()].flatMap((own) => [...own.values()]);

/** How unlike the tasks of one person and type are. */
function withinCells(cells: Cells): number {
  let squares = 0;
  let freedom = 0;
  for (const cell of allOf(cells)) {
    if (cell.count <= 1) continue;
    squares += Math.max(0, cell.squares - (cell.sum * cell.sum) / cell.count);
    freedom += cell.count - 1;
  }
  return Math.max(LEAST_VARIANCE, freedom < 3 ? 4 * USUAL_VARIANCE : squares / freedom);
}

/** How unlike people of one type are: what is left of it after chance, as DerSimonian and Laird reckon it. */
function betweenCells(cells: Cells, within: number): number {
  let over = 0;
  let scale = 0;
  for (const own of cells.values()) {
    const list = [...own.values()];
    const part = heterogeneity(
      list.map(({ count, sum }) => ({ mean: sum / count, weight: count / within })),
    );
    over += part.over;
    scale += part.scale;
  }
  return softened(over, scale, USUAL_VARIANCE);
}

/** Cochran's Q less its degrees of freedom, and what divides it. */
function heterogeneity(parts: readonly { mean: number; weight: number }[]) {
  if (parts.length < 2) return { over: 0, scale: 0 };
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const middle = parts.reduce((sum, one) => sum + one.weight * one.mean, 0) / weights;
  const q = parts.reduce((sum, one) => sum + one.weight * (one.mean - middle) ** 2, 0);
  const squares = parts.reduce((sum, { weight }) => sum + weight * weight, 0);
  return { over: q - (parts.length - 1), scale: weights - squares / weights };
}

/** As what is usual, the less there is to see. */
const softened = (over: number, scale: number, usual: number): number =>
  Math.max(LEAST_VARIANCE / 4, (Math.max(0, over) + PRIOR * usual) / (scale + PRIOR));

/** What is usual counts as much as a few people of whom much is known. */
const PRIOR = 30;

function typeBeliefs(
  types: ReadonlyMap<string, readonly DoneWork[]>,
  cells: Cells,
  { studio, within, between }: { studio: number; within: number; between: number },
): { beliefs: Map<string, Belief>; variance: number } {
  const own = [...types].map(([id]) => {
    // People of a type are a sample of those who may do it.
    const parts = [...(cells.get(id)?.values() ?? [])].map(({ count, sum }) => ({
      mean: sum / count,
      weight: 1 / (between + within / count),
    }));
    const weight = parts.reduce((sum, one) => sum + one.weight, 0);
    return {
      id,
      weight,
      mean: parts.reduce((sum, one) => sum + one.weight * one.mean, 0) / weight,
    };
  });
  const { over, scale } = heterogeneity(own);
  const variance = softened(over, scale, USUAL_OF_TYPES);
  const beliefs = own.map((one): [string, Belief] => {
    const left = 1 / (1 / variance + one.weight);
    return [one.id, { mean: studio + left * one.weight * (one.mean - studio), variance: left }];
  });
  return { beliefs: new Map(beliefs), variance };
}

/** A type of which nothing was done: like the others, and as unsure as they are unlike. */
function unknownType(
  known: ReadonlyMap<string, Belief>,
  variance: number,
  studio: number,
  chance: number,
): Belief {
  const means = [...known.values()].map((one) => one.mean);
  return {
    mean: means.length > 1 ? mean(means) : studio,
    variance: variance * (1 + 1 / means.length) + chance,
  };
}

/** What is left of each done task once its type and its people are taken off; that of all by ''. */
function spreadsOf(
  types: ReadonlyMap<string, readonly DoneWork[]>,
  { ofType, ofPerson }: Pick<Pace, 'ofType' | 'ofPerson'>,
  within: number,
): Map<string, Float64Array> {
  const rest = (one: DoneWork): number => {
    const theirs = one.people.map((id) => ofPerson(one.typeId, id).mean);
    return one.log - ofType(one.typeId).mean - (theirs.length > 0 ? mean(theirs) : 0);
  };
  const lists = [...types].map(([id, list]) => [id, list.map(rest)] as const);
  const all = lists.flatMap(([, list]) => list);
  const spreads = new Map([['', drawnFrom(all, within)]]);
  for (const [id, list] of lists)
    if (list.length >= ENOUGH) spreads.set(id, drawnFrom(list, within));
  return spreads;
}

/** Sorted and with mean 0: the past itself, widened by what estimating took off; or a bell curve. */
function drawnFrom(list: readonly number[], within: number): Float64Array {
  if (list.length < ENOUGH) return bell(Math.sqrt(within));
  const middle = mean(list);
  const own = list.reduce((sum, one) => sum + (one - middle) ** 2, 0) / list.length;
  // Half the type's own width, half that of all.
  const width = Math.sqrt(Math.max(own, (own + within) / 2, LEAST_VARIANCE) / Math.max(own, 1e-9));
  return Float64Array.from(list, (one) => (one - middle) * width).sort();
}

const STEPS = 101;

const bell = (deviation: number): Float64Array => bellCurve(STEPS).map((one) => one * deviation);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
