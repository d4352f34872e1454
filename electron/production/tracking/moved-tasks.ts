import type { Http } from '../../kitsu/http.ts';
import { createAlarm } from '../../shared/concurrency.ts';
import { hintOf } from '../browse/live-hints.ts';
import { itemPathOf } from '../browse/lists.ts';
import { bytes } from './bytes.ts';

/** Events of one act of somebody's come together. */
const GATHER_MS = 300;
/** More of them than this are read as a whole production. */
const MOST_TASKS = 30;

interface Deps {
  http: Http;
  /** What is looked at. */
  looked: ReadonlySet<string>;
  /** Hands a task over as Kitsu sent it. */
  moved(projectId: string, body: Uint8Array): Promise<void>;
  /** Reads a production anew. */
  begin(projectId: string): Promise<void>;
}

/** Reads anew the tasks that Kitsu's events name, of the productions that are looked at. */
export function createMovedTasks({ http, looked, moved, begin }: Deps) {
  const alarm = createAlarm({ keepsAlive: false });
  let named = new Map<string, { projectId: string; id: string }>();

  async function read(): Promise<void> {
    const tasks = [...named.values()];
    named = new Map();
    if (tasks.length > MOST_TASKS) {
      for (const projectId of new Set(tasks.map((one) => one.projectId))) await begin(projectId);
      return;
    }
    for (const { projectId, id } of tasks) {
      const path = itemPathOf('tasks', id);
      const answer = await http.request({
        ...{ method: 'GET', path, parse: (body: Buffer) => body, schema: bytes },
      });
      if (answer.ok && looked.has(projectId)) await moved(projectId, answer.value);
    }
  }

  return {
    hear(name: string, data: unknown): void {
      const hint = looked.size === 0 ? null : hintOf(name, data);
      if (hint?.kind !== 'item' || hint.list !== 'tasks') return;
      for (const projectId of looked) {
        if ((hint.projectId ?? projectId) === projectId)
          named.set(`${projectId} ${hint.id}`, { projectId, id: hint.id });
      }
      if (named.size > 0 && !alarm.isSet())
        alarm.set(GATHER_MS, () => void read().catch(() => undefined));
    },
    stop(): void {
      alarm.clear();
      named = new Map();
    },
  };
}
