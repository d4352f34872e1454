import type { Http } from '../../kitsu/http.ts';
import {
  getScheduleVersions,
  getScheduleVersionTasks,
} from '../../kitsu/production/schedule-versions.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import type { ScheduleVersion, VersionsAnswer } from '../../shared/schedule/versions.ts';
import { assignLock, teamLock } from '../edit/who-may-assign.ts';
import type { PersonItem } from '../browse/items.ts';
import { ALL_VERSIONS } from './version-cache.ts';

export interface VersionDeps {
  http: Http;
  studio(): StudioConfig;
  /** The signed-in person. */
  me: string;
  /** What the worker makes of an answer, and keeps; `null`: it cannot be read. */
  keepVersion(projectId: string, id: string, body: Uint8Array): Promise<string | null>;
  /** What it kept of an earlier one; `null`: nothing. */
  keptVersion(projectId: string, id: string): Promise<string | null>;
  peopleOf(projectId: string): Promise<Result<readonly PersonItem[]>>;
}

/** What a Kitsu answers that cannot be reached just now; any other refusal is one. */
const AWAY: ReadonlySet<Failure['code']> = new Set<Failure['code']>([
  ...(['offline', 'unreachable', 'timeout', 'server-fault', 'throttled'] as const),
]);

const NOT_READ = failure(
  'not-understood',
  'What Kitsu says of the versions of this schedule could not be read.',
  'Try again.',
);

/** The versions of a production, or what one says of each task (`id`); as last read while Kitsu is away. */
export async function readVersions(
  deps: VersionDeps,
  projectId: string,
  id: string | null,
): Promise<Result<VersionsAnswer>> {
  const { http, me } = deps;
  const answer =
    id === null
      ? await getScheduleVersions(http, projectId)
      : await getScheduleVersionTasks(http, id);
  const name = id ?? ALL_VERSIONS;
  const text = answer.ok
    ? await deps.keepVersion(projectId, name, answer.value)
    : AWAY.has(answer.code)
      ? await deps.keptVersion(projectId, name)
      : null;
  if (text === null) return answer.ok ? NOT_READ : answer;
  const people = await deps.peopleOf(projectId);
  if (!people.ok) return people;
  const studio = deps.studio();
  // On a task of one's own department: what else is in the way is the task's.
  const departmentId = studio.rules?.departmentIds?.[0] ?? null;
  const assignLocks = people.value.flatMap((person) => {
    const lock = assignLock({ projectId, departmentId, person, off: false }, studio, me);
    return lock ? [[person.id, lock] as const] : [];
  });
  return success({
    versions: id === null ? (JSON.parse(text) as ScheduleVersion[]) : [],
    tasks: id === null ? null : text,
    problem: answer.ok
      ? null
      : { code: answer.code, message: answer.message, action: answer.action },
    lock: teamLock(projectId, studio),
    assignLocks: Object.fromEntries(assignLocks),
  });
}
