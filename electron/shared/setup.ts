import type { Failure } from './result.ts';
import type { SetupLeft } from './setup-left.ts';

/** Rows that are given at once, and rows that a sheet may have. */
export const MOST_ROWS_AT_ONCE = 500;
export const MOST_SHEET_ROWS = 100_000;
export const MOST_SHEET_COLUMNS = 300;
/** Blocks of one edit, and characters of one cell. */
export const MOST_BLOCKS = 2_000;
export const LONGEST_CELL = 20_000;
/** Characters that are pasted as a sheet. */
export const LONGEST_PASTE = 16_000_000;

/** A file that is being opened: how many of its rows are kept by now. */
export interface SetupOpening {
  productionId: string;
  rows: number;
  of: number;
}

/** A production that somebody may set up; `refusal`: why they may not, known before anything is sent. */
export interface SetupProduction {
  id: string;
  name: string;
  refusal: Failure | null;
  hasSheet: boolean;
}

/**
 * What a column can be: `name`, `sequence` and the other usual fields, `own:Animation due` for one of this production's
 * metadata columns or task types (its header as Kitsu has it), `ignored`.
 */
export interface SetupMeaning {
  value: string;
  label: string;
  group: 'none' | 'what' | 'shot' | 'asset' | 'metadata' | 'task';
}

/** A column of the sheet; its number is its place in the list. */
export interface SetupColumn {
  name: string;
  means: string;
  /** `name`: by its own name; `before`: as it was matched in this studio before; `chosen`: by hand. */
  by: 'name' | 'before' | 'chosen';
  /** The first filled cells, to recognise it by. */
  examples: string[];
}

export interface SetupRow {
  /** From 0, as the grid counts. */
  row: number;
  /** As many as there are columns. */
  cells: string[];
}

/** Something said of a place of the sheet: its row and column from 0; `null`: of a whole column, row, or of everything. */
export interface SetupNote {
  row: number | null;
  column: number | null;
  message: string;
}

/** What is to be confirmed. The plan does what `answer` says, which is the proposed one at first. */
export interface SetupQuestion extends SetupNote {
  id: string;
  /** Empty where there is nothing to choose: only to be read. */
  answers: { value: string; label: string }[];
  answer: string | null;
}

export interface SetupCutOptions {
  /** Such as `{sequence}_{shot}`; `null`: found out. */
  pattern: string | null;
  /** The first frame of each shot, or that of its source; `null`: not said, and ranges stay. */
  frameIn: number | 'source' | null;
  /** Frames before and after what the cut shows. */
  handles: number;
  episode: string | null;
}

export interface SetupCut extends SetupCutOptions {
  clips: number;
  /** As people write it: `24`, `23.976`. */
  rate: string;
}

/** A sheet as it is kept here for a production: its rows are asked for by windows of it. */
export interface SetupSheet {
  id: string;
  productionId: string;
  /** The file's name; `null` for one that is typed. */
  name: string | null;
  kind: 'table' | 'film' | 'cut' | 'typed';
  columns: SetupColumn[];
  rows: number;
  first: SetupRow[];
  /** What the reader of the file asks: hidden rows, lines of totals, other sheets. The row is the file's, from 1. */
  questions: SetupNote[];
  problems: SetupNote[];
  /** Set for a cut. */
  cut: SetupCut | null;
  canUndo: boolean;
  canRedo: boolean;
  /** ISO instant of the last change. */
  changedAt: string;
}

export interface SetupRows {
  total: number;
  rows: SetupRow[];
}

/** What an edit answers: how long the sheet is now. */
export interface SetupEdited {
  rows: number;
  canUndo: boolean;
  canRedo: boolean;
}

/** A clip of a cut as a pattern reads it. */
export interface SetupClip {
  /** Line of an EDL, else which clip of the file, from 1. */
  row: number;
  name: string;
  /** `null`: the pattern does not fit. */
  shot: { episode: string | null; sequence: string; shot: string } | null;
  frames: number;
  frameIn: number | null;
  frameOut: number | null;
}

export interface SetupTried {
  pattern: string;
  clips: number;
  shots: number;
  /** The first ones of each. */
  read: SetupClip[];
  unmatched: SetupClip[];
}

export interface SetupCounts {
  creates: number;
  changes: number;
  same: number;
  restores: number;
}

/** Steps that do the same to the same kind of thing. */
export interface SetupGroup {
  /** Such as `create Shot`. */
  key: string;
  /** Such as `Shots to make`. */
  title: string;
  count: number;
}

/** The plan of a sheet against Kitsu as it was read. */
export interface SetupPlan {
  id: string;
  sheetId: string;
  /** ISO instant when Kitsu was read. */
  readAt: string;
  counts: SetupCounts;
  groups: SetupGroup[];
  questions: SetupQuestion[];
  /** With any, it cannot be applied. */
  problems: SetupNote[];
  /** How many of each there are; the lists end somewhere. */
  totals: { questions: number; problems: number };
  /** Why this person may not apply it. */
  refusal: Failure | null;
}

export interface SetupStep {
  group: string;
  title: string;
  row: number | null;
  cells: { column: number | null; name: string; before: string; after: string }[];
}

export interface SetupSteps {
  total: number;
  steps: SetupStep[];
}

/** One run of a plan, or of taking one back. */
export interface SetupRun {
  id: string;
  productionId: string;
  production: string;
  direction: 'apply' | 'take-back';
  /**
   * `waiting`: next, or until there is a connection; `stopped`: Kitsu refused, and somebody has to look; `done` and
   * `cancelled` are over.
   */
  state: 'waiting' | 'running' | 'paused' | 'stopped' | 'done' | 'cancelled';
  /** Why it waits or stopped, as a sentence. */
  why: string | null;
  done: number;
  of: number;
  report: SetupReport;
  /** ISO instants. */
  startedAt: string;
  endedAt: string | null;
  /** What it made can be taken back. */
  canTakeBack: boolean;
}

export interface SetupReport {
  creates: number;
  changes: number;
  restores: number;
  /** Of taking back: what is gone again, and what was set as it was. */
  removes: number;
  /** What could not be done; of taking back: what was left, and why. */
  problems: { title: string; row: number | null; left: SetupLeft }[];
}
