import type { MetadataDescriptor } from '../shared/production.ts';
import type { ColumnLock } from '../shared/task-facts.ts';
import type { Task } from '../shared/task.ts';
import { roleIn, type StudioConfig } from './studio-rules.ts';

/** Kinds of entity on which Kitsu looks at a supervisor's departments at all; others are refused. */
const BY_DEPARTMENT: readonly MetadataDescriptor['entityType'][] = ['Shot', 'Asset', 'Edit'];

/**
 * Why a value of this column cannot be changed; `null` if it can. As zou decides it: managers, and who made the shot
 * or asset; a supervisor the columns of their departments, and on a task those of a task type of theirs; without a
 * department all of them (`check_metadata_department_access`, `check_supervisor_task_access`, zou 1.0.97).
 */
export function columnLock(
  column: MetadataDescriptor,
  { task, creatorId, me }: { task: Task; creatorId: string | null; me: string | null },
  studio: StudioConfig,
): ColumnLock | null {
  const { rules, context } = studio;
  if (!rules || !context || me === null) return 'not-known';
  // An administrator is one in every production.
  const role = rules.role === 'admin' ? 'admin' : roleIn(task.projectId, studio);
  if (role === 'admin' || role === 'manager') return null;
  const ofTask = column.entityType === 'Task';
  if (!ofTask && creatorId === me) return null;
  if (role !== 'supervisor') return 'leads';
  const mine = rules.departmentIds;
  if (mine === null) return 'not-known';
  if (mine.length === 0) return null;
  if (ofTask) {
    const type = context.taskTypes.find(({ id }) => id === task.taskTypeId);
    return type?.departmentId && mine.includes(type.departmentId) ? null : 'department';
  }
  const shared = column.departmentIds.some((id) => mine.includes(id));
  return shared && BY_DEPARTMENT.includes(column.entityType) ? null : 'department';
}
