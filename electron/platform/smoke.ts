import { writeFileAtomic } from './atomic-file.ts';

/** The report for a smoke test of a package: whether the app came up and had the artist's tasks. */
export interface SmokeReport {
  ok: boolean;
  signedIn: boolean;
  tasks: number;
  /** Number of tasks that the window shows. */
  drawn: number;
  version: string;
  /** The version of Electron that it runs on. */
  electron: string;
}

/** Fuses close a package to test drivers, so it reports by itself (`--smoke FILE`). */
export function writeSmokeReport(file: string, report: SmokeReport): void {
  writeFileAtomic(file, `${JSON.stringify(report)}\n`);
}
