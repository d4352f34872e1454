import { z } from 'zod';
import type { DayOff, Person, ProductionTask, Role } from '../../shared/production.ts';
import { firstOf, mapped, read, remove, route, write, type Options } from '../request-helpers.ts';
import type { Http } from '../http.ts';
import type { KitsuAnswer } from '../answer-types.ts';
import { dayOffRows, personRow, personRows } from './project-rows.ts';
import { row, text } from '../field-readers.ts';
import { taskRows } from './task-rows.ts';

export interface Department {
  id: string;
  name: string;
}

/** Everybody in the studio; only administrators see e-mails. Route: `GET /data/persons`. */
export const allPersons = (http: Http, options?: Options): Promise<KitsuAnswer<Person[]>> =>
  read(http, '/data/persons', personRows, options, { relations: 'true' });

/** Route: `GET /data/persons/:id`. */
export const getPerson = (
  http: Http,
  personId: string,
  options?: Options,
): Promise<KitsuAnswer<Person>> => read(http, route`/data/persons/${personId}`, personRow, options);

/**
 * The person with that e-mail, or `null`; case is ignored. Anybody may ask, though only administrators
 * see the address itself.
 * Guide: "Adding People to the Project Team". Route: `GET /data/persons?email=&is_bot=False`.
 */
export const getPersonByEmail = async (
  http: Http,
  email: string,
  options?: Options,
): Promise<KitsuAnswer<Person | null>> =>
  firstOf(
    await read(http, '/data/persons', personRows, options, { email, is_bot: 'False' }),
    (person) => person.email === '' || person.email.toLowerCase() === email.toLowerCase(),
  );

export interface NewPerson {
  firstName: string;
  lastName: string;
  email: string;
  role?: Role;
  departmentIds?: string[];
  /** Without a password the person cannot sign in until an administrator invites them. */
  password?: string;
}

/**
 * Returns the person with that e-mail, or creates one. Only for administrators.
 * Routes: `GET /data/persons?email=`, `POST /data/persons`.
 */
export async function newPerson(
  http: Http,
  person: NewPerson,
  options?: Options,
): Promise<KitsuAnswer<Person>> {
  const found = await getPersonByEmail(http, person.email, options);
  if (!found.ok) return found;
  if (found.value) return { ok: true, value: found.value };
  const body = {
    first_name: person.firstName,
    last_name: person.lastName,
    email: person.email,
    role: person.role ?? 'user',
    departments: person.departmentIds ?? [],
    password: person.password ?? null,
    active: true,
  };
  return write(http, 'POST', '/data/persons', body, personRow, options);
}

/**
 * Deletes a person with their comments and times for good. Only for administrators. Route: `DELETE
 * /data/persons/:id?force=true`.
 */
export const removePerson = (http: Http, personId: string, options?: Options) =>
  remove(http, route`/data/persons/${personId}`, options, { force: 'true' });

/** Route: `GET /data/departments`. */
export const allDepartments = (
  http: Http,
  options?: Options,
): Promise<KitsuAnswer<Department[]>> => {
  const department = row((raw): Department => ({ id: raw.id, name: text(raw['name']) }));
  return read(http, '/data/departments', z.array(department), options);
};

/**
 * Open tasks of a person, in open productions that the caller may see. Route: `GET
 * /data/persons/:id/tasks`.
 */
export const allTasksForPerson = (
  http: Http,
  personId: string,
  options?: Options,
): Promise<KitsuAnswer<ProductionTask[]>> =>
  read(http, route`/data/persons/${personId}/tasks`, taskRows, options);

/** Done tasks of a person. Route: `GET /data/persons/:id/done-tasks`. */
export const allDoneTasksForPerson = (
  http: Http,
  personId: string,
  options?: Options,
): Promise<KitsuAnswer<ProductionTask[]>> =>
  read(http, route`/data/persons/${personId}/done-tasks`, taskRows, options);

/**
 * Days off of a person: the caller's own, or anybody's for managers. Route: `GET
 * /data/persons/:id/day-offs`.
 */
export const getDayOffs = (
  http: Http,
  personId: string,
  options?: Options,
): Promise<KitsuAnswer<DayOff[]>> =>
  read(http, route`/data/persons/${personId}/day-offs`, dayOffRows, options);

const byPerson = z.record(z.string(), dayOffRows);

/**
 * Days off of a production's whole team, in one request; only managers read why. Allowed for everybody in it but
 * clients and vendors. Route: `GET /data/projects/:id/day-offs`.
 */
export const getProjectDayOffs = async (
  http: Http,
  projectId: string,
  options?: Options,
): Promise<KitsuAnswer<DayOff[]>> =>
  mapped(
    await read(http, route`/data/projects/${projectId}/day-offs`, byPerson, options),
    (found) => Object.values(found).flat(),
  );
