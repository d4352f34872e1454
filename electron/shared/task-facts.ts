import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { MetadataDescriptor } from './production.ts';

/** A value of a metadata column as it is drawn: an item of a checklist has a mark. */
export type FactValue =
  | { kind: 'text'; text: string }
  | { kind: 'yes-no'; yes: boolean }
  | { kind: 'checklist'; items: { text: string; checked: boolean }[] };

/** One metadata column of the shot, asset or task. */
export interface TaskFact {
  /** Its descriptor's id. */
  id: string;
  name: string;
  /** The column is the task's own, not its shot's or asset's. */
  ofTask: boolean;
  value: FactValue;
}

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
export interface Outlook {
  level: 'done' | 'fine' | 'tight' | 'late' | 'overdue' | 'unknown';
  /** One sentence for each reason. */
  reasons: string[];
  left: Minutes | null;
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
  outlook: Outlook | null;
}
