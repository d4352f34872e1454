import type { SetupSaid } from '../../shared/setup-said.ts';

/** Where something stands in the file: the row as a spreadsheet counts it (the first is 1) and the column's own name. */
export interface Place {
  row: number | null;
  column: string | null;
}

/** What one cell says, as it was typed; never blank. */
export interface Cell {
  text: string;
  row: number;
  column: string;
}

/** What its reader says of a place of the file. */
export interface FileNote extends Place {
  said: SetupSaid;
}

/** Something that a plan says of a place of the file. */
export interface Note extends Place {
  message: string;
  /** Of a question that can be answered otherwise than proposed: what it is kept by, and the answers, the proposed one first. */
  id?: string;
  answers?: { value: string; label: string }[];
}

/** What a row is about. */
export type RowKind = 'Episode' | 'Sequence' | 'Shot' | 'Asset';

/** The cells that every production knows. */
export type Field =
  | 'project'
  | 'episode'
  | 'sequence'
  | 'assetType'
  | 'name'
  | 'description'
  | 'frames'
  | 'frameIn'
  | 'frameOut'
  | 'shared'
  | 'casting';

/** One episode, sequence, shot or asset as the file has it. A blank cell is not there: it says nothing. */
export interface SheetRow {
  kind: RowKind;
  row: number;
  cells: Partial<Record<Field, Cell>>;
  /** Cells of all other columns: which is a task type's or a metadata column only the production knows. */
  more: Cell[];
}

/** What a file says, in the order of its rows. */
export interface Sheet {
  rows: SheetRow[];
  /** What was left out of the file, or taken in another way than it is written. */
  questions: FileNote[];
  /** What cannot be read; nothing is applied then. */
  problems: FileNote[];
}
