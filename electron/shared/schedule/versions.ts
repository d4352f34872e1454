import type { EditLock } from '../production-edit.ts';
import type { Failure } from '../result.ts';
import type { Minutes } from '../minutes.ts';
import type { PlannedDays } from './schedule.ts';

/** A plan of a whole production that Kitsu keeps beside the one that counts. */
export interface ScheduleVersion {
  id: string;
  name: string;
  /** ISO instant. */
  createdAt: string;
  /** The version that it was copied from. */
  fromId: string | null;
  /** It was applied in Kitsu at some time. */
  wasApplied: boolean;
}

/** A task as a version plans it. */
export interface VersionTask extends PlannedDays {
  /** Of the task. */
  id: string;
  estimation: Minutes;
  peopleIds: string[];
  /** It was changed within the version, after it had been copied from the production. */
  byHand: boolean;
}

/** The versions of a production, or one of them with its tasks. */
export interface VersionsAnswer {
  /** The newest first; empty where one was asked for. */
  versions: ScheduleVersion[];
  /** `VersionTask[]` as JSON, as `ScheduleView` has its facts; `null` where all were asked for. */
  tasks: string | null;
  /** Kitsu could not be asked: it is as last read. */
  problem: Pick<Failure, 'code' | 'message' | 'action'> | null;
  /** Why none can be made, renamed or deleted by who is signed in. */
  lock: EditLock | null;
  /** People whom they cannot put on tasks, by id. */
  assignLocks: Record<string, EditLock>;
}

/** What of a version is applied to one task; what is left out stays. */
export interface PlanChange {
  id: string;
  startDate?: string | null | undefined;
  dueDate?: string | null | undefined;
  estimation?: Minutes | undefined;
  /** Ids of people who are put on it, and taken off. */
  on?: string[] | undefined;
  off?: string[] | undefined;
}
