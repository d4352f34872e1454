import { median, ms, ratioOf, type Figure } from './figures.ts';
import { cpuOf } from './processes.ts';
import { syncNow, withRealKitsu, type RealDay } from './real.ts';
import { settled } from './settled.ts';

const TIMES = 5;

/**
 * The cost of refreshing 5,000 tasks, in processor time of all the app's processes, compared with the
 * time that the server needs to send the list.
 */
export const refresh = (say: (line: string) => void): Promise<Figure[]> =>
  withRealKitsu(say, async (day) => {
    const server: number[] = [];
    const unchanged: number[] = [];
    const changed: number[] = [];
    const ids = (await day.artist.get<{ id: string }[]>('/data/user/tasks')).map(({ id }) => id);
    for (let time = 0; time < TIMES; time += 1) {
      server.push(await serverTime(day));
      unchanged.push(await refreshed(day));
      await day.lead.put(`/data/tasks/${ids[time] ?? ''}`, { priority: 1 });
      changed.push(await refreshed(day));
      const latest = [server, unchanged, changed].map((list) => ms(list.at(-1) ?? 0));
      say(
        `refresh ${time + 1}/${TIMES}  server ${latest[0]}, app ${latest[1]}, one changed ${latest[2]}`,
      );
    }
    const against = median(server);
    return [
      ratioOf(
        'refresh',
        '5000 tasks, none changed / server',
        [median(unchanged), against],
        ms,
        0.1,
      ),
      ratioOf('refresh', '5000 tasks, one changed / server', [median(changed), against], ms, 0.1),
    ];
  });

/** The time from the request to the complete answer, directly from the server. */
async function serverTime({ url, artist }: RealDay): Promise<number> {
  const headers = { authorization: `Bearer ${artist.token}` };
  const began = performance.now();
  const answer = await fetch(`${url}/api/data/user/tasks`, { headers });
  await answer.arrayBuffer();
  return performance.now() - began;
}

async function refreshed({ page, pid }: RealDay): Promise<number> {
  await settled(() => cpuOf(pid));
  const before = cpuOf(pid);
  await syncNow(page);
  await settled(() => cpuOf(pid));
  return (cpuOf(pid) - before) * 1000;
}
