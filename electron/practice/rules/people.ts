import { serialize } from '../store/store.ts';
import type { Json } from '../store/model.ts';
import { ORGANISATION, PERSON_DEPARTMENTS, TEAM } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import type { Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';
import { isAdmin, myOpenProjects } from './access.ts';

type Answered = { [key: string]: Json };

/** All fields of a person, for themselves and for managers. */
export const wholePerson = (person: Person): Answered => serialize(PERSON, person);

/** With the ids of their departments. */
export function personWithDepartments({ store }: StudioServices, person: Person): Answered {
  return { ...wholePerson(person), departments: store.linked(PERSON_DEPARTMENTS, person.id) };
}

/** The fields that an artist may see of a colleague: no email, phone or time zone. */
export const minimalPerson = (person: Person, departments: string[] = []): Answered => ({
  id: person.id,
  type: 'Person',
  first_name: person.first_name,
  last_name: person.last_name,
  full_name: person.full_name,
  has_avatar: person.has_avatar,
  active: person.active,
  departments,
  studio_id: person.studio_id,
  role: person.role,
  desktop_login: person.desktop_login,
  is_bot: person.is_bot,
});

/** As the author of a comment. */
export const authorOf = (person: Person): Answered => ({
  first_name: person.first_name,
  last_name: person.last_name,
  full_name: person.full_name,
  has_avatar: person.has_avatar,
  role: person.role,
  id: person.id,
});

/** The fields that a client may see of people: only names. */
export function namedPerson(person: Person): Answered {
  const { departments, studio_id, desktop_login, ...rest } = minimalPerson(person);
  void [departments, studio_id, desktop_login];
  return rest;
}

/** A person in a list, with the fields that this one may see; in a production by the role there. */
export function personFor(me: Person, person: Person, departments?: string[]): Answered {
  if (me.role === 'client') return namedPerson(person);
  if (!isAdmin(me)) return minimalPerson(person, departments);
  return departments ? { ...wholePerson(person), departments } : wholePerson(person);
}

/** The people a client may see: the teams of their productions. */
export function peopleOf(studio: StudioServices, me: Person): Person[] {
  const people = studio.store.list(PERSON);
  if (me.role !== 'client') return people;
  const known = myOpenProjects(studio, me).flatMap(({ id }) => studio.store.linked(TEAM, id));
  return people.filter(({ id }) => known.includes(id));
}

/** All people with their departments, with the fields that this person may see. */
export function peopleFor(studio: StudioServices, me: Person): Answered[] {
  const people = peopleOf(studio, me);
  const departments = studio.store.linkedTo(
    PERSON_DEPARTMENTS,
    people.map((person) => person.id),
  );
  return people.map((person) => personFor(me, person, departments.get(person.id) ?? []));
}

/** The studio itself; its chat keys only for an admin. */
export function organisationFor({ store }: StudioServices, me: Person): Answered {
  const [organisation] = store.list(ORGANISATION);
  const answered = organisation ? serialize(ORGANISATION, organisation) : {};
  return me.role === 'admin'
    ? { ...answered, chat_token_slack: '', chat_webhook_mattermost: '', chat_token_discord: '' }
    : answered;
}

/** Kitsu stores the last day on which a person was active. */
export function notePresence({ store }: StudioServices, me: Person): Person {
  const today = store.instant().slice(0, 10);
  return me.last_presence === today ? me : store.update(PERSON, me.id, { last_presence: today });
}
