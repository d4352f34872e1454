import type { Failure, Result } from '../../../shared/result.ts';
import type { Rate } from '../../../shared/frame-rate.ts';
import type { OpenedFile } from './open-file.ts';

/** A file as its reader is given it; `rate`: of an EDL, which does not say it. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
  rate: Rate;
}

/** What the thread that reads a file is told. It waits for `more` after each part. */
export type FileAsk = { kind: 'open'; file: GivenFile } | { kind: 'more' };

/** What it answers: why it cannot, or everything but the rows, then those part by part. */
export type FileAnswer =
  | { kind: 'refused'; failure: Failure }
  | { kind: 'head'; head: OpenedFile; rows: number }
  | { kind: 'rows'; part: RowPart }
  | { kind: 'end' };

/** Rows in their order. */
export interface RowPart {
  /** Place of the first, from 0. */
  from: number;
  count: number;
  /** A JSON list of them, each a list of its cells: as it is kept, so that nobody else takes it apart. */
  json: string;
}

/** The way to the thread. */
export interface FilePort {
  /** The bytes go there, and are gone here. */
  post(message: FileAsk): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** Starts one; `onEnd`: it has ended, and why. */
export type StartFileReader = (told: {
  onAnswer(message: FileAnswer): void;
  onEnd(why: string): void;
}) => FilePort;

/** What becomes of a file that is read. */
export interface FileKeeping {
  /** Everything but the rows; a failure ends it. */
  begin(file: OpenedFile, rows: number): Result<null>;
  /** Keeps a part. What it throws ends it, and is thrown on. */
  keep(part: RowPart): void;
}
