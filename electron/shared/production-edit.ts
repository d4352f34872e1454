import type { FactEditor, TypedValue } from './task-facts.ts';

/** What of a production can be edited: everything with a row of its own in Kitsu. */
export const THING_KINDS = ['episode', 'sequence', 'shot', 'asset', 'task'] as const;
export type ThingKind = (typeof THING_KINDS)[number];

/** Fields that every production has. A metadata column is named by its id. */
export const PLAIN_FIELDS = [
  'name',
  'description',
  'assetType',
  'frames',
  'frameIn',
  'frameOut',
  'canceled',
  'startDate',
  'dueDate',
  'estimation',
  'priority',
] as const;
export type PlainField = (typeof PLAIN_FIELDS)[number];

/** Why a field cannot be edited. */
export type EditLock =
  /** Only managers may. */
  | 'managers'
  /** Only administrators of the studio may. */
  | 'administrators'
  /** Managers, and supervisors of the department. */
  | 'department'
  /** A supervisor, somebody of no department of theirs. */
  | 'person'
  /** An artist, somebody else. */
  | 'self'
  /** The caller's role is not known here yet. */
  | 'not-known'
  /** It is of a kind, or a length, that is edited in Kitsu alone. */
  | 'no-editor';

export function editLockText(lock: EditLock): string {
  switch (lock) {
    case 'managers':
      return 'Kitsu lets only managers and administrators of the production change this.';
    case 'administrators':
      return 'Kitsu lets only administrators of the studio change this.';
    case 'department':
      return 'Kitsu lets only managers, and supervisors of its department, change this.';
    case 'person':
      return 'Kitsu lets supervisors assign only people of their own departments.';
    case 'self':
      return 'Kitsu lets artists assign only themselves, to tasks of their departments.';
    case 'not-known':
      return 'Whether you may change this is not known here yet.';
    case 'no-editor':
      return 'Change this in Kitsu: it is too long, or of a kind that is not known here.';
  }
}

/** `waiting`: saved here, on its way to Kitsu. `stopped`: it needs the person who made it. */
export type Unsent = 'waiting' | 'stopped';

/** One field of the things that are selected. */
export interface EditField {
  /** A plain field's name, or a column's id. */
  key: string;
  label: string;
  /** With what all of them have; empty where they differ. */
  editor: FactEditor;
  /** They have different values. */
  mixed: boolean;
  /** Not all of them may be changed by who is signed in. */
  lock: EditLock | null;
  waits: Unsent | null;
}

/** What can be edited of the things that are selected: what they have in common. */
export interface EditView {
  /** As many as are still there. */
  things: { id: string; kind: ThingKind; name: string; canceled: boolean; waits: Unsent | null }[];
  fields: EditField[];
  /** Of tasks: who is assigned, and whom they can be given to. */
  people: EditPerson[];
  /** Why they cannot be canceled, restored or deleted. */
  removeLock: EditLock | null;
}

/** What goes along when things are deleted for good. */
export interface RemovalView {
  /** Names of what is chosen. */
  names: string[];
  /** Shots, sequences and assets below it. */
  below: number;
  tasks: number;
  /** `null`: there are too many tasks to ask for each. */
  comments: number | null;
  /** Minutes that were logged on its tasks. */
  minutes: number;
}

/** A new value of one field of several things. */
export interface FieldChange {
  ids: string[];
  field: string;
  value: TypedValue;
}

/** Somebody of the team, or who is assigned. */
export interface EditPerson {
  id: string;
  name: string;
  /** On how many of the tasks that are selected. */
  on: number;
  lock: EditLock | null;
  waits: Unsent | null;
}

/** Something new in a production. */
export interface NewThing {
  kind: ThingKind;
  /** What it is made in; several for tasks alone, one on each. `null`: at the top. */
  parentIds: (string | null)[];
  name: string;
  /** Of a task: its type. */
  typeId: string | null;
}

/** What can be made where rows are selected, the likeliest first. */
export interface NewChoice {
  kind: ThingKind;
  parentIds: (string | null)[];
  typeId: string | null;
  /** `Shot in SQ010`, `Animation on 3 shots`. */
  label: string;
  lock: EditLock | null;
}

/** The people of a production. */
export interface TeamView {
  people: TeamPerson[];
  /** Whom could be added: people of the studio. */
  others: { id: string; name: string }[];
  /** Tasks with nobody on them, by due day; at most some hundreds. */
  free: FreeTask[];
  /** How many there are. */
  freeCount: number;
  departments: { id: string; name: string }[];
  /** Why the team cannot be changed. */
  lock: EditLock | null;
}

export interface TeamPerson {
  id: string;
  name: string;
  role: string;
  departmentIds: string[];
  /** False: they have left, or were never in it, and have tasks here. */
  inTeam: boolean;
  /** Tasks that are not done, here. */
  open: number;
  waits: Unsent | null;
  /** Why they cannot be given tasks by whoever is signed in. */
  lock: EditLock | null;
}

export interface FreeTask {
  id: string;
  name: string;
  type: string;
  /** `#rrggbb` */
  color: string;
  departmentId: string | null;
  dueDate: string | null;
  lock: EditLock | null;
}
