import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';

/** Free values of an entity or task, by the field name of a metadata descriptor; kept as they came. */
export type Metadata = Record<string, unknown>;

/** Kinds of entity a task type can be for, in the server's spelling. */
export type EntityKind = 'Asset' | 'Shot' | 'Sequence' | 'Episode' | 'Scene' | 'Edit' | 'Concept';

/** A production. Lists of ids are empty where a route does not send them. */
export interface Project {
  id: string;
  name: string;
  /** `short`, `featurefilm`, `tvshow`, `assets`…: a `tvshow` has episodes. */
  productionType: string;
  /** `2d`, `3d`, `2d3d`… */
  productionStyle: string;
  /** Its status, such as `Open` or `Closed`, where the route names it. */
  statusName: string | null;
  startDate: Day | null;
  endDate: Day | null;
  teamIds: string[];
  /** Task types enabled in it: only these may have tasks. */
  taskTypeIds: string[];
  taskStatusIds: string[];
  assetTypeIds: string[];
  data: Metadata;
}

/** What every part of a production has. */
interface Entity {
  id: string;
  projectId: string;
  name: string;
  description: string;
  /** Preview whose thumbnail stands for it. */
  previewFileId: string | null;
  /** Taken out of the production, and kept for its history. */
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
  /** Kitsu keeps both ends within `data`. */
  frameIn: number | null;
  frameOut: number | null;
}

export interface Scene extends Entity {
  kind: 'Scene';
  sequenceId: string;
}

export interface Asset extends Entity {
  kind: 'Asset';
  assetTypeId: string;
  /** Episode it was made for; `null` for the main pack and where there are no episodes. */
  episodeId: string | null;
  isShared: boolean;
}

export interface AssetType {
  id: string;
  name: string;
  description: string;
  /** Task types of its own workflow; empty allows all that the production has. */
  taskTypeIds: string[];
  archived: boolean;
}

export interface TaskType {
  id: string;
  name: string;
  shortName: string;
  color: string;
  forEntity: EntityKind;
  /** Its place in the pipeline: lower comes first. */
  priority: number;
  departmentId: string | null;
  /** False where the studio lets nobody log time on it. */
  allowTimelog: boolean;
  archived: boolean;
}

export interface TaskStatus {
  id: string;
  name: string;
  /** As the studio abbreviates it: `wip`, `done`. */
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
  /** `main` for nearly every task: the task type is what names it. */
  name: string;
  projectId: string;
  entityId: string;
  taskTypeId: string;
  taskStatusId: string;
  /** Who works on it; `null` where the route does not say, which is not the same as nobody. */
  assigneeIds: string[] | null;
  /** What was planned. */
  estimation: Minutes;
  /** What all people on it have logged together. */
  timeSpent: Minutes;
  startDate: Day | null;
  dueDate: Day | null;
  /** Day on which its work really began: its first work-in-progress status. */
  realStartDate: Day | null;
  /** Day on which it got its done status. */
  doneDate: Day | null;
  /** Day on which it was handed over for a look. */
  endDate: Day | null;
  /** 0 normal, 1 high, 2 very high, 3 emergency. */
  priority: number;
  /** 1 to 5. */
  difficulty: number;
  retakeCount: number;
  previewFileId: string | null;
  data: Metadata;
}

/** Kitsu's global roles; a production may give somebody another (see `Project`'s team). */
export type Role = 'user' | 'supervisor' | 'manager' | 'admin' | 'client' | 'vendor';

export interface Person {
  id: string;
  name: string;
  /** Empty where the server hides it: only administrators see the address of others. */
  email: string;
  role: Role;
  departmentIds: string[];
  active: boolean;
  isBot: boolean;
}

/** A column of values that a production adds to its assets, shots, tasks… */
export interface MetadataDescriptor {
  id: string;
  projectId: string;
  /** As people read it. */
  name: string;
  /** Key of its value within `data`. */
  fieldName: string;
  entityType: EntityKind | 'Project' | 'Task';
  dataType: 'string' | 'number' | 'list' | 'taglist' | 'boolean' | 'checklist';
  /** What may be chosen, of a `list` or `taglist`. */
  choices: string[];
  forClient: boolean;
  departmentIds: string[];
  /** Set where it is a column of one task type. */
  taskTypeId: string | null;
}

/** One person's time on one task and day. */
export interface TimeSpent {
  id: string;
  taskId: string;
  personId: string;
  day: Day;
  /** Minutes, possibly a fraction that another client wrote. */
  minutes: number;
}

/** Days on which somebody is not at work; both are included. */
export interface DayOff {
  id: string;
  personId: string;
  from: Day;
  to: Day;
  description: string;
}
