import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandWords } from '../../platform/cli-words.ts';
import type { Printer } from '../../platform/cli-client.ts';
import type { ReportKind } from '../../production/report/how-counted.ts';
import { readReportFacts, type ReportNeeds } from '../../production/report/read-report-facts.ts';
import { reportOf, type Report } from '../../production/report/report.ts';
import { tableOf } from '../../production/report/report-table.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { dayIn } from '../../shared/zone.ts';
import { csvOf } from '../../time/sheet/csv.ts';
import { productionNamed } from '../setup/production-named.ts';
import { SETUP_EXIT } from '../setup/setup-answer.ts';
import { NO_SIGN_IN, type WayToKitsu } from '../setup/signed-in.ts';
import { jsonOf, jsonOfRefusal } from './report-answer.ts';
import { textOf } from './report-text.ts';
import { kindIn, readReportWords, type ReportWish } from './report-words.ts';

export interface ReportDeps extends WayToKitsu {
  now(): Date;
  print: Printer;
  cwd: string;
  /** Weekdays without work, by the app's settings of whoever is signed in here; `null`: the usual ones. */
  weekend(): number[] | null;
}

/** Runs `report`; returns the exit code, as of `plan` (`SETUP_EXIT`). */
export async function runReport(
  { words, json }: Extract<CommandWords, { kind: 'report' }>,
  deps: ReportDeps,
): Promise<number> {
  const asked = readReportWords(words);
  const found = asked.ok ? await work(asked.value, deps) : asked;
  if (found.ok) return SETUP_EXIT.done;
  const byApp = found === NO_SIGN_IN ? ((await deps.byApp?.()) ?? null) : null;
  if (byApp !== null) return byApp;
  if (json) await deps.print.out(JSON.stringify(jsonOfRefusal(found, kindIn(words))));
  else await deps.print.error([found.message, found.action].filter(Boolean).join('\n'));
  return exitOf(found);
}

function exitOf(why: Failure): number {
  if (why === NO_SIGN_IN) return SETUP_EXIT.noSignIn;
  return why.code === 'bad-input' ? SETUP_EXIT.unclear : SETUP_EXIT.refused;
}

const NEEDS: Readonly<Record<ReportKind, ReportNeeds>> = {
  risks: { days: true, times: 'helpful' },
  workload: { days: true, times: 'helpful' },
  forecast: { days: true, times: 'helpful', history: true },
  progress: { days: false, times: 'helpful', history: true },
  time: { days: false, times: 'asked' },
};

async function work(wish: ReportWish, deps: ReportDeps): Promise<Result<null>> {
  const http = await deps.http(wish);
  if (http === null) return NO_SIGN_IN;
  if (!http.ok) return http;
  const project = await productionNamed(http.value, wish.production);
  if (!project.ok) return project;
  const facts = await readReportFacts(http.value, project.value.id, NEEDS[wish.kind]);
  if (!facts.ok) return facts;
  const today = dayIn(facts.value.zone, deps.now().getTime());
  // With a sign-in of its own it answers alike on every computer, whoever uses the app there.
  const weekend = wish.weekend ?? (wish.signIn === null ? deps.weekend() : null);
  const report = reportOf(wish.kind, facts.value, { today, weekend });
  const written = wish.csv === null ? success(null) : await write(report, wish.csv, deps);
  if (!written.ok) return written;
  for (const note of facts.value.notes) await deps.print.error(note);
  const text = wish.json
    ? JSON.stringify(jsonOf(report))
    : textOf(report, project.value.name, today);
  await deps.print.out(text);
  return success(null);
}

async function write(report: Report, name: string, { cwd }: ReportDeps): Promise<Result<null>> {
  const path = resolve(cwd, name);
  const text = csvOf(tableOf(report), { separator: ',', decimal: '.' });
  return writeFile(path, text).then(
    () => success(null),
    (error: unknown) =>
      failure('disk', `The file cannot be written: ${String(error)}`, 'Choose another place.'),
  );
}
