import { inParallel } from '../../electron/kitsu/in-parallel.ts';
import { dayOf, shiftDay, type Day } from '../../electron/shared/day.ts';
import { success } from '../../electron/shared/result.ts';
import { limited, ms, ratioOf, type Figure } from './figures.ts';
import { cpuOf } from './processes.ts';
import { syncNow, withRealKitsu, type RealDay } from './real.ts';

const DAYS = 25;
const TASKS = 40;
/** As many at once as the app sends. */
const AT_ONCE = 3;
const BARE = 120;

interface Lane {
  taskId: string;
  day: Day;
}

/** Sends a thousand days of time, logged offline, to a real Kitsu. */
export const lanes = (say: (line: string) => void): Promise<Figure[]> =>
  withRealKitsu(say, async (bench) => {
    const { page, way, pid, artist } = bench;
    const tasks = (await artist.get<{ id: string }[]>('/data/user/tasks')).map(({ id }) => id);
    const today = dayOf(new Date());
    const days = Array.from({ length: DAYS }, (_, index) => shiftDay(today, -index));
    const all = (from: number): Lane[] =>
      days.flatMap((day) => tasks.slice(from, from + TASKS).map((taskId) => ({ taskId, day })));
    const lanes = all(0);
    // The server's own speed: a client that does nothing but the same three requests for each.
    const spare = all(TASKS).slice(0, BARE);
    const bareMs = (await timed(() => bareDrain(bench, spare))) / BARE;

    way.unplug();
    const logging = await timed(() => logAll(page, lanes));
    say(`lanes: ${lanes.length} logged, ${ms(logging / lanes.length)} each`);
    way.heal();
    const seen = way.requests.length;
    const cpu = cpuOf(pid);
    const took = await timed(() => drain(page));
    const used = (cpuOf(pid) - cpu) * 1000;
    const asked = way.requests.slice(seen).filter(({ path }) => path.includes('time-spents'));
    // The refresh of the same round reads the days as one range.
    const ofLanes = asked.filter(({ path }) => !path.includes('start_date')).length;
    const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
    return [
      limited(
        'lanes',
        `requests a lane, ${lanes.length} lanes`,
        ofLanes / lanes.length,
        (n) => n.toFixed(2),
        3,
      ),
      ratioOf(
        'lanes',
        'a lane drained / asked of the server',
        [took / lanes.length, bareMs],
        ms,
        1.25,
      ),
      limited('lanes', 'of a core, the app while it drains', used / took, percent, null),
      limited('lanes', 'a time logged with up to 1000 waiting', logging / lanes.length, ms, null),
    ];
  });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Through the same proxy as the app, so that both take the same path. */
async function bareDrain({ way, artist }: RealDay, lanes: Lane[]): Promise<void> {
  const ask = async (method: string, path: string, body?: unknown): Promise<void> => {
    const headers = { authorization: `Bearer ${artist.token}`, 'content-type': 'application/json' };
    const sent = body === undefined ? null : JSON.stringify(body);
    const answer = await fetch(`${way.url}/api${path}`, { method, headers, body: sent });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    await answer.arrayBuffer();
  };
  await inParallel(lanes, AT_ONCE, async ({ taskId, day }) => {
    const write = `/actions/tasks/${taskId}/time-spents/${day}/persons/${artist.user.id}`;
    await ask('GET', `/data/user/time-spents/${day}`);
    await ask('POST', write, { duration: 5 });
    await ask('GET', `/data/user/time-spents/${day}`);
    return success(null);
  });
}

const logAll = (page: RealDay['page'], lanes: Lane[]): Promise<void> =>
  page.evaluate(async (all) => {
    for (const lane of all) {
      const answer = JSON.parse(
        await window.companion.call['time.setDay']({ ...lane, minutes: 7 }),
      ) as { ok: boolean; message?: string };
      if (!answer.ok) throw new Error(answer.message);
    }
  }, lanes);

/** Syncs until nothing waits. */
async function drain(page: RealDay['page']): Promise<void> {
  for (let left = Infinity; left > 0;) {
    await syncNow(page);
    const now = await page.evaluate(
      async () =>
        (JSON.parse(await window.companion.call['outbox.list']({})) as { value: unknown[] }).value
          .length,
    );
    if (now >= left) throw new Error(`${now} changes stay.`);
    left = now;
  }
}
