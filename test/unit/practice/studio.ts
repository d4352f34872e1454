import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { startPracticeStudio } from '../../../electron/practice/practice-studio.ts';
import type { PracticeStudio } from '../../../electron/practice/practice-studio.ts';

type Body = { [key: string]: unknown };

/** The studio's answer. `body` is its JSON, or its text if it is not JSON. */
export interface Reply {
  status: number;
  body: Body;
  list: Body[];
  headers: Headers;
  text: string;
}

/** A studio with a clock that a test controls. */
export interface Rig {
  studio: PracticeStudio;
  folder: string;
  clock: { now: Date };
  ask(method: string, path: string, token?: string, body?: unknown): Promise<Reply>;
  signIn(name: string, more?: Body): Promise<Reply>;
  tokenOf(name: string): Promise<string>;
  restart(): Promise<void>;
}

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0)) await end();
});

/** Friday 20 November 2026, a little after three in the afternoon. */
const NOW = '2026-11-20T15:04:05Z';

export async function openStudio(
  options: { tasks?: number; jobQueueMs?: number } = {},
): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-test-'));
  const clock = { now: new Date(NOW) };
  const start = () => startPracticeStudio({ folder, now: () => clock.now, ...options });
  const rig: Rig = {
    studio: await start(),
    folder,
    clock,
    ask: (method, path, token, body) => ask(`${rig.studio.url}/api${path}`, method, token, body),
    signIn(name, more = {}) {
      const email = `${name}@example.com`;
      return rig.ask('POST', '/auth/login', undefined, {
        email,
        password: 'kitsu-companion',
        ...more,
      });
    },
    tokenOf: async (name) => String((await rig.signIn(name)).body['access_token']),
    async restart() {
      await rig.studio.close();
      rig.studio = await start();
    },
  };
  cleanUp.push(async () => {
    await rig.studio.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return rig;
}

async function ask(url: string, method: string, token?: string, body?: unknown): Promise<Reply> {
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      'user-agent': 'kitsu-companion/test',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const parsed = parse(text);
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: Array.isArray(parsed) ? {} : (parsed as Body),
    list: Array.isArray(parsed) ? (parsed as Body[]) : [],
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** The artist's id and token, and one of her open tasks in a given status. */
export async function artistWith(
  rig: Rig,
  status: string,
): Promise<{ me: string; token: string; task: string }> {
  const { body } = await rig.signIn('artist');
  const token = String(body['access_token']);
  const todo = await rig.ask('GET', '/data/user/tasks', token);
  const item = todo.list.find((entry) => entry['task_status_short_name'] === status);
  if (!item) throw new Error(`no task in ${status}`);
  return { me: String((body['user'] as Body)['id']), token, task: String(item['id']) };
}

export async function statusId(rig: Rig, token: string, short: string): Promise<string> {
  const { list } = await rig.ask('GET', `/data/task-status?short_name=${short}`, token);
  return String(list[0]?.['id']);
}
