import { roleIn, type StudioConfig } from '../../rules/studio-rules.ts';
import type { EditLock, PlainField, ThingKind } from '../../shared/production-edit.ts';
import type { MetadataDescriptor } from '../../shared/production.ts';

/** What a supervisor may change of a task of their departments; any other key is refused with the whole of it. */
const STEERED: readonly PlainField[] = ['startDate', 'dueDate', 'estimation', 'priority'];

/** Kinds on whose columns Kitsu looks at a supervisor's departments at all. */
const BY_DEPARTMENT: readonly MetadataDescriptor['entityType'][] = ['Shot', 'Asset', 'Edit'];

/** What is to be edited; `departmentId`: of the type of a task. */
export interface Edited {
  kind: ThingKind;
  projectId: string;
  departmentId: string | null;
}

/**
 * Why a field of a thing cannot be changed by who is signed in, `null` if it can. As zou decides it
 * (`check_entity_access`, `check_supervisor_task_access`, `check_metadata_department_access`, zou 1.0.97): managers
 * all of it; supervisors dates, estimate, priority and values of the tasks of their departments, and values of
 * columns of their departments; who made a shot as a manager does, which is not known here.
 */
export function editLock(
  { kind, projectId, departmentId }: Edited,
  field: PlainField | MetadataDescriptor,
  studio: StudioConfig,
): EditLock | null {
  const { rules, context } = studio;
  if (!rules || !context) return 'not-known';
  const role = rules.role === 'admin' ? 'admin' : roleIn(projectId, studio);
  if (role === 'admin' || role === 'manager') return null;
  if (role !== 'supervisor') return 'managers';
  if (typeof field === 'string' && !(kind === 'task' && STEERED.includes(field))) return 'managers';
  const mine = rules.departmentIds;
  if (mine === null) return 'not-known';
  if (mine.length === 0) return null;
  if (kind === 'task')
    return departmentId !== null && mine.includes(departmentId) ? null : 'department';
  if (typeof field === 'string') return 'managers';
  const shared = field.departmentIds.some((id) => mine.includes(id));
  return shared && BY_DEPARTMENT.includes(field.entityType) ? null : 'department';
}
