import { expect, it } from 'vitest';
import { isClean, playAll, reportOf, totalsLine } from './runner.ts';

it('loses and doubles nothing in 30 random schedules of work, faults and kills', async () => {
  const failed: string[] = [];
  const totals = await playAll({
    schedules: 30,
    seedBase: 1,
    atOnce: 2,
    onPlayed: (played) => {
      if (played.toll.complaints.length > 0) failed.push(reportOf(played));
    },
  });
  console.log(totalsLine(totals));
  expect(failed.join('\n\n')).toBe('');
  expect(isClean(totals)).toBe(true);
}, 1_800_000);
