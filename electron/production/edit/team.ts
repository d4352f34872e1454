import type { EditChange } from '../../outbox/kinds/production-edit.ts';
import type { Replica } from '../../replica/replica.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { UndoStep } from '../../rules/undo-log.ts';
import { editLockText, type TeamView, type Unsent } from '../../shared/production-edit.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { TaskItem } from '../browse/items.ts';
import type { FoundTeam } from '../browse/team.ts';
import type { FoundThings } from '../browse/things.ts';
import { changeLinks, readyLinks, shownLink, type WantedLink } from './change-links.ts';
import { editedThing } from './edit-view.ts';
import { writeTogether, type ReadyChange } from './together.ts';
import { assignLock, teamLock } from './who-may-assign.ts';

interface Doing {
  replica: Replica;
  studio(): StudioConfig;
  me: string;
  /** ISO instant of the act. */
  at: string;
}

export const NOBODY = failure(
  'not-found',
  'This person is not known here.',
  'Read the production again.',
);
const GONE = failure(
  'not-found',
  'One of these tasks is no longer in the production. Nothing was changed.',
  'Read the production from Kitsu again.',
);

/** Gives tasks to somebody, or takes them off: all of them or none; durable when it returns. */
export function assignTasks(
  projectId: string,
  found: FoundThings,
  wanted: { personId: string; on: boolean },
  doing: Doing,
): Result<UndoStep | null> {
  const ready = readyAssign(projectId, found, wanted, doing);
  if (!ready.ok || ready.value === null) return ready.ok ? success(null) : ready;
  return success(writeTogether(doing.replica, [ready.value], ready.value.title));
}

/** The same, checked and not written yet; `null`: all are so already. */
export function readyAssign(
  projectId: string,
  { things, people, production }: FoundThings,
  { personId, on }: { personId: string; on: boolean },
  { replica, studio, me, at }: Doing,
): Result<ReadyChange | null> {
  const person = people.find(({ id }) => id === personId);
  if (!person) return NOBODY;
  if (things.length === 0 || things.some(({ kind }) => kind !== 'task')) return GONE;
  for (const { type, name } of things) {
    const departmentId = type?.departmentId ?? null;
    const lock = assignLock({ projectId, departmentId, person, off: !on }, studio(), me);
    if (lock) return failure('rule', `${name}: ${editLockText(lock)} Nothing was changed.`);
  }
  const wanted = things.map((thing): WantedLink => ({
    thing: editedThing(projectId, thing, production),
    ...{ link: 'assignee', otherId: personId, other: person.name, on },
    was: (thing.item as TaskItem).assigneeIds.includes(personId),
  }));
  const what = things.length === 1 ? things[0]?.name : `${things.length} tasks`;
  return success(readyLinks(replica, wanted, at, `${person.name} on ${what}`));
}

/** Puts somebody in the team, or takes them out; durable when it returns. */
export function changeMember(
  projectId: string,
  { project, people }: FoundTeam,
  { personId, on }: { personId: string; on: boolean },
  { replica, studio, at }: Doing,
): Result<UndoStep | null> {
  const person = people.find(({ id }) => id === personId);
  if (!person || !project) return NOBODY;
  const lock = teamLock(projectId, studio());
  if (lock) return failure('rule', editLockText(lock));
  const production = project.name;
  const wanted: WantedLink = {
    thing: { kind: 'production', id: projectId, projectId, name: 'Team', production },
    ...{ link: 'team', otherId: personId, other: person.name, on },
    was: project.teamIds.includes(personId),
  };
  return success(changeLinks(replica, [wanted], at, `${person.name} in the team`));
}

/** The people of a production and the tasks that nobody has, with what waits. */
export function teamView(
  projectId: string,
  { project, people, open, free, freeCount }: FoundTeam,
  edits: readonly EditChange[],
  { studio, me }: { studio: StudioConfig; me: string },
): TeamView {
  const team = new Set(project?.teamIds ?? []);
  const here = { kind: 'production' as const, id: projectId, projectId, name: '', production: '' };
  const shown = people.map((person) => {
    const at = { thing: here, link: 'team' as const, otherId: person.id };
    return { person, isIn: shownLink(edits, at, team.has(person.id)) };
  });
  const waitsOf = (personId: string): Unsent | null => {
    const rows = edits.filter(
      ({ body }) => body.act === 'link' && body.link === 'team' && body.otherId === personId,
    );
    if (rows.length === 0) return null;
    return rows.some(({ state }) => state === 'parked') ? 'stopped' : 'waiting';
  };
  const mine = studio.rules?.departmentIds ?? [];
  return {
    people: shown
      .filter(({ isIn, person }) => isIn || (open[person.id] ?? 0) > 0)
      .map(({ person }) => ({
        ...{ id: person.id, name: person.name, role: person.role },
        departmentIds: person.departmentIds,
        open: open[person.id] ?? 0,
        waits: waitsOf(person.id),
        // On a task of one's own department: what else is in the way is the task's.
        lock: assignLock(
          { projectId, departmentId: mine[0] ?? null, person, off: false },
          studio,
          me,
        ),
        inTeam: shown.some((one) => one.isIn && one.person.id === person.id),
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    others: shown
      .filter(({ isIn, person }) => !isIn && person.active && !person.isBot)
      .map(({ person }) => ({ id: person.id, name: person.name }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    free: free.map(({ task, name, type }) => ({
      ...{ id: task.id, name, type: type?.name ?? 'Task', color: type?.color ?? '#7f7f7f' },
      ...{ departmentId: type?.departmentId ?? null, dueDate: task.dueDate },
      lock: freeLock(projectId, type?.departmentId ?? null, studio, me),
    })),
    freeCount,
    departments: studio.context?.departments ?? [],
    lock: teamLock(projectId, studio),
  };
}

/** Why nobody can be given a task: somebody of its department, or oneself, stands for all. */
function freeLock(
  projectId: string,
  departmentId: string | null,
  studio: StudioConfig,
  me: string,
): ReturnType<typeof assignLock> {
  const person = { id: me, departmentIds: departmentId === null ? [] : [departmentId] };
  const lock = assignLock({ projectId, departmentId, person, off: false }, studio, me);
  return lock;
}
