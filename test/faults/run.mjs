// @ts-check
// `npm run faults -- --schedules N --seed-base S`: random schedules of an artist's work, faults and kills, each from its
// seed. Ends with one line of totals; exit code 1 if a minute or a comment was lost or doubled.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

process.env['VITE_CONFIG_NATIVE_IGNORE_WARNING'] = 'true';
const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '60' },
    'seed-base': { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '2' },
  },
});
/** @param {'schedules' | 'seed-base' | 'at-once'} name */
const whole = (name) => {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} takes a whole number, not "${values[name]}".`);
  return value;
};

/** @type {{ module: typeof import('./runner.ts') }} */
const { module: runner } = await runnerImport(fileURLToPath(new URL('runner.ts', import.meta.url)));
const stop = new AbortController();
// Reports the schedules until then.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stop.abort());
const totals = await runner.playAll({
  schedules: whole('schedules'),
  seedBase: whole('seed-base'),
  atOnce: Math.max(1, whole('at-once')),
  signal: stop.signal,
  onPlayed(one, sofar) {
    if (one.log.length > 0) console.log(runner.reportOf(one));
    if (sofar.schedules % 50 === 0) console.log(`So far: ${runner.totalsLine(sofar)}`);
  },
});
if (stop.signal.aborted) console.log('Stopped before the end.');
console.log(runner.totalsLine(totals));
process.exitCode = runner.isClean(totals) && !stop.signal.aborted ? 0 : 1;
