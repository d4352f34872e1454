import { roleIn, type StudioConfig } from '../../rules/studio-rules.ts';
import type { EditLock } from '../../shared/production-edit.ts';

/** Whom and on what; `null` for a department that is none. */
export interface Assignment {
  projectId: string;
  /** Of the task's type. */
  departmentId: string | null;
  person: { id: string; departmentIds: readonly string[] };
  /** Taken off, rather than put on. */
  off: boolean;
}

/**
 * Why a task cannot be given to somebody, or taken from them; `null` if it can. As zou decides it (kitsu-tracking S10,
 * zou 1.0.97): managers whom they like; supervisors on tasks of their departments people who share one with them, and
 * whom they like where they have none; anybody themselves on tasks of their departments.
 */
export function assignLock(
  { projectId, departmentId, person, off }: Assignment,
  { rules, context }: StudioConfig,
  me: string,
): EditLock | null {
  if (!rules || !context) return 'not-known';
  const role = rules.role === 'admin' ? 'admin' : roleIn(projectId, { rules, context });
  if (role === 'admin' || role === 'manager') return null;
  const mine = rules.departmentIds;
  if (mine === null) return 'not-known';
  const isMine = departmentId !== null && mine.includes(departmentId);
  if (person.id === me && (isMine || off)) return null;
  if (role !== 'supervisor') return 'self';
  if (mine.length === 0) return null;
  if (!isMine) return 'department';
  return off || person.departmentIds.some((id) => mine.includes(id)) ? null : 'person';
}

/** Why the team cannot be changed, nor what is enabled in the production. */
export function teamLock(projectId: string, { rules, context }: StudioConfig): EditLock | null {
  if (!rules || !context) return 'not-known';
  const role = rules.role === 'admin' ? 'admin' : roleIn(projectId, { rules, context });
  return role === 'admin' || role === 'manager' ? null : 'managers';
}
