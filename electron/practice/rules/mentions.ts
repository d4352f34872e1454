import { ACKNOWLEDGEMENTS, DEPARTMENT_MENTIONS, MENTIONS } from '../store/conversation-model.ts';
import type { Json } from '../store/model.ts';
import { COMMENT, DEPARTMENT, PERSON_DEPARTMENTS, TEAM } from '../store/models.ts';
import type { Comment, Task } from '../store/models.ts';
import { PERSON } from '../store/person-model.ts';
import type { Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';

/** Who is named in a text: ids of people of the team and of departments. */
export interface Mentioned {
  mentions: string[];
  department_mentions: string[];
}

/** Only `@Full Name` before a space or at the end counts: a comma after the name is no mention. */
export function mentionedIn(
  { store }: StudioServices,
  project: string,
  text: string | null,
): Mentioned {
  const names = (name: string): boolean => {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`@${escaped}( |\\n?$)`).test(text ?? '');
  };
  const team = store.linked(TEAM, project);
  const people = store.list(PERSON).filter(({ id }) => team.includes(id));
  return {
    mentions: people.filter(({ full_name }) => names(full_name)).map(({ id }) => id),
    department_mentions: store
      .list(DEPARTMENT)
      .filter(({ name }) => names(name))
      .map(({ id }) => id),
  };
}

/** Links a comment with whom its text names, and with nobody else. */
export function setMentions(studio: StudioServices, project: string, comment: Comment): void {
  const { store } = studio;
  const named = mentionedIn(studio, project, comment.text);
  clear(studio, comment.id);
  for (const id of named.mentions) store.link(MENTIONS, comment.id, id);
  for (const id of named.department_mentions) store.link(DEPARTMENT_MENTIONS, comment.id, id);
}

/** Forgets whom a comment names and who has acknowledged it. */
export function clearLinks(studio: StudioServices, comment: string): void {
  const { store } = studio;
  clear(studio, comment);
  for (const id of store.linked(ACKNOWLEDGEMENTS, comment)) {
    store.unlink(ACKNOWLEDGEMENTS, comment, id);
  }
}

function clear({ store }: StudioServices, comment: string): void {
  for (const links of [MENTIONS, DEPARTMENT_MENTIONS]) {
    for (const id of store.linked(links, comment)) store.unlink(links, comment, id);
  }
}

/** Whether somebody was named anywhere in the conversation of a task, also by their department. */
export function isMentioned(studio: StudioServices, me: Person, task: Task): boolean {
  const { store } = studio;
  const departments = store.linked(PERSON_DEPARTMENTS, me.id);
  const names = (said: Mentioned): boolean =>
    said.mentions.includes(me.id) ||
    said.department_mentions.some((department) => departments.includes(department));
  return store.list(COMMENT, { object_id: task.id }).some((comment) => {
    const replies = (comment.replies ?? []) as unknown as Mentioned[];
    return [mentionsOf(studio, comment.id), ...replies].some(names);
  });
}

/** The ids that a comment names, and who has acknowledged it: as in every answer. */
export function linksOf(studio: StudioServices, comment: string): { [name: string]: Json } {
  const acknowledgements = studio.store.linked(ACKNOWLEDGEMENTS, comment);
  return { ...mentionsOf(studio, comment), acknowledgements };
}

const mentionsOf = ({ store }: StudioServices, comment: string): Mentioned => ({
  mentions: store.linked(MENTIONS, comment),
  department_mentions: store.linked(DEPARTMENT_MENTIONS, comment),
});
