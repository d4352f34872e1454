import type { Day } from './day.ts';
import type { ThingKind, Unsent } from './production-edit.ts';
import type { Role } from './production.ts';
import type { Failure } from './result.ts';

/** Which productions a list shows: those whose team I am in, those that run, and the closed ones too. */
export type ProductionListName = 'mine' | 'open' | 'all';

/** What a production is looked at by: shots by episode and sequence, or assets by type. */
export const STRUCTURE_VIEWS = ['shots', 'assets'] as const;
export type StructureView = (typeof STRUCTURE_VIEWS)[number];

/** One production in the list. */
export interface ProductionSummary {
  id: string;
  name: string;
  /** As Kitsu keeps them: `short`, `tvshow`; `2d3d`. */
  type: string;
  style: string;
  /** It runs: Kitsu's lists have it. */
  open: boolean;
  /** I am in its team. */
  mine: boolean;
  /** My role in it. */
  role: Role;
  startDate: Day | null;
  endDate: Day | null;
  /** As Kitsu writes it: `24`, `23.976`; empty if it does not say. */
  fps: string;
  /** `1920x1080`; empty if Kitsu does not say. */
  resolution: string;
  /** Of its picture (`media://production/…`); `null` if it has none. */
  pictureId: string | null;
  team: number;
}

/** How fresh what is shown is. */
export interface Freshness {
  /** When Kitsu last sent all of it (ISO instant); `null` before the first time. */
  readAt: string | null;
  /** It is read just now: how many of how many lists have come; `null` if not. */
  reading: { done: number; of: number } | null;
  /** Why the last reading ended early. */
  problem: Failure | null;
}

/** The productions that this person may see, by name. */
export interface ProductionsView extends Freshness {
  productions: ProductionSummary[];
}

/** Kinds of a row of the structure. */
export type RowKind = ThingKind | 'asset-type';

/** A colour and its words, as Kitsu's own pages show a status or a task type. */
export interface Chip {
  name: string;
  /** `#rrggbb` */
  color: string;
}

/** A task in one cell of its shot or asset. */
export interface TaskChip {
  id: string;
  type: Chip;
  status: Chip & { shortName: string };
}

/** What a row says of a task. */
export interface TaskFacts {
  type: Chip;
  status: Chip & { shortName: string; isDone: boolean };
  /** Names; empty for nobody. */
  assignees: string[];
  startDate: Day | null;
  dueDate: Day | null;
  priority: number;
}

/** How many of them are below a row, canceled ones left out. */
export interface RowCounts {
  /** Shots or assets. */
  entities: number;
  tasks: number;
  done: number;
}

/** One row of the structure as it is drawn. */
export interface StructureRow {
  /** Of the thing itself; two rows never have the same. */
  id: string;
  kind: RowKind;
  name: string;
  /** The names above it, for whoever does not see them: `E01 / SQ010`. */
  above: string;
  /** 1 for those at the top. */
  level: number;
  /** Its place among those beside it, from 1, and how many they are. */
  position: number;
  siblings: number;
  /** The row that it belongs to, counted from 0 in all rows; `null` at the top. */
  parent: number | null;
  /** `null` for one with nothing below it. */
  isOpen: boolean | null;
  canceled: boolean;
  description: string;
  previewFileId: string | null;
  /** Of a shot; `null` where Kitsu has none. */
  frames: { count: number | null; in: number | null; out: number | null } | null;
  counts: RowCounts | null;
  /** The tasks of a shot or asset, in the order of the production. */
  chips: TaskChip[];
  task: TaskFacts | null;
  /** Something of it was edited here and is not in Kitsu yet. */
  unsent: Unsent | null;
}

/** What is open unless it is said otherwise: nothing, down to the shots and assets, or all. */
export const OPEN_TO = ['top', 'entities', 'tasks'] as const;
export type OpenTo = (typeof OPEN_TO)[number];

/** Which rows are asked for. */
export interface RowsAsked {
  view: StructureView;
  openTo: OpenTo;
  /** Ids of rows that are open though `openTo` closes them, or the other way. */
  toggled: string[];
  /** Words that a row, or what is above it, must have; empty for all. */
  search: string;
  /** Canceled ones too. */
  canceled: boolean;
  /** Rows `from` up to `to`, of all that there are. */
  from: number;
  to: number;
}

/** A part of the rows. */
export interface StructureRows extends Freshness {
  from: number;
  total: number;
  rows: StructureRow[];
  /** Shots, assets and tasks of all rows that are found. */
  counts: RowCounts;
}

/**
 * What a production's picture is asked for by: the production, and when Kitsu last changed it, for its picture is
 * another one from then on. `null` for a production without one. Fields: `has_avatar`, `updated_at`.
 */
export const productionPictureId = (
  projectId: string,
  hasPicture: boolean,
  updatedAt: string,
): string | null =>
  hasPicture ? `${projectId}-${updatedAt.replace(/\D/g, '').slice(0, 14)}` : null;

/** The production of such an id: a UUID is 36 letters long. */
export const productionOfPicture = (pictureId: string): string => pictureId.slice(0, 36);
