import type { Result } from '../../../shared/result.ts';
import type { EntityValues, TaskValues } from '../plan/steps.ts';
import type { RowKind } from '../sheet.ts';
import type { ProductionTask } from '../../../shared/production.ts';

/** Where a run is taken back. Each call may be repeated. */
export interface TakeBackTarget {
  unassign(personId: string, taskIds: readonly string[]): Promise<Result<unknown>>;
  /**
   * Deletes a task that nobody has touched; `isUntouched` is asked anew where Kitsu does not simply delete it. False: it
   * is not as it was any more, and stays.
   */
  removeTask(id: string, isUntouched: (task: ProductionTask) => boolean): Promise<Result<boolean>>;
  /** Deletes something without tasks. */
  removeEntity(kind: RowKind, id: string): Promise<Result<unknown>>;
  cancelEntity(id: string): Promise<Result<unknown>>;
  /** 0 takes it out. */
  setCast(assetId: string, shotId: string, count: number): Promise<Result<unknown>>;
  change(kind: RowKind, id: string, values: EntityValues): Promise<Result<unknown>>;
  changeTask(id: string, values: TaskValues): Promise<Result<unknown>>;
  leave(personId: string): Promise<Result<unknown>>;
}
