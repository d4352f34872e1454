import { writeFileAtomic } from './atomic-file.ts';

/** What a smoke test of a package reads: whether the app came up and had the artist's tasks. */
export interface SmokeReport {
  ok: boolean;
  signedIn: boolean;
  tasks: number;
  /** Tasks that the window shows. */
  drawn: number;
  version: string;
}

/** Fuses close a package to test drivers, so it reports on itself (`--smoke FILE`). */
export function writeSmokeReport(file: string, report: SmokeReport): void {
  writeFileAtomic(file, `${JSON.stringify(report)}\n`);
}
