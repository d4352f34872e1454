import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';
import type { TrackedLevel } from './tracking.ts';

/** A part of a production, or a person, with the tasks of each level. */
export interface RiskGroup {
  /** `null`: tasks of no such part, or of nobody. */
  id: string | null;
  name: string;
  levels: Record<TrackedLevel, number>;
  /** Minutes of estimates that are not logged yet; of a person their own share. */
  left: Minutes;
  /** Its worst tasks, with why they are; sentences without full stops. */
  why: string[];
}

/** What could be done about one task. */
export type Remedy =
  /** Move its due day to the one that fits. */
  | { kind: 'due'; day: Day; fits: boolean }
  /** Somebody more, or somebody at all, who has time. `finish`: when it would be done then. */
  | { kind: 'share'; personId: string; name: string; finish: Day | null; fits: boolean }
  /** As much as its people have time for until it is due; or, without one, that of the middle of its type. */
  | { kind: 'estimate'; minutes: Minutes; instead: Minutes | null };
