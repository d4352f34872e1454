import type { ForecastDriver } from '../../shared/forecast.ts';
import { personName, type StudioWork } from '../studio-work.ts';
import { dayOfPart, simulate, type Plan, type Runs, type Scale } from './simulate.ts';

/** Runs that show how far the middle day moves. */
const RUNS = 1000;
/** People who were the last in the most runs: nobody else moves the end. */
const MOST_PEOPLE = 8;
/** Drivers that are told. */
const MOST_TOLD = 5;

/** What would bring the middle day forward the most if it kept to its estimates: one at a time. */
export function driversOf(
  plan: Plan,
  runs: Runs,
  { seed, work }: { seed: number; work: StudioWork },
): ForecastDriver[] {
  const { doers, typeIds } = plan;
  const middleWith = (scale?: Scale): number => dayOfPart(simulate(plan, RUNS, seed, scale), 0.5);
  const usual = middleWith();
  const inTime = (doer: number, type: number): number => {
    const ratio = doers[doer]?.cells.find((cell) => cell.type === type)?.ratio ?? 1;
    return Math.min(1, 1 / ratio);
  };
  const types = typeIds.map((id, type): ForecastDriver => {
    const cells = doers.flatMap(({ cells: own }) => own.filter((cell) => cell.type === type));
    const days = usual - middleWith((doer, of) => (of === type ? inTime(doer, of) : 1));
    const name = work.taskTypes.get(id)?.name ?? 'Not listed here';
    return { kind: 'type', id, name, ratio: ratioOf(cells), days };
  });
  const people = [...runs.last.keys()]
    .filter((at) => (runs.last[at] ?? 0) > 0)
    .sort((a, b) => (runs.last[b] ?? 0) - (runs.last[a] ?? 0) || a - b)
    .slice(0, MOST_PEOPLE)
    .map((at): ForecastDriver => {
      const doer = doers[at];
      const days = usual - middleWith((one, type) => (one === at ? inTime(one, type) : 1));
      const id = doer?.id ?? '';
      return {
        kind: 'person',
        id,
        name: personName(id, work),
        ratio: ratioOf(doer?.cells ?? []),
        days,
      };
    });
  return [...types, ...people]
    .filter(({ days }) => days > 0)
    .sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_TOLD);
}

/** Of several, weighed by how much is to be done. */
function ratioOf(cells: readonly { mean: number; ratio: number }[]): number {
  const all = cells.reduce((sum, { mean }) => sum + mean, 0);
  const plans = cells.reduce((sum, { mean, ratio }) => sum + mean / ratio, 0);
  return plans === 0 ? 1 : Math.round((all * 100) / plans) / 100;
}
