import type { Day } from '../../../shared/day.ts';
import type { Minutes } from '../../../shared/minutes.ts';
import type { Note, Place, RowKind } from '../sheet.ts';

/** What an episode, sequence, shot or asset gets; what is not there stays as it is. */
export interface EntityValues {
  description?: string;
  nbFrames?: number;
  frameIn?: number;
  frameOut?: number;
  isShared?: boolean;
  /** Values of metadata columns by field name, as Kitsu keeps them. */
  data?: Record<string, string | number | null>;
}

export interface TaskValues {
  /** `null` empties it. */
  startDate?: Day | null;
  dueDate?: Day | null;
  estimation?: Minutes;
  priority?: number;
}

/** One cell that changes, as people read it. */
export interface CellChange extends Place {
  before: string;
  after: string;
}

/** What a step is about: `key` finds its id, in the plan or once it is made. */
interface About {
  key: string;
  title: string;
  row: number | null;
}

/** One thing to do. Steps stand in an order in which each finds what it needs. */
export type Step =
  | { do: 'join'; personId: string; title: string; row: number | null }
  | (About & {
      do: 'create';
      kind: RowKind;
      name: string;
      /** Of the episode of a sequence or an asset, of the sequence of a shot. */
      parentKey: string | null;
      assetTypeId: string | null;
      values: EntityValues;
    })
  | (About & { do: 'restore'; kind: RowKind })
  | (About & { do: 'change'; kind: RowKind; values: EntityValues; cells: CellChange[] })
  | (About & { do: 'create-task'; entityKey: string; kind: RowKind; taskTypeId: string })
  | (About & { do: 'change-task'; values: TaskValues; cells: CellChange[]; isNew: boolean })
  | (About & { do: 'cast'; assetKey: string; count: number; cells: CellChange[]; isNew: boolean })
  | (About & { do: 'assign'; personId: string; isNew: boolean });

/** How much a plan does. `changes`: cells; the others: episodes, sequences, shots, assets and tasks. */
export interface Counts {
  creates: number;
  changes: number;
  same: number;
  restores: number;
}

export interface Plan extends Counts {
  steps: Step[];
  /** Ids of what exists already, by key. */
  ids: Record<string, string>;
  /** What is to be confirmed; the plan does what each of them proposes. */
  questions: Note[];
  /** What cannot be; a plan with any is not applied. */
  problems: Note[];
}

/** How many cells of what exists a step changes: what something new is made with is no change. */
export function changesOf(step: Step): number {
  if (step.do === 'join') return 1;
  if (step.do === 'change') return step.cells.length;
  if (step.do === 'change-task' || step.do === 'cast') return step.isNew ? 0 : step.cells.length;
  return step.do === 'assign' && !step.isNew ? 1 : 0;
}
