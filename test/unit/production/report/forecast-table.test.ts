import { expect, it } from 'vitest';
import { forecastLines } from '../../../../electron/production/report/forecast-table.ts';

it('says of what moves a forecast whose estimates they are, and by how much', () => {
  const drivers = [
    { kind: 'type', id: 'a', name: 'Animation', ratio: 1.4, days: 9 },
    { kind: 'person', id: 'b', name: 'Ada', ratio: 1.08, days: 1 },
  ] as const;
  const lines = forecastLines({
    ...{ state: 'told', range: { early: '2026-12-01', middle: '2026-12-02', late: '2026-12-04' } },
    ...{ due: null, finished: null, before: null, chances: [], drivers: [...drivers] },
    basis: { done: 26, ratio: 1.2, open: 8, withoutEstimate: 0, nobody: 0, leftOut: 0, left: 3840 },
  });
  expect(lines[1]).toEqual([
    ...['Forecast (told)', '', '2026-12-01', '2026-12-02', '2026-12-04', '26'],
  ]);
  expect(lines.slice(2).map(([what, ratio, , sooner]) => [what, ratio, sooner])).toEqual([
    ['Task type Animation', '1.4 of its estimates', '9 days earlier without'],
    ['Person Ada', '1.08 of their estimates', '1 day earlier without'],
  ]);
});
