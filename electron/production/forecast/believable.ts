import { chanceFrom, normalsFrom } from './random.ts';
import type { BegunWork, DoneWork } from './record.ts';

/** How many believable studios are drawn. */
export const DRAWS = 512;
/** Before the first, so that nothing is left of where it began. */
const WARMING = 64;
/** Begun tasks that are guessed to their ends; more tell little more. */
const MOST_BEGUN = 200;

/** How unlike people of a type are, types, and tasks of one person, before anything is seen. */
const USUAL = { people: 0.03, types: 0.02, tasks: 0.2 };
/** As if that many had been seen. */
const WEIGHT = { people: 2, types: 1, tasks: 2 };
/** Less is not believed, however alike a few tasks were. */
const LEAST_VARIANCE = 0.01;

/** A person's done tasks of one type: logarithms of logged ÷ estimated. */
interface Cell {
  personId: string;
  type: number;
  count: number;
  sum: number;
  squares: number;
  /** What it is believed to be at the moment. */
  theta: number;
  /** What begun tasks add to it at the moment. */
  more: { count: number; sum: number };
}

/** Studios that may have left this record, each as likely: of everything as many numbers. */
export interface Believable {
  /** Of all types. */
  all: Float64Array;
  types: ReadonlyMap<string, Float64Array>;
  /** By type and person, of whom something is known. */
  people: ReadonlyMap<string, Float64Array>;
  /** How far types and people stray, as deviations. */
  strays: { types: Float64Array; people: Float64Array };
  /** How far single tasks stray: the mean of the variances. */
  within: number;
  /** A begun task with an end that it may well have. */
  ended: DoneWork[];
}

export const cellKey = (typeId: string, personId: string): string => `${typeId} ${personId}`;

/**
 * Draws studios by what was seen (Gibbs sampling): tasks stray from their person's pace, people from their type's, types
 * from the studio's, and how far each do is learnt with it. A begun task takes longer than it has: each draw gives
 * it an end.
 */
export function believable(done: readonly DoneWork[], begun: readonly BegunWork[]): Believable {
  const chance = chanceFrom(SEED);
  const normal = normalsFrom(chance);
  const told = [...done].sort(inOrder);
  const types = [...new Set(told.map(({ typeId }) => typeId))].sort();
  const cells = cellsOf(told, types);
  const open = begunIn(cells, begun, types);
  const count = told.length + open.length;
  const squares = cells.reduce((sum, one) => sum + one.squares, 0);
  const known: Known = { cells, open, types: types.length, count, squares };
  const state = firstState(known);
  const kept = {
    all: new Float64Array(DRAWS),
    types: types.map(() => new Float64Array(DRAWS)),
    cells: cells.map(() => new Float64Array(DRAWS)),
    strays: { types: new Float64Array(DRAWS), people: new Float64Array(DRAWS) },
  };
  let within = 0;
  for (let draw = -WARMING; draw < DRAWS; draw += 1) {
    step(known, state, chance, normal);
    if (draw < 0) continue;
    kept.all[draw] = state.all;
    kept.strays.types[draw] = Math.sqrt(state.betweenTypes);
    kept.strays.people[draw] = Math.sqrt(state.betweenPeople);
    for (let at = 0; at < types.length; at += 1)
      (kept.types[at] as Float64Array)[draw] = state.mu[at] as number;
    for (let at = 0; at < cells.length; at += 1)
      (kept.cells[at] as Float64Array)[draw] = (cells[at] as Cell).theta;
    within += state.within / DRAWS;
  }
  return {
    ...{ all: kept.all, strays: kept.strays, within },
    types: new Map(types.map((id, at) => [id, kept.types[at] as Float64Array])),
    people: new Map(
      cells.map(({ type, personId }, at) => [
        cellKey(types[type] as string, personId),
        kept.cells[at] as Float64Array,
      ]),
    ),
    ended: open.map(({ work, end }) => ({ ...work, log: end })),
  };
}

const SEED = 1974;

const inOrder = (a: DoneWork, b: DoneWork): number =>
  a.typeId < b.typeId
    ? -1
    : a.typeId > b.typeId
      ? 1
      : a.log - b.log || (String(a.people) < String(b.people) ? -1 : 1);

/** By type and person; a task of several counts a part for each. */
function cellsOf(done: readonly DoneWork[], types: readonly string[]): Cell[] {
  const places = new Map(types.map((id, at) => [id, at]));
  const cells = new Map<string, Cell>();
  for (const { typeId, people, log } of done) {
    const share = 1 / Math.max(1, people.length);
    for (const personId of people.length > 0 ? people : ['']) {
      const key = cellKey(typeId, personId);
      const cell = cells.get(key) ?? {
        ...{ personId, type: places.get(typeId) ?? 0 },
        ...{ count: 0, sum: 0, squares: 0, theta: 0, more: { count: 0, sum: 0 } },
      };
      cells.set(key, cell);
      cell.count += share;
      cell.sum += share * log;
      cell.squares += share * log * log;
    }
  }
  return [...cells.keys()].sort().map((key) => cells.get(key) as Cell);
}

/** A begun task in the cells of its people, and where its end is believed to be. */
interface Open {
  work: BegunWork;
  cells: Cell[];
  end: number;
}

/** Only tasks of cells that are known: the others tell of nobody. */
function begunIn(cells: Cell[], begun: readonly BegunWork[], types: readonly string[]): Open[] {
  const known = new Map(
    cells.map((one) => [cellKey(types[one.type] as string, one.personId), one]),
  );
  return [...begun]
    .sort((a, b) => b.log - a.log || inOrder(a, b))
    .flatMap((work): Open[] => {
      const own = work.people.flatMap((id) => known.get(cellKey(work.typeId, id)) ?? []);
      return own.length > 0 ? [{ work, cells: own, end: work.log }] : [];
    })
    .slice(0, MOST_BEGUN);
}

interface Known {
  cells: readonly Cell[];
  open: readonly Open[];
  types: number;
  /** Of tasks, and the sum of their squares. */
  count: number;
  squares: number;
}

interface State {
  all: number;
  mu: Float64Array;
  betweenTypes: number;
  betweenPeople: number;
  within: number;
}

function firstState({ cells, types }: Known): State {
  const count = cells.reduce((sum, one) => sum + one.count, 0);
  const all = cells.reduce((sum, one) => sum + one.sum, 0) / count;
  for (const cell of cells) cell.theta = cell.sum / cell.count;
  return {
    ...{ all, mu: new Float64Array(types).fill(all) },
    ...{ betweenTypes: USUAL.types, betweenPeople: USUAL.people, within: USUAL.tasks },
  };
}

/** Where begun tasks may end; the sum of the squares of that. */
function guessEnds(
  { cells, open }: Known,
  within: number,
  chance: () => number,
  normal: () => number,
): number {
  for (const { more } of cells) more.count = more.sum = 0;
  const deviation = Math.sqrt(within);
  let squares = 0;
  for (const one of open) {
    const share = 1 / one.cells.length;
    let middle = 0;
    for (const { theta } of one.cells) middle += theta * share;
    one.end = middle + deviation * above((one.work.log - middle) / deviation, chance, normal);
    for (const { more } of one.cells) {
      more.count += share;
      more.sum += share * one.end;
    }
    squares += one.end * one.end;
  }
  return squares;
}

/** Everything drawn once, by all else as it is believed to be. */
function step(known: Known, state: State, chance: () => number, normal: () => number): void {
  const { cells, types } = known;
  const moreSquares = guessEnds(known, state.within, chance, normal);
  const sums = new Float64Array(types);
  const counts = new Int32Array(types);
  let rest = known.squares + moreSquares;
  for (const cell of cells) {
    const count = cell.count + cell.more.count;
    const sum = cell.sum + cell.more.sum;
    const precision = count / state.within + 1 / state.betweenPeople;
    const middle = sum / state.within + (state.mu[cell.type] as number) / state.betweenPeople;
    cell.theta = middle / precision + normal() / Math.sqrt(precision);
    rest += cell.theta * (count * cell.theta - 2 * sum);
    sums[cell.type] = (sums[cell.type] as number) + cell.theta;
    counts[cell.type] = (counts[cell.type] as number) + 1;
  }
  let ofTypes = 0;
  for (let type = 0; type < types; type += 1) {
    const precision = (counts[type] as number) / state.betweenPeople + 1 / state.betweenTypes;
    const middle = (sums[type] as number) / state.betweenPeople + state.all / state.betweenTypes;
    const mu = middle / precision + normal() / Math.sqrt(precision);
    state.mu[type] = mu;
    ofTypes += mu;
  }
  const precision = types / state.betweenTypes + 1;
  state.all = ofTypes / state.betweenTypes / precision + normal() / Math.sqrt(precision);
  let strayTypes = 0;
  for (let type = 0; type < types; type += 1)
    strayTypes += ((state.mu[type] as number) - state.all) ** 2;
  let strayPeople = 0;
  for (const { theta, type } of cells) strayPeople += (theta - (state.mu[type] as number)) ** 2;
  state.betweenTypes = varianceOf(strayTypes, types, USUAL.types, WEIGHT.types, normal);
  state.betweenPeople = varianceOf(strayPeople, cells.length, USUAL.people, WEIGHT.people, normal);
  const within = varianceOf(Math.max(0, rest), known.count, USUAL.tasks, WEIGHT.tasks, normal);
  state.within = Math.max(LEAST_VARIANCE, within);
}

/** Drawn by the squares that were seen, and by what is usual. */
function varianceOf(
  squares: number,
  count: number,
  usual: number,
  weight: number,
  normal: () => number,
): number {
  const freedom = count + weight;
  return (squares + weight * usual) / chiSquared(freedom, normal());
}

/** As near as Wilson and Hilferty come to it. */
const chiSquared = (freedom: number, normal: number): number => {
  const part = 2 / (9 * freedom);
  return freedom * Math.max(0.02, 1 - part + normal * Math.sqrt(part)) ** 3;
};

/** A standard normal number that is above another (Robert's way for what is far out). */
function above(least: number, chance: () => number, normal: () => number): number {
  if (least < 0.5) {
    for (;;) {
      const one = normal();
      if (one > least) return one;
    }
  }
  const rate = (least + Math.sqrt(least * least + 4)) / 2;
  for (;;) {
    const one = least - Math.log(1 - chance()) / rate;
    if (chance() <= Math.exp(-((one - rate) ** 2) / 2)) return one;
  }
}
