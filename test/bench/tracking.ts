import { USUAL_TIME } from '../../electron/shared/time-figures.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { allOpenProjects } from '../../electron/kitsu/production/projects.ts';
import { startPracticeStudio } from '../../electron/practice/practice-studio.ts';
import type { AnswerMessage, AskMessage } from '../../electron/production/browse/messages.ts';
import type { TrackingAsk } from '../../electron/production/tracking/messages.ts';
import { createTracking } from '../../electron/production/tracking/tracking.ts';
import { root } from '../../build/steps.mjs';
import { clientOf } from '../fixtures/client.ts';
import type { Studio } from '../fixtures/studio.ts';
import { limited, median, ms, type Figure } from './figures.ts';

const ROUNDS = 9;
const MOVES = 40;

/**
 * Where a production of 12,000 tasks with 100,000 logged times stands: risks, progress and workload of it, in the
 * compiled worker, from the question to the answer; and again after one task has moved.
 */
export async function tracking(say: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-tracking-'));
  const studio = await startPracticeStudio({ folder: join(folder, 'studio'), big: true });
  const program = join(root, 'out', 'electron', 'productions.cjs');
  const worker = new Worker(program, { workerData: join(folder, 'productions.db') });
  const waiting = new Map<number, (value: never) => void>();
  worker.on('message', (answer: AnswerMessage) => {
    if (answer.ok) waiting.get(answer.id)?.(answer.value as never);
    waiting.delete(answer.id);
  });
  let ids = 0;
  const ask = <T>(asked: TrackingAsk): Promise<T> =>
    new Promise((resolve) => {
      ids += 1;
      waiting.set(ids, resolve as (value: never) => void);
      worker.postMessage({ id: ids, kind: 'tracking', ask: asked } satisfies AskMessage);
    });
  try {
    const account = studio.accounts.find(({ role }) => role === 'admin');
    if (!account) throw new Error('The studio has no administrator.');
    const kind: Studio = { ...studio, kind: 'practice', mail: '' };
    const { http } = await clientOf(kind, account);
    const open = await allOpenProjects(http);
    const film = open.ok ? open.value.find(({ name }) => name === 'The Long Way Round') : undefined;
    const projectId = film?.id ?? '';
    const nothing = (): void => undefined;
    const read = createTracking({
      ...{ http, ask, now: () => new Date(), onLook: nothing, onLeft: nothing },
      ...{ onNews: nothing, log: say, ahead: () => [] },
    });
    await read.refresh(projectId);
    const figures = async (at: number): Promise<void> => {
      for (const tab of ['risks', 'progress', 'workload'] as const)
        await ask({ do: 'figures', projectId, tab, time: USUAL_TIME, at });
    };
    const DAY_MS = 86_400_000;
    const whole: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // Another day each time: nothing of the one before is known.
      const began = performance.now();
      await figures(Date.now() + round * DAY_MS);
      whole.push(performance.now() - began);
    }
    const answer = await fetch(`${studio.url}/api/data/projects/${projectId}/tasks`, {
      headers: { authorization: `Bearer ${await tokenOf(studio.url, account)}` },
    });
    const tasks = (await answer.json()) as { due_date: string | null; assignees: string[] }[];
    const at = Date.now();
    await figures(at);
    const again: number[] = [];
    const ahead = tasks.filter((task) => (task.due_date ?? '') > new Date().toISOString());
    for (const task of ahead.slice(0, MOVES)) {
      const due = Date.parse(`${task.due_date}Z`) + 7 * DAY_MS;
      const moved = { ...task, due_date: new Date(due).toISOString().slice(0, 19) };
      const body = Buffer.from(JSON.stringify(moved));
      const began = performance.now();
      await ask({ do: 'move', projectId, body, at });
      await figures(at);
      again.push(performance.now() - began);
    }
    const foretold: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const day = Date.now() + (ROUNDS + round) * DAY_MS;
      await figures(day);
      const began = performance.now();
      await ask({ do: 'figures', projectId, tab: 'forecast', time: USUAL_TIME, at: day });
      foretold.push(performance.now() - began);
    }
    say(`tracking: first ${ms(whole[0] ?? 0)}, then ${whole.slice(1).map(ms).join(', ')}`);
    return [
      limited('tracking', 'risks, progress, workload of 12,000 tasks', median(whole), ms, 100),
      limited('tracking', 'a forecast of 10,000 runs of it', median(foretold), ms, 300),
      limited('tracking', 'the same after one task has moved', median(again), ms, 5),
    ];
  } finally {
    await worker.terminate();
    await studio.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tokenOf(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
