import type { Result } from '../../../shared/result.ts';
import type { EntityValues, Step, TaskValues } from '../plan/steps.ts';
import type { RowKind } from '../sheet.ts';

export type CreateStep = Extract<Step, { do: 'create' }>;

/** A task that is there now, and what it is of. */
export interface MadeTask {
  id: string;
  entityId: string;
}

/** Where a plan is applied. What is made is known not to be there; all else may be repeated. */
export interface SetupTarget {
  join(personId: string): Promise<Result<unknown>>;
  /** Returns the id of what was made. */
  create(step: CreateStep, parentId: string | null): Promise<Result<string>>;
  restore(id: string): Promise<Result<unknown>>;
  change(kind: RowKind, id: string, values: EntityValues): Promise<Result<unknown>>;
  /** The tasks of that type of these entities; one that is refused is not among them. */
  createTasks(
    kind: RowKind,
    taskTypeId: string,
    entityIds: readonly string[],
  ): Promise<Result<MadeTask[]>>;
  /** Returns the ids of the shots that have the asset so often now. */
  cast(assetId: string, shotIds: readonly string[], count: number): Promise<Result<string[]>>;
  changeTask(id: string, values: TaskValues): Promise<Result<unknown>>;
  /** Returns the ids of the tasks that the person has now. */
  assign(personId: string, taskIds: readonly string[]): Promise<Result<string[]>>;
}
