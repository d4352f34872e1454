import { readProduction, treeOf } from '../../electron/kitsu/production/traversal.ts';
import { createHttp } from '../../electron/kitsu/http.ts';
import { createNodeTransport } from '../fixtures/node-transport.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import type { Account } from '../fixtures/studio.ts';

/** One reading of a production. */
export interface Reading {
  requests: number;
  bytes: number;
  milliseconds: number;
  /** Of these, the time with at least one request under way. */
  waited: number;
  /** The number of entries, by list. */
  counts: Record<string, number>;
  /** The time of walking episode → sequence → shot → task after reading. */
  walked: { milliseconds: number; tasks: number };
}

/** Reads a production's lists with our client and walks through them. */
export async function readAndWalk(
  url: string,
  account: Account,
  projectId: string,
  times: number,
): Promise<Reading[]> {
  const { token } = await signInToApi({ url }, account);
  const readings: Reading[] = [];
  for (let time = 0; time < times; time += 1) readings.push(await once(url, token, projectId));
  return readings;
}

async function once(url: string, token: string, projectId: string): Promise<Reading> {
  const transport = createNodeTransport();
  const seen = { requests: 0, bytes: 0, waited: 0 };
  let onTheirWay = 0;
  let since = 0;
  const http = createHttp({
    api: `${url}/api`,
    userAgent: 'kitsu-companion/bench',
    tokens: {
      access: () => token,
      refresh: () => Promise.resolve('unavailable'),
      refused: () => undefined,
    },
    transport: {
      async send(request) {
        if (onTheirWay === 0) since = performance.now();
        onTheirWay += 1;
        const answer = await transport.send(request);
        onTheirWay -= 1;
        if (onTheirWay === 0) seen.waited += performance.now() - since;
        seen.requests += 1;
        seen.bytes += answer.ok ? answer.response.body.length : 0;
        return answer;
      },
    },
  });
  const began = performance.now();
  const production = await readProduction(http, projectId);
  const milliseconds = performance.now() - began;
  if (!production.ok) throw new Error(`${production.code}: ${production.message}`);
  const { project: _one, ...lists } = production.value;
  const counts = Object.entries(lists).map(([name, rows]) => [name, rows.length]);
  const start = performance.now();
  const tree = treeOf(production.value);
  const sequences = [...tree.sequences, ...tree.episodes.flatMap((one) => one.sequences)];
  const shots = sequences.flatMap((sequence) => sequence.shots);
  const tasks = [...shots, ...tree.assets].flatMap((entity) => entity.tasks).length;
  return {
    ...seen,
    milliseconds,
    counts: { project: 1, ...(Object.fromEntries(counts) as Record<string, number>) },
    walked: { milliseconds: performance.now() - start, tasks },
  };
}
