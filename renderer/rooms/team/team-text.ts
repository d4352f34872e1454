import type { FreeTask, TeamPerson, TeamView } from '../../../electron/shared/production-edit.ts';

const ROLES: Readonly<Record<string, string>> = {
  ...{ user: 'Artist', supervisor: 'Supervisor', manager: 'Manager' },
  ...{ admin: 'Administrator', client: 'Client', vendor: 'Vendor' },
};
export const roleText = (role: string): string => ROLES[role] ?? role;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `2 open tasks`, `No open tasks`. */
export const openText = (open: number): string =>
  open === 0 ? 'No open tasks' : counted(open, 'open task');

/** What is said before somebody is taken out. */
export const leaveText = ({ name, open }: Pick<TeamPerson, 'name' | 'open'>): string =>
  open === 0
    ? `${name} has no open tasks here. They will not see this production any more.`
    : `${name} has ${counted(open, 'open task')} here, and stays assigned to ${open === 1 ? 'it' : 'them'} in Kitsu without seeing the production. Give ${open === 1 ? 'it' : 'them'} to somebody else first, or after it.`;

export interface TeamGroup {
  id: string;
  name: string;
  people: TeamPerson[];
}

/** People under their first department; those of none come last. */
export function groupsOf({ people, departments }: TeamView): TeamGroup[] {
  const known = new Map(departments.map(({ id, name }) => [id, name]));
  const groups = new Map<string, TeamGroup>();
  for (const person of people) {
    const id = person.departmentIds.find((one) => known.has(one)) ?? '';
    const group = groups.get(id) ?? { id, name: known.get(id) ?? 'No department', people: [] };
    groups.set(id, { ...group, people: [...group.people, person] });
  }
  return [...groups.values()].sort((a, b) =>
    a.id === '' ? 1 : b.id === '' ? -1 : a.name.localeCompare(b.name),
  );
}

/** Those that a department does; `null` for all. */
export const tasksOf = (free: readonly FreeTask[], departmentId: string | null): FreeTask[] =>
  free.filter((task) => departmentId === null || task.departmentId === departmentId);

/** `Assign 3 tasks to Mia Frost`. */
export const assignText = (count: number, name: string): string =>
  `Assign ${counted(count, 'task')} to ${name}`;
