import type { FinishRange, Forecast, ForecastBasis } from '../../shared/forecast.ts';
import { FEWEST_DONE } from '../../shared/forecast.ts';
import { FURTHEST_OFFSET, type WorkCalendar } from '../calendar.ts';
import { leftOn, type StudioWork } from '../studio-work.ts';
import { cellsOf, waitsOf, type Doer } from './cells.ts';
import { driversOf } from './drivers.ts';
import { freeDays } from './free-days.ts';
import { openWork, type OpenWork } from './open-work.ts';
import { paceOf } from './pace.ts';
import { chanceFrom, seedOf } from './random.ts';
import { begunWork, doneWork, type DoneWork } from './record.ts';
import { dayOfPart, simulate, type Plan, type Runs } from './simulate.ts';

export interface ForecastOf {
  projectId: string;
  work: StudioWork;
  calendar: WorkCalendar;
  teamIds: readonly string[];
}

const RUNS = 10_000;
const FEWER_RUNS = 2000;

/** When a production will be done, as its own past tells; the same each time for the same facts. */
export function forecastOf(of: ForecastOf): Forecast {
  const { plan, seed, ...told } = foreseen(of);
  if (plan === null) return { ...told, drivers: [], chances: [] };
  const runs = simulate(plan, RUNS, seed);
  const range = rangeOf(runs, of.calendar);
  if (range === null) return { ...told, state: 'far', drivers: [], chances: [] };
  const drivers = driversOf(plan, runs, { seed, work: of.work });
  return { ...told, range, drivers, chances: chancesOf(runs, of.calendar) };
}

/** The range alone, of fewer runs: for a look back. */
export function finishOf(of: ForecastOf): Pick<Forecast, 'state' | 'range' | 'basis'> {
  const { plan, seed, state, basis } = foreseen(of);
  const range = plan && rangeOf(simulate(plan, FEWER_RUNS, seed), of.calendar);
  return { state: plan && range === null ? 'far' : state, range, basis };
}

/** What can be told without a run; `plan`: `null` where there is none. */
function foreseen(of: ForecastOf) {
  const { projectId, work, teamIds } = of;
  const done = doneWork(work);
  const open = openWork(work, projectId, teamIds);
  const told = { range: null, due: open.due, basis: basisOf(of, done, open) };
  const seed = seedOf(projectId);
  const isDone = open.tasks === 0 && open.leftOut === 0;
  if (isDone) return { state: 'done' as const, plan: null, seed, ...told };
  if (open.tasks === 0 || done.length < FEWEST_DONE)
    return { state: 'few' as const, plan: null, seed, ...told };
  return { state: 'told' as const, plan: planOf(of, done, open), seed, ...told };
}

/** Eight of ten runs: at most a tenth ends sooner, and at most a tenth later; `null` if it reaches further than any plan. */
function rangeOf(runs: Runs, calendar: WorkCalendar): FinishRange | null {
  const [early, middle, late] = [0.1, 0.5, 0.9].map((part) => dayOfPart(runs, part)) as [
    ...[number, number, number],
  ];
  if (late > FURTHEST_OFFSET) return null;
  const [first = '', center = '', last = ''] = [early, middle, late].map(calendar.dayAt);
  return { early: first, middle: center, late: last };
}

/** People, their work and their days: what the runs are made of. */
function planOf(
  { projectId, work, calendar }: ForecastOf,
  done: readonly DoneWork[],
  open: OpenWork,
): Plan {
  const pace = paceOf(done, begunWork(work));
  const typeIds = [...new Set(open.parts.map(({ typeId }) => typeId))].sort();
  const people = new Set(open.parts.map(({ personId }) => personId));
  const free = freeDays(work, calendar, { projectId, people });
  const chance = chanceFrom(seedOf(`${projectId} tasks`));
  const cells = cellsOf(open.parts, typeIds, pace, chance);
  const scale = Math.exp(done.reduce((sum, { log }) => sum + log, 0) / done.length);
  const parts = new Map<string, typeof open.parts>();
  for (const part of open.parts) {
    const list = parts.get(part.personId);
    if (list) list.push(part);
    else parts.set(part.personId, [part]);
  }
  const doers = [...people].sort().map((id): Doer => {
    const days = free.get(id) ?? new Float64Array();
    const waits = waitsOf(parts.get(id) ?? [], days, calendar, scale);
    return { id, cells: cells.get(id) ?? [], free: days, waits };
  });
  // Who has most to do first: whoever ends earlier is then passed over at a glance.
  const lastDays = new Map(doers.map((one) => [one.id, sumOf(one) / rateOf(one)]));
  doers.sort((a, b) => (lastDays.get(b.id) ?? 0) - (lastDays.get(a.id) ?? 0));
  return { doers, typeIds };
}

const sumOf = ({ cells }: Doer): number => cells.reduce((sum, { mean }) => sum + mean, 0);
const rateOf = ({ free }: Doer): number => Math.max(1, free.at(-1) ?? 0);

function basisOf(
  { work, projectId }: ForecastOf,
  done: readonly DoneWork[],
  open: OpenWork,
): ForecastBasis {
  const logs = done.map(({ log }) => log).sort((a, b) => a - b);
  const middle = logs[logs.length >> 1];
  const left = work.tasks
    .filter((task) => task.projectId === projectId && work.stateOf(task) === 'open')
    .reduce((sum, task) => sum + (leftOn(task) ?? 0), 0);
  return {
    ...{ done: done.length, ratio: middle === undefined ? null : rounded(Math.exp(middle)) },
    ...{ open: open.tasks, withoutEstimate: open.withoutEstimate, nobody: open.nobody },
    ...{ leftOut: open.leftOut, left },
  };
}

const rounded = (ratio: number): number => Math.round(ratio * 100) / 100;

/** From the first day that any run ends on, to the last of nearly all. */
function chancesOf(runs: Runs, calendar: WorkCalendar): Forecast['chances'] {
  const chances: Forecast['chances'] = [];
  let count = 0;
  const [from, to] = [dayOfPart(runs, 0.01), dayOfPart(runs, 0.99)];
  for (let day = 0; day <= Math.min(to, FURTHEST_OFFSET); day += 1) {
    count += runs.days[day] ?? 0;
    if (day < from) continue;
    chances.push({ day: calendar.dayAt(day), percent: Math.round((count * 100) / runs.runs) });
  }
  return chances;
}
