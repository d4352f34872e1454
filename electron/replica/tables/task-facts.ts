import { z } from 'zod';
import type { KnownFacts } from '../../shared/task-facts.ts';
import type { Database } from '../database.ts';
import type { KeyValueTable } from './key-value.ts';

const values = z.record(z.string(), z.unknown());
const maybe = z.string().nullable();
const frame = z.number().nullable();

const schema: z.ZodType<KnownFacts> = z.object({
  readAt: z.string(),
  entityId: z.string(),
  entityDescription: z.string(),
  frames: z.object({ first: frame, last: frame, count: frame }).nullable(),
  fps: maybe,
  resolution: maybe,
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  assignerId: maybe,
  isSubscribed: z.boolean(),
  data: values,
  taskData: values,
  casting: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      name: z.string(),
      count: z.number(),
      label: z.string(),
    }),
  ),
  descriptors: z.array(
    z.object({
      id: z.string(),
      projectId: z.string(),
      name: z.string(),
      fieldName: z.string(),
      entityType: z.enum([
        'Asset',
        'Shot',
        'Sequence',
        'Episode',
        'Scene',
        'Edit',
        'Concept',
        'Project',
        'Task',
      ]),
      dataType: z.enum(['string', 'number', 'list', 'taglist', 'boolean', 'checklist']),
      choices: z.array(z.string()),
      forClient: z.boolean(),
      departmentIds: z.array(z.string()),
      taskTypeId: maybe,
    }),
  ),
  folder: maybe,
});

const key = (taskId: string) => `task-facts:${taskId}` as const;

/** What Kitsu said of tasks that were opened, by the task. */
export function taskFactsTable(database: Database, keyValue: KeyValueTable) {
  return {
    get: (taskId: string): KnownFacts | null => keyValue.get(key(taskId), schema),
    put: (taskId: string, facts: KnownFacts): void => void keyValue.set(key(taskId), facts),
    /** Deletes those of tasks that nothing here refers to any more. */
    sweep: (): void =>
      void database.run(
        "DELETE FROM memory WHERE key GLOB 'task-facts:*' AND substr(key, 12) NOT IN (SELECT id FROM task)",
      ),
  };
}

export type TaskFactsTable = ReturnType<typeof taskFactsTable>;
