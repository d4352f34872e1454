import type { Day, DaySpan } from './day.ts';
import type { Minutes } from './minutes.ts';

/** Free values of an entity or task, by the field name of a metadata descriptor; unchanged from Kitsu. */
export type Metadata = Record<string, unknown>;

/** Kinds of entity a task type can be for, in the server's spelling. */
export type EntityKind = 'Asset' | 'Shot' | 'Sequence' | 'Episode' | 'Scene' | 'Edit' | 'Concept';

/** A production. Lists of ids are empty if a route does not send them. */
export interface Project {
  id: string;
  name: string;
  /** `short`, `featurefilm`, `tvshow`, `assets`…: a `tvshow` has episodes. */
  productionType: string;
  /** `2d`, `3d`, `2d3d`… */
  productionStyle: string;
  /** Its status, such as `Open` or `Closed`, if the route names it. */
  statusName: string | null;
  startDate: Day | null;
  endDate: Day | null;
  /** Frames a second as Kitsu writes them; empty or not there if nobody has said so. */
  fps?: string;
  teamIds: string[];
  /** Task types enabled in it: only these may have tasks. */
  taskTypeIds: string[];
  taskStatusIds: string[];
  assetTypeIds: string[];
  data: Metadata;
}

/** The fields that all entities of a production have. */
interface Entity {
  id: string;
  projectId: string;
  name: string;
  description: string;
  /** The preview whose thumbnail represents it. */
  previewFileId: string | null;
  /** Removed from the production, and kept for its history. */
  canceled: boolean;
  data: Metadata;
}

export interface Episode extends Entity {
  kind: 'Episode';
}

export interface Sequence extends Entity {
  kind: 'Sequence';
  episodeId: string | null;
}

export interface Shot extends Entity {
  kind: 'Shot';
  sequenceId: string;
  nbFrames: number | null;
  /** Kitsu stores both ends within `data`. */
  frameIn: number | null;
  frameOut: number | null;
}

export interface Scene extends Entity {
  kind: 'Scene';
  sequenceId: string;
}

export interface Edit extends Entity {
  kind: 'Edit';
  episodeId: string | null;
}

export interface Concept extends Entity {
  kind: 'Concept';
}

export interface Asset extends Entity {
  kind: 'Asset';
  assetTypeId: string;
  /** The episode it was made for; `null` for the main pack and in productions without episodes. */
  episodeId: string | null;
  isShared: boolean;
}

export interface AssetType {
  id: string;
  name: string;
  description: string;
  /** Task types of its own workflow; empty allows all task types of the production. */
  taskTypeIds: string[];
  archived: boolean;
}

export interface TaskType {
  id: string;
  name: string;
  shortName: string;
  color: string;
  forEntity: EntityKind;
  /** Its position in the pipeline: lower comes first. */
  priority: number;
  departmentId: string | null;
  /** False if the studio disabled time logging on it. */
  allowTimelog: boolean;
  archived: boolean;
}

export interface TaskStatus {
  id: string;
  name: string;
  /** The studio's abbreviation: `wip`, `done`. */
  shortName: string;
  color: string;
  isDefault: boolean;
  isWip: boolean;
  isDone: boolean;
  isRetake: boolean;
  isFeedbackRequest: boolean;
  isArtistAllowed: boolean;
  isClientAllowed: boolean;
  forConcept: boolean;
  archived: boolean;
}

/** A task as a lead sees it. Its progress is in its status and its times. */
export interface ProductionTask {
  id: string;
  /** `main` for nearly every task: its task type is what identifies it. */
  name: string;
  projectId: string;
  entityId: string;
  taskTypeId: string;
  taskStatusId: string;
  /** The assignees; `null` if the route does not send them, which is not the same as nobody. */
  assigneeIds: string[] | null;
  /** The estimate. */
  estimation: Minutes;
  /** The time that all its people have logged together. */
  timeSpent: Minutes;
  startDate: Day | null;
  dueDate: Day | null;
  /** Day of its first work-in-progress status. */
  realStartDate: Day | null;
  /** Day on which it got its done status. */
  doneDate: Day | null;
  /** Day on which it was handed over for review. */
  endDate: Day | null;
  /** 0 normal, 1 high, 2 very high, 3 emergency. */
  priority: number;
  /** 1 to 5. */
  difficulty: number;
  retakeCount: number;
  previewFileId: string | null;
  /** When it was last commented, as Kitsu writes it; `null`: never, or the route does not say. */
  commentedAt?: string | null;
  data: Metadata;
}

/** Kitsu's global roles; a production's team may give a person another one (see `Project`). */
export type Role = 'user' | 'supervisor' | 'manager' | 'admin' | 'client' | 'vendor';

export interface Person {
  id: string;
  name: string;
  /** Empty if the server hides it: only administrators see the address of others. */
  email: string;
  role: Role;
  departmentIds: string[];
  active: boolean;
  isBot: boolean;
}

/** What a metadata column can be of, in the server's spelling. */
export const COLUMN_OWNERS = [
  'Asset',
  'Shot',
  'Sequence',
  'Episode',
  'Edit',
  'Project',
  'Task',
] as const;

/** The types of a metadata column that Kitsu knows. */
export const COLUMN_TYPES = [
  'string',
  'textarea',
  'url',
  'number',
  'date',
  'list',
  'taglist',
  'boolean',
  'checklist',
  'person',
] as const;

/** A metadata column that a production adds to its assets, shots, tasks… */
export interface MetadataDescriptor {
  id: string;
  projectId: string;
  /** The name people read. */
  name: string;
  /** Key of its value within `data`. */
  fieldName: string;
  entityType: (typeof COLUMN_OWNERS)[number];
  dataType: (typeof COLUMN_TYPES)[number];
  /** The choices of a `list` or `taglist`, and the items of a `checklist` as `[x] item` or `[ ] item`. */
  choices: string[];
  forClient: boolean;
  departmentIds: string[];
  /** Set if it is a column of one task type. */
  taskTypeId: string | null;
}

/** Minutes on one task and day, which may be a fraction if another client wrote them. */
export interface DayTime {
  taskId: string;
  day: Day;
  minutes: Minutes;
}

/** One person's entry of a task and day in Kitsu. */
export interface TimeSpent extends DayTime {
  id: string;
  personId: string;
}

/** Days on which a person is off. */
export interface DayOff extends DaySpan {
  id: string;
  personId: string;
  description: string;
}

/** A day that a production aims at. */
export interface Milestone {
  id: string;
  name: string;
  /** Kitsu keeps some without a day. */
  day: Day | null;
  taskTypeId: string | null;
}

/** What is planned for a whole task type (`objectId` of `null`), or for an entity of one. */
export interface ScheduleItem {
  id: string;
  first: Day | null;
  last: Day | null;
  /** Whole days of work; `null` where nobody planned it. */
  manDays: number | null;
  taskTypeId: string | null;
  objectId: string | null;
}
