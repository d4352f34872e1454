import { hashPassword } from '../accounts/passwords.ts';
import { isAdmin, isManager, requireAdmin } from '../rules/access.ts';
import {
  minimalPerson,
  namedPerson,
  peopleOf,
  personFor,
  personWithDepartments,
} from '../rules/people.ts';
import {
  created,
  forbidden,
  invalidField,
  notFound,
  nothing,
  ok,
  refusedValue,
  wrongParameter,
} from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { listOf, withRelations } from '../server/lists.ts';
import type { Item } from '../store/item.ts';
import { get, post, remove } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { addRow, rowNamed } from '../server/rows.ts';
import { ASSIGNEES, PERSON_DEPARTMENTS, TEAM } from '../store/models.ts';
import { CREDENTIALS, PERSON } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';

const ROLES = ['user', 'supervisor', 'manager', 'admin', 'client', 'vendor'];
const CONTRACTS = [
  'open-ended',
  'fixed-term',
  'short-term',
  'freelance',
  'apprentice',
  'internship',
];
/** Filters for callers who are not admins; an email address must be given in full. */
const FINDABLE = [
  ...['id', 'first_name', 'last_name', 'full_name', 'has_avatar', 'active', 'studio_id', 'role'],
  ...['desktop_login', 'email', 'is_bot', 'is_guest', 'departments'],
];
const SHORTEST_PASSWORD = 8;

/** The studio's people. */
export const personRoutes: Route[] = [
  get('/data/persons', list),
  get('/data/persons/:person', ({ studio, me, params, query }) => {
    const person = rowNamed(studio, PERSON, params['person']);
    const known = peopleOf(studio, me).some(({ id }) => id === person.id);
    if (!known) throw forbidden();
    if (me.role === 'client') return ok(namedPerson(person));
    const relations = withRelations(query, true);
    const departments = relations ? studio.store.linked(PERSON_DEPARTMENTS, person.id) : [];
    if (!isManager(me)) return ok(minimalPerson(person, departments));
    return ok(personWithDepartments(studio, person));
  }),
  post('/data/persons', make),
  post('/actions/persons/:person/change-password', changePassword),
  remove('/data/persons/:person', ({ studio, me, params }) => {
    const person = rowNamed(studio, PERSON, params['person']);
    if (person.id === me.id) throw forbidden();
    requireAdmin(me);
    const { store } = studio;
    store.database.transaction(() => {
      for (const { table, to } of [ASSIGNEES, TEAM]) {
        store.database.run(`DELETE FROM ${table} WHERE ${to} = ?`, person.id);
      }
      store.remove(CREDENTIALS, person.id);
      store.remove(PERSON, person.id);
    });
    return nothing();
  }),
];

function list({ studio, me, query }: SignedInRequest): Answer {
  const hidden = Object.keys(PERSON.columns).filter((name) => !FINDABLE.includes(name));
  const known = peopleOf(studio, me).map(({ id }) => id);
  return ok(
    listOf(studio, PERSON, query, {
      scope: ['id IN (SELECT value FROM json_each(?))', JSON.stringify(known)],
      hidden: isAdmin(me) ? [] : hidden,
      ...(me.role === 'client' ? {} : { links: { departments: PERSON_DEPARTMENTS } }),
      show: (person) => personFor(me, person),
    }),
  );
}

/** A new person cannot sign in before a password is set. */
function make({ studio, me, sent }: SignedInRequest): Answer {
  const { store } = studio;
  const { password, ...values } = sent.created();
  requireAdmin(me);
  requireValid(studio, values);
  const departments = values['departments'];
  return store.database.transaction(() => {
    const { id, first_name, last_name } = addRow(studio, PERSON, values, {
      required: ['first_name', 'last_name', 'email'],
      beside: ['departments', 'full_name'],
    });
    const person = store.update(PERSON, id, { full_name: `${first_name} ${last_name}`.trim() });
    const known = typeof password === 'string' ? hashPassword(password) : '';
    store.insert(CREDENTIALS, { id, password: known });
    setDepartments(studio, id, departments);
    return created(personWithDepartments(studio, person));
  });
}

function setDepartments({ store }: StudioServices, person: string, departments: unknown): void {
  if (!Array.isArray(departments)) return;
  for (const id of store.linked(PERSON_DEPARTMENTS, person)) {
    store.unlink(PERSON_DEPARTMENTS, person, id);
  }
  for (const id of departments) store.link(PERSON_DEPARTMENTS, person, String(id));
}

function requireValid({ store }: StudioServices, values: Item): void {
  const { role, contract_type, email } = values;
  if (role !== undefined && !ROLES.includes(String(role))) throw wrongParameter('Invalid role');
  if (contract_type !== undefined && !CONTRACTS.includes(String(contract_type))) {
    throw wrongParameter('Invalid contract_type');
  }
  if (email === undefined) return;
  if (!/^[^@\s]+@[^@\s]+$/.test(String(email))) {
    throw wrongParameter('An email address must have an @-sign.');
  }
  if (store.list(PERSON, { email: String(email) }).length > 0)
    throw wrongParameter('Email already in use.');
}

/** Only an admin may set a password without knowing the old one. */
function changePassword({ studio, me, params, fields }: SignedInRequest): Answer {
  const { store } = studio;
  const person = store.find(PERSON, params['person'] ?? '');
  if (!person) throw notFound();
  requireAdmin(me);
  const missing = ['password', 'password_2'].filter((name) => fields.all[name] === undefined);
  if (missing.length > 0) throw invalidField(missing, 'Field required');
  const [password, again] = [fields.text('password'), fields.text('password_2')];
  if (password !== again) {
    throw invalidField('', "Value error, Confirmation password doesn't match.");
  }
  if (password.length < SHORTEST_PASSWORD) throw refusedValue('Password is too short.');
  if (!person.active) throw refusedValue('User is unactive.');
  store.update(CREDENTIALS, person.id, { password: hashPassword(password) });
  return ok({ success: true });
}
