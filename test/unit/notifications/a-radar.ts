import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { changedSince } from '../../../electron/notifications/radar.ts';
import type { RadarContext } from '../../../electron/notifications/changes.ts';
import type { TaskChange } from '../../../electron/shared/radar.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { aTask } from '../../fixtures/a-task.ts';

export const CONTEXT: RadarContext = {
  me: 'me',
  isOpen: (projectId) => projectId !== 'closed',
  nameOf: (personId) => (personId === 'lead' ? 'Ingrid Sørensen' : null),
};

export interface Radar {
  replica: Replica;
  /** As a refresh brings it; `null`: the task is in no list any more. */
  read(task: Partial<Task> | null, list?: 'todo' | 'done'): void;
  /** Everything was read once, with this task in it. */
  begin(task?: Partial<Task>): void;
  changes(): TaskChange[];
  close(): void;
}

/** A replica with one task whose changes are looked for. */
export function openRadar(): Radar {
  const folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-radar-'));
  const replica = openReplica(folder, new Date());
  const read: Radar['read'] = (task, list = 'todo') => {
    const { tasks } = replica;
    const some = task === null ? [] : [aTask(task)];
    const other = list === 'todo' ? 'done' : 'todo';
    tasks.replaceList(list, some, tasks.ask());
    tasks.replaceList(other, [], tasks.ask());
  };
  return {
    replica,
    read,
    begin(task = {}) {
      read(task);
      replica.keyValue.set('read-whole', true);
    },
    changes: () => changedSince(replica, 'task-1', CONTEXT)?.changes ?? [],
    close() {
      replica.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
