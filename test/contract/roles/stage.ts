import type { Studio } from '../../fixtures/studio.ts';
import { accountOf } from '../../fixtures/studio.ts';
import { signInToApi, type StudioApi } from '../../fixtures/studio-api.ts';

/** The roles that try each write, in the order of the table. */
export const ROLES = ['artist', 'supervisor', 'manager', 'admin', 'vendor', 'client'] as const;
export type Role = (typeof ROLES)[number];

interface Row {
  id: string;
}
interface Named extends Row {
  name: string;
  short_name?: string;
}

/** A production with one person of each role in its team, and the targets of their writes. */
export interface Stage {
  /** A word that occurs in no other name of the studio. */
  unique: string;
  as: { [R in Role]: StudioApi };
  project: string;
  /** The department of the artist, the supervisor and the vendor. */
  department: string;
  /** By name; Animation belongs to the department, Layout does not. */
  taskTypes: { animation: string; layout: string; modeling: string };
  statuses: { wip: string; done: string };
  closed: string;
  assetType: string;
  sequence: string;
  shot: string;
  /** Animation of the shot, with everybody but the admin assigned. */
  shared: string;
  /** A member of the team and the department who tries nothing. */
  bystander: string;
  /** A new shot with a unique name. */
  newShot(): Promise<string>;
  /** A new task on a new shot, with nobody assigned. */
  newTask(type?: 'animation' | 'layout'): Promise<string>;
  /** A new name each time. */
  name(word: string): string;
  clear(): Promise<void>;
}

const PASSWORD = 'kitsu-companion';
const OF_SERVER = { artist: 'user' } as { [R in Role]?: string };

/** Sets everything up through the API, as an admin. */
export async function setStage(studio: Studio): Promise<Stage> {
  const admin = await signInToApi(studio, accountOf(studio, 'admin'));
  const unique = `roles${Date.now()}`;
  let count = 0;
  const name = (word: string) => `${word} ${unique} ${(count += 1)}`;

  const types = await admin.get<(Named & { department_id: string })[]>(
    '/data/task-types?for_entity=Shot',
  );
  const [modeling] = await admin.get<Named[]>('/data/task-types?name=Modeling');
  const statuses = await admin.get<Named[]>('/data/task-status');
  const assetTypes = await admin.get<Named[]>('/data/asset-types');
  const lifes = await admin.get<Named[]>('/data/project-status');
  const named = <T extends Named>(rows: T[], wanted: string): T => {
    const row = rows.find((one) => one.name === wanted || one.short_name === wanted);
    if (!row) throw new Error(`The studio has no ${wanted}.`);
    return row;
  };
  const animation = named(types, 'Animation');
  const layout = named(types, 'Layout');
  const department = animation.department_id;

  const people: string[] = [];
  const hire = async (role: Role): Promise<StudioApi> => {
    const email = `${role}-${people.length}-${unique}@example.com`;
    const inDepartment = role === 'artist' || role === 'supervisor' || role === 'vendor';
    const person = await admin.post<Row>('/data/persons', {
      first_name: role,
      last_name: unique,
      email,
      role: OF_SERVER[role] ?? role,
      departments: inDepartment ? [department] : [],
    });
    people.push(person.id);
    const body = { password: PASSWORD, password_2: PASSWORD };
    await admin.post(`/actions/persons/${person.id}/change-password`, body);
    return signInToApi(studio, { email, password: PASSWORD, role });
  };
  const as = {
    admin,
    artist: await hire('artist'),
    supervisor: await hire('supervisor'),
    manager: await hire('manager'),
    vendor: await hire('vendor'),
    client: await hire('client'),
  };
  const bystander = (await hire('artist')).user.id;

  const { id: project } = await admin.post<Row>('/data/projects', { name: unique });
  const base = `/data/projects/${project}`;
  for (const person_id of people) await admin.post(`${base}/team`, { person_id });
  for (const { id } of [animation, layout]) {
    await admin.post(`${base}/settings/task-types`, { task_type_id: id });
  }
  const { id: sequence } = await admin.post<Row>(`${base}/sequences`, { name: 'SQ010' });
  const newShot = async () => {
    const body = { name: name('SH'), sequence_id: sequence };
    return (await admin.post<Row>(`${base}/shots`, body)).id;
  };
  const taskOf = async (shot: string, type: string) => {
    const body = { task_type_ids: [type] };
    const [task] = await admin.post<Row[]>(`/data/entities/${shot}/tasks`, body);
    if (!task) throw new Error('No task was made.');
    return task.id;
  };
  const shot = await newShot();
  const shared = await taskOf(shot, animation.id);
  for (const person of people) {
    await admin.put(`/actions/persons/${person}/assign`, { task_ids: [shared] });
  }
  const closed = named(lifes, 'Closed').id;
  return {
    unique,
    as,
    project,
    department,
    taskTypes: { animation: animation.id, layout: layout.id, modeling: modeling?.id ?? '' },
    statuses: { wip: named(statuses, 'wip').id, done: named(statuses, 'done').id },
    closed,
    assetType: assetTypes[0]?.id ?? '',
    sequence,
    shot,
    shared,
    bystander,
    newShot,
    newTask: async (type = 'animation') =>
      taskOf(await newShot(), type === 'animation' ? animation.id : layout.id),
    name,
    async clear() {
      await admin.put(base, { project_status_id: closed });
      await admin.delete(`${base}?force=true`);
      for (const person of people) await admin.delete(`/data/persons/${person}?force=true`);
    },
  };
}
