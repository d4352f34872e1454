import type { ForecastReport, FinishRange } from '../../shared/forecast.ts';

/** A forecast as lines of cells, the header first. */
export function forecastLines(forecast: ForecastReport): string[][] {
  const { range, due, basis, drivers, before, finished } = forecast;
  const line = (what: string, on: string, told: FinishRange | null, done: number): string[] => [
    ...[what, on, told?.early ?? '', told?.middle ?? '', told?.late ?? '', String(done)],
  ];
  return [
    ['What', 'On', 'From', 'Middle', 'To', 'Stands on done tasks'],
    line(`Forecast (${forecast.state})`, '', range, basis.done),
    ...(before ?? []).map((then) => line('Looking back', then.day, then.range, then.done)),
    ...(finished === null ? [] : [['Finished', finished, '', '', '', '']]),
    ...(due === null ? [] : [['Last due day', due, '', '', '', '']]),
    ...drivers.map(({ kind, name, ratio, days }) => [
      `${kind === 'type' ? 'Task type' : 'Person'} ${name}`,
      ...[`${ratio} of ${kind === 'type' ? 'its' : 'their'} estimates`, ''],
      ...[`${days === 1 ? '1 day' : `${days} days`} earlier without`, '', ''],
    ]),
  ];
}
