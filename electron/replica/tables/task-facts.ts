import { z } from 'zod';
import {
  COLUMN_OWNERS,
  COLUMN_TYPES,
  type Metadata,
  type MetadataDescriptor,
} from '../../shared/production.ts';
import type { KnownFacts } from '../../shared/task-facts.ts';
import type { Database } from '../database.ts';
import type { KeyValueTable } from './key-value.ts';

const values = z.record(z.string(), z.unknown());
const maybe = z.string().nullable();
const frame = z.number().nullable();

/** A column as it is kept: with the facts of a task, and with a change of one of its values. */
export const storedDescriptor: z.ZodType<MetadataDescriptor> = z.object({
  id: z.string(),
  projectId: z.string(),
  name: z.string(),
  fieldName: z.string(),
  entityType: z.enum(COLUMN_OWNERS),
  dataType: z.enum(COLUMN_TYPES),
  choices: z.array(z.string()),
  forClient: z.boolean(),
  departmentIds: z.array(z.string()),
  taskTypeId: maybe,
});

const schema: z.ZodType<KnownFacts> = z.object({
  readAt: z.string(),
  entityId: z.string(),
  entityDescription: z.string(),
  frames: z.object({ first: frame, last: frame, count: frame }).nullable(),
  fps: maybe,
  resolution: maybe,
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  assignerId: maybe,
  creatorId: maybe.default(null),
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
  descriptors: z.array(storedDescriptor),
  folder: maybe,
});

const key = (taskId: string) => `task-facts:${taskId}` as const;

/** Anybody may write anything into Kitsu's free values: those of the columns alone are kept. */
function columnsOf(
  descriptors: readonly MetadataDescriptor[],
  { data, taskData }: Pick<KnownFacts, 'data' | 'taskData'>,
): Pick<KnownFacts, 'data' | 'taskData'> {
  const only = (values: Metadata, ofTask: boolean): Metadata =>
    Object.fromEntries(
      descriptors.flatMap(({ entityType, fieldName }) =>
        (entityType === 'Task') === ofTask && Object.hasOwn(values, fieldName)
          ? [[fieldName, values[fieldName]]]
          : [],
      ),
    );
  return { data: only(data, false), taskData: only(taskData, true) };
}

function withColumn(
  facts: KnownFacts,
  columnId: string,
  column: MetadataDescriptor | null,
): KnownFacts {
  const before = facts.descriptors.find(({ id }) => id === columnId);
  const renamed = ({ [before?.fieldName ?? '']: value, ...others }: Metadata): Metadata =>
    column && value !== undefined ? { ...others, [column.fieldName]: value } : others;
  const descriptors = facts.descriptors.flatMap((one) =>
    one.id === columnId ? (column ?? []) : one,
  );
  const values = { data: renamed(facts.data), taskData: renamed(facts.taskData) };
  return { ...facts, descriptors, ...columnsOf(descriptors, values) };
}

/** What Kitsu said of tasks that were opened, by the task. */
export function taskFactsTable(database: Database, keyValue: KeyValueTable) {
  return {
    get: (taskId: string): KnownFacts | null => keyValue.get(key(taskId), schema),
    put: (taskId: string, facts: KnownFacts): void => void keyValue.set(key(taskId), facts),
    /** The values of one shot or asset, wherever a task of it was opened, and of one task. */
    putValues(taskId: string, read: Pick<KnownFacts, 'entityId' | 'data' | 'taskData'>): void {
      for (const { id } of database.all<{ id: string }>(
        `SELECT substr(key, 12) AS id FROM memory WHERE key GLOB 'task-facts:*'
         AND (substr(key, 12) = ? OR value ->> '$.entityId' = ?)`,
        taskId,
        read.entityId,
      )) {
        const facts = keyValue.get(key(id), schema);
        if (!facts) continue;
        const now = { data: read.data, taskData: id === taskId ? read.taskData : facts.taskData };
        keyValue.set(key(id), { ...facts, ...columnsOf(facts.descriptors, now) });
      }
    },
    /** A column as Kitsu has it now, in the facts of all tasks: its values have its new name. `null`: it is gone. */
    putColumn(columnId: string, column: MetadataDescriptor | null): void {
      for (const { id } of database.all<{ id: string }>(
        `SELECT substr(key, 12) AS id FROM memory WHERE key GLOB 'task-facts:*' AND EXISTS
           (SELECT 1 FROM json_each(memory.value, '$.descriptors') AS one WHERE one.value ->> '$.id' = ?)`,
        columnId,
      )) {
        const facts = keyValue.get(key(id), schema);
        if (facts) keyValue.set(key(id), withColumn(facts, columnId, column));
      }
    },
    /** Deletes those of tasks that nothing here refers to any more. */
    sweep: (): void =>
      void database.run(
        "DELETE FROM memory WHERE key GLOB 'task-facts:*' AND substr(key, 12) NOT IN (SELECT id FROM task)",
      ),
  };
}

export type TaskFactsTable = ReturnType<typeof taskFactsTable>;
