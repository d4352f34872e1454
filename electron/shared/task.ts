import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import { isolated } from './plain-text.ts';
import type { Frames } from './radar.ts';
import type { Failure } from './result.ts';
import type { StatusTrigger } from './status-trigger.ts';

/** One of the artist's tasks as the replica stores it; made from `GET /data/user/tasks` and similar routes. */
export interface Task {
  id: string;
  projectId: string;
  projectName: string;
  /** `null` in productions without episodes; `MP` (main pack) arrives as `Main pack`. */
  episodeName: string | null;
  sequenceName: string | null;
  entityName: string;
  /** `Characters`, `Props`, `Shot`… */
  entityTypeName: string;
  /**
   * The kind of entity that the task type is for: `Asset`, `Shot`, `Sequence`, `Episode`, `Edit`,
   * `Concept`.
   */
  forEntity: string;
  taskTypeId: string;
  taskTypeName: string;
  taskTypeColor: string;
  statusId: string;
  statusName: string;
  /** The studio's abbreviation: `WIP`, `Retake`. */
  statusShortName: string;
  statusColor: string;
  /** 0 normal, 1 high, 2 very high, 3 emergency. */
  priority: number;
  /** 1 to 5. */
  difficulty: number;
  /** The estimate. */
  estimation: Minutes;
  /** The time that everybody on the task has logged together, as Kitsu last said. */
  timeSpent: Minutes;
  startDate: Day | null;
  dueDate: Day | null;
  /** The preview file whose thumbnail represents the task, if any. */
  previewFileId: string | null;
  description: string;
  /** The shot or asset; empty where an older version of the app stored none. */
  entityId: string;
  entityDescription: string;
  /** The shot's frame range; `null` if the studio has set none. */
  frames: Frames | null;
  /** Number of retakes so far, and the highest allowed; 0 for no limit of its own. */
  retakeCount: number;
  maxRetakes: number;
  lastComment: { text: string; date: string; personId: string | null } | null;
  assigneeIds: string[];
  isDone: boolean;
  /** When it was last set to a done status (ISO instant); `null` if it never was, or Kitsu does not say. */
  doneAt: string | null;
  isCanceled: boolean;
}

/** A task with what the artist may do with it now. */
export interface TaskRow extends Task {
  /** What the studio calls the task type in short, `lgt`; empty where it has no short name. */
  taskTypeShortName: string;
  /** Why it cannot be started; `null` if it can. */
  startBlocked: Failure | null;
  /** Why no time can be logged on it on any day; `null` if it can. */
  logBlocked: Failure | null;
  /** What Kitsu posts on other tasks, in the artist's name, once it is started. */
  startsToo: StatusTrigger[];
  /** It has a work-in-progress status, here or already in Kitsu. */
  isStarted: boolean;
  /** A start waits in the outbox. */
  startWaits: boolean;
  /** The author of the last comment; `null` if unknown here. */
  lastCommentBy: string | null;
}

type Named = Pick<
  Task,
  'episodeName' | 'sequenceName' | 'entityName' | 'entityTypeName' | 'forEntity'
>;

/**
 * The parts of an entity's path as Kitsu writes it: episode / sequence / shot, or asset type / asset.
 * Kitsu sends no full name (kitsu-api 2.3), so it is built here.
 */
export function entityPath(task: Named): string[] {
  const parent = task.forEntity === 'Asset' ? task.entityTypeName : task.sequenceName;
  return [task.episodeName, parent, task.entityName].filter((part): part is string => !!part);
}

/** `SQ010 / SH030`: how a task's entity is named in lists and by screen readers. */
export const entityTitle = (task: Named): string => entityPath(task).map(isolated).join(' / ');

/** `SQ010 / SH030 · Animation`: one task, named for a sentence. */
export const taskTitle = (task: Named & Pick<Task, 'taskTypeName'>): string =>
  `${entityTitle(task)} · ${isolated(task.taskTypeName)}`;
