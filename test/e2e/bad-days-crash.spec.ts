import { once } from 'node:events';
import { expect, test } from '../fixtures/artist.ts';
import type { Fault, FaultProxy } from '../fixtures/fault-proxy.ts';
import { deferred } from '../fixtures/deferred.ts';
import type { Running } from '../fixtures/launch.ts';

const SET = /\/time-spents\/[^/]+\/persons\//;
const DAY = /\/data\/user\/time-spents\/\d/;
const COMMENT = /\/actions\/tasks\/[^/]+\/comment$/;

/** Kills the app like a crash or a power cut. */
async function crash({ app }: Pick<Running, 'app'>): Promise<void> {
  const main = app.process();
  const gone = once(main, 'exit');
  process.kill(main.pid ?? NaN, 'SIGKILL');
  await gone;
}

interface Moment {
  name: string;
  /** Holds this moment, and answers the app's request once it has arrived. */
  arrange: (faults: FaultProxy, until: Promise<void>) => { method: string; path: RegExp } | null;
}

const hold = (until: Promise<void>): Fault => ({ kind: 'hold', until });

const MOMENTS: Moment[] = [
  {
    name: 'with the server away',
    arrange: (faults) => {
      faults.unplug();
      return null;
    },
  },
  {
    name: 'while Kitsu is asked what it has',
    arrange: (faults, until) => {
      faults.on('GET', DAY, hold(until));
      return { method: 'GET', path: DAY };
    },
  },
  {
    name: 'while the time is on its way',
    arrange: (faults, until) => {
      faults.on('POST', SET, hold(until));
      return { method: 'POST', path: SET };
    },
  },
  {
    name: 'when Kitsu has stored it and nobody heard so',
    arrange: (faults) => {
      faults.on('POST', SET, { kind: 'close-after' });
      return { method: 'POST', path: SET };
    },
  },
];

test('a time that is saved here outlives a crash at any moment, and arrives once', async ({
  signIn,
  again,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  let running = await signIn(faults.url);
  await expect(running.today.sync).toContainText('All in Kitsu');
  await running.today.find(task.title);
  for (const [index, { name, arrange }] of MOMENTS.entries()) {
    await test.step(name, async () => {
      const moment = deferred();
      const minutes = 15 * (index + 1);
      const seen = faults.requests.length;
      const come = arrange(faults, moment.until);
      await running.today.log(task.title, `${minutes}m`);
      await expect(running.today.mark(task.title, /^Saved here, not yet in Kitsu/)).toBeVisible();
      if (come !== null) {
        const { method, path } = come;
        const asked = () =>
          faults.requests.slice(seen).some((one) => one.method === method && path.test(one.path));
        await expect.poll(asked).toBe(true);
      }
      await crash(running);
      moment.release();
      if (come?.method === 'POST')
        await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(minutes);

      running = await again();
      await expect(running.today.time(task.title)).toHaveValue(
        minutes < 60 ? `${minutes} min` : '1 h',
      );
      faults.heal();
      await running.today.checkNow();
      await running.today.inKitsu(task.title);
      expect(await kitsu.minutes(task.id, kitsu.today)).toBe(minutes);
    });
  }
});

test('a start that is saved here outlives a crash, and is one comment', async ({
  signIn,
  again,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  const before = await kitsu.comments(task.id);
  const first = await signIn(faults.url);
  await expect(first.today.sync).toContainText('All in Kitsu');
  await first.today.find(task.title);
  const moment = deferred();
  faults.on('POST', COMMENT, hold(moment.until));
  await first.today.start(task.title).click();
  // It can be undone for ten seconds.
  await expect
    .poll(() => faults.requests.some(({ path }) => COMMENT.test(path)), { timeout: 25_000 })
    .toBe(true);
  await crash(first);
  moment.release();
  await expect.poll(() => kitsu.status(task.id)).toBe('wip');

  faults.heal();
  const second = await again();
  await expect(second.today.sync).toContainText('All in Kitsu');
  await expect(second.today.stop(task.title)).toBeVisible();
  expect(await kitsu.comments(task.id)).toHaveLength(before.length + 1);
});
