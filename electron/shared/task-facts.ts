import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { MetadataDescriptor } from './production.ts';

/** A value of a metadata column as it is drawn: an item of a checklist has a mark. */
export type FactValue =
  | { kind: 'text'; text: string }
  | { kind: 'yes-no'; yes: boolean }
  | { kind: 'checklist'; items: { text: string; checked: boolean }[] };

/** How a column is edited, with what stands in it. */
export type FactEditor =
  | { kind: 'text' | 'lines' | 'url' | 'date'; value: string }
  | { kind: 'number'; value: number | null }
  | { kind: 'yes-no'; value: boolean }
  /** One of many; empty for none. */
  | { kind: 'choice'; value: string; options: { value: string; label: string }[] }
  | { kind: 'tags'; value: string[]; options: string[] }
  | { kind: 'checklist'; items: { text: string; checked: boolean }[] };

/** Why a column cannot be edited. */
export type ColumnLock = 'leads' | 'department' | 'not-known' | 'no-editor';

export function lockText(lock: ColumnLock): string {
  switch (lock) {
    case 'leads':
      return 'Kitsu lets only leads change this.';
    case 'department':
      return 'Kitsu lets only managers, and supervisors of its department, change this.';
    case 'not-known':
      return 'Whether you may change this is not known here yet.';
    case 'no-editor':
      return 'Change this in Kitsu: it is too long, or of a kind that is not known here.';
  }
}

/** One metadata column of the shot, asset or task. */
export interface TaskFact {
  /** Its descriptor's id. */
  id: string;
  name: string;
  /** The column is the task's own, not its shot's or asset's. */
  ofTask: boolean;
  /** `null` for none. */
  value: FactValue | null;
  /** `null` where it cannot be edited, and `locked` says why. */
  editor: FactEditor | null;
  locked: ColumnLock | null;
  /** The value is not in Kitsu yet: it waits there, or needs the artist. */
  waits: 'waiting' | 'stopped' | null;
}

/** A value as it is typed; `null` for none. */
export type TypedValue =
  string | number | boolean | string[] | { text: string; checked: boolean }[] | null;

/** What an entity is made with: an asset of a shot, or a shot that an asset is in. */
export interface CastMember {
  id: string;
  /** The asset type, or the sequence. */
  group: string;
  name: string;
  /** How often it is in it. */
  count: number;
  /** `animate`, `fixed`; empty if the studio sets none. */
  label: string;
}

/** A frame range as Kitsu keeps it; the shot's first frame is often 1001. */
export interface FrameRange {
  first: number | null;
  last: number | null;
  /** The number of frames; `null` if nobody has set one. */
  count: number | null;
}

/** What Kitsu says of a task and its shot or asset beyond the to-do list; made from `GET /data/tasks/:id/full`. */
export interface KnownFacts {
  /** ISO instant of the reading. */
  readAt: string;
  entityId: string;
  entityDescription: string;
  frames: FrameRange | null;
  /** As the production has it: `24`, `23.976`. */
  fps: string | null;
  /** `1920x1080`. */
  resolution: string | null;
  people: { id: string; name: string }[];
  assignerId: string | null;
  /** Who made the shot or asset in Kitsu. */
  creatorId: string | null;
  isSubscribed: boolean;
  /** Values by the field names of the production's descriptors, of the entity and of the task. */
  data: Record<string, unknown>;
  taskData: Record<string, unknown>;
  casting: CastMember[];
  descriptors: MetadataDescriptor[];
  /** Where the studio's file tree puts the task's work: a path on the studio's disks. */
  folder: string | null;
}

/** Whether what is left of a task fits into the artist's own days until it is due. */
export interface Outlook extends ShortOutlook {
  /** One sentence for each reason. */
  reasons: string[];
}

/** The answer alone, as a calendar has it of all tasks. */
export interface ShortOutlook {
  level: 'done' | 'fine' | 'tight' | 'late' | 'overdue' | 'unknown';
  /** Of the artist's own part; `null` without an estimate. */
  left: Minutes | null;
  /** The day on which it would be done; `null` if that cannot be told. */
  finish: Day | null;
}

/** The facts of a task for its room. */
export interface TaskFacts {
  taskId: string;
  /** `null` until Kitsu was asked for the first time. */
  readAt: string | null;
  entityDescription: string;
  frames: FrameRange | null;
  fps: string | null;
  resolution: string | null;
  people: { id: string; name: string; me: boolean }[];
  assigner: string | null;
  /** With a change that waits; `null` if it is not known here. */
  subscribed: boolean | null;
  facts: TaskFact[];
  casting: CastMember[];
  folder: string | null;
}
