import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Http } from '../../kitsu/http.ts';
import { getStudioRules } from '../../kitsu/organisation.ts';
import { getProjectFps } from '../../kitsu/production/projects.ts';
import { getContext } from '../../kitsu/user.ts';
import { readChosenFile } from '../../platform/chosen-file.ts';
import type { CommandWords } from '../../platform/cli-words.ts';
import type { Printer } from '../../platform/cli-client.ts';
import { applyPlan } from '../../production/setup/apply/apply.ts';
import { NO_JOURNAL } from '../../production/setup/apply/journal.ts';
import { kitsuTarget } from '../../production/setup/apply/kitsu-target.ts';
import { readRate, type Rate } from '../../shared/frame-rate.ts';
import type { SetupFacts } from '../../production/setup/facts.ts';
import { filmJsonSchema } from '../../production/setup/film/film-schema.ts';
import { writeFilm } from '../../production/setup/film/write-film.ts';
import { planSetup } from '../../production/setup/plan/plan.ts';
import { whyNotSetUp } from '../../production/setup/who-may.ts';
import { readSetupFacts } from '../../production/setup/read-facts.ts';
import { needsRate, readSheet } from '../../production/setup/read/read-sheet.ts';
import type { Sheet } from '../../production/setup/sheet.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { productionNamed } from './production-named.ts';
import { answerOf, refusalOf, SETUP_EXIT, textOf, type SetupAnswer } from './setup-answer.ts';
import { readSetupWords, type SetupWish } from './setup-words.ts';
import { NO_SIGN_IN, type WayToKitsu } from './signed-in.ts';

export interface SetupDeps extends WayToKitsu {
  /** Whoever asked has ended: nothing more is begun. */
  gone?: AbortSignal;
  print: Printer;
  /** Shows how many steps are done, where somebody looks; `null`: nobody does. */
  progress: ((done: number, of: number) => void) | null;
  cwd: string;
}

/** What is printed, and the exit code. */
interface Outcome {
  answer: SetupAnswer;
  exit: number;
  done: boolean;
}

/** Runs `plan`, `apply` or `export`; returns the exit code. */
export async function runSetup(
  { verb, words, json }: Extract<CommandWords, { kind: 'setup' }>,
  deps: SetupDeps,
): Promise<number> {
  const asked = readSetupWords(verb, words);
  const wish = asked.ok ? asked.value : null;
  const outcome = wish ? await work(wish, deps) : refused(asked as Failure);
  if (typeof outcome === 'number') return outcome;
  const { answer, exit, done } = outcome;
  if (wish?.json ?? json) await deps.print.out(JSON.stringify(answer));
  else if (answer.message === undefined) await deps.print.out(textOf(answer, done));
  else await deps.print.error([answer.message, answer.action].filter(Boolean).join('\n'));
  return exit;
}

async function work(wish: SetupWish, deps: SetupDeps): Promise<Outcome | number> {
  if (wish.schema) {
    await deps.print.out(JSON.stringify(filmJsonSchema(), null, 2));
    return SETUP_EXIT.done;
  }
  const path = resolve(deps.cwd, wish.file ?? '');
  const read = wish.verb === 'export' ? null : await readChosenFile(path);
  if (read && !read.ok)
    return refused({ ...read, message: `${path}: ${read.message}` }, SETUP_EXIT.unclear);
  const bytes = read?.value ?? null;
  const http = await deps.http(wish);
  if (http === null) return (await deps.byApp?.()) ?? refused(NO_SIGN_IN, SETUP_EXIT.noSignIn);
  if (!http.ok) return refused(http);
  const facts = await factsOf(http.value, wish.production ?? '');
  if (!facts.ok) return refused(facts);
  if (!bytes) return exported(facts.value, path, wish, deps);
  const rate = await rateOf(http.value, facts.value.project.id, wish, path);
  if (!rate.ok) return refused(rate);
  const sheet = readSheet(path, bytes, { ...wish.cut, rate: rate.value });
  if (!sheet.ok) return refused(sheet, SETUP_EXIT.unclear);
  return wish.verb === 'plan'
    ? planned(wish, sheet.value, facts.value)
    : applied(wish, http.value, sheet.value, facts.value, deps);
}

function refused(why: Failure, exit?: number): Outcome {
  const isUnclear = why.code === 'bad-input' || why.code === 'ambiguous';
  const code = exit ?? (isUnclear ? SETUP_EXIT.unclear : SETUP_EXIT.refused);
  return { answer: refusalOf(why), exit: code, done: false };
}

/** Only an EDL has to be told how many frames a second it has. */
async function rateOf(
  http: Http,
  projectId: string,
  { cut }: SetupWish,
  path: string,
): Promise<Result<Rate>> {
  if (cut.rate || !needsRate(path)) return success(cut.rate ?? { num: 25, den: 1 });
  const fps = await getProjectFps(http, projectId);
  if (!fps.ok) return fps;
  const rate = readRate(fps.value);
  if (rate) return success(rate);
  return failure('bad-input', 'The production has no frame rate.', 'Give it by --fps 24000/1001.');
}

async function factsOf(http: Http, name: string): Promise<Result<SetupFacts>> {
  const found = await productionNamed(http, name);
  return found.ok ? readSetupFacts(http, found.value.id) : found;
}

function planned(wish: SetupWish, sheet: Sheet, facts: SetupFacts): Outcome {
  const plan = planSetup(sheet, facts, wish);
  const ok = plan.problems.length === 0;
  const changes = plan.steps.length > 0 ? SETUP_EXIT.changes : SETUP_EXIT.done;
  return { answer: answerOf(plan, ok), exit: ok ? changes : SETUP_EXIT.refused, done: false };
}

async function applied(
  wish: SetupWish,
  http: Http,
  sheet: Sheet,
  facts: SetupFacts,
  { progress, gone }: SetupDeps,
): Promise<Outcome> {
  const plan = planSetup(sheet, facts, wish);
  const isBlocked = plan.problems.length > 0 || (plan.questions.length > 0 && !wish.yes);
  if (plan.steps.length === 0 && plan.problems.length === 0)
    return { answer: answerOf(plan, true), exit: SETUP_EXIT.done, done: true };
  const none = { creates: 0, changes: 0, restores: 0 };
  if (isBlocked)
    return {
      answer: { ...answerOf(plan, false), ...none },
      exit: SETUP_EXIT.refused,
      done: false,
    };
  const barred = await whyNot(http, facts.project.id);
  if (barred) return refused(barred);
  const target = kitsuTarget(http, facts.project.id);
  const { endedBy: _, ...report } = await applyPlan(plan, target, {
    ...(progress ? { onProgress: progress } : {}),
    journal: { ...NO_JOURNAL, goesOn: () => gone?.aborted !== true },
  });
  const problems = [...report.problems, ...(await notKept(wish, http, sheet, facts))];
  const ok = problems.length === 0;
  return {
    answer: { ...answerOf(plan, ok), ...report, problems },
    exit: ok ? SETUP_EXIT.done : SETUP_EXIT.refused,
    done: true,
  };
}

/** Who may not set a production up is told before anything is sent. */
async function whyNot(http: Http, projectId: string): Promise<Failure | null> {
  const rules = await getStudioRules(http);
  if (!rules.ok) return rules;
  const context = await getContext(http);
  if (!context.ok) return context;
  return whyNotSetUp(projectId, { context: context.value, rules: rules.value });
}

/** Reads the production once more: what would still have to be done was not kept, whatever Kitsu answered. */
async function notKept(wish: SetupWish, http: Http, sheet: Sheet, { project }: SetupFacts) {
  const facts = await readSetupFacts(http, project.id);
  if (!facts.ok) return [{ row: null, column: null, message: `Not read back: ${facts.message}` }];
  return planSetup(sheet, facts.value, wish).steps.map(({ title, row }) => ({
    row,
    column: null,
    message: `${title} is in Kitsu not as planned. Apply once more.`,
  }));
}

async function exported(
  facts: SetupFacts,
  path: string,
  wish: SetupWish,
  { print }: SetupDeps,
): Promise<Outcome | number> {
  const written = await writeFile(path, writeFilm(facts)).then(
    () => success(null),
    (error: unknown) => failure('disk', `The file cannot be written: ${String(error)}`),
  );
  if (!written.ok) return refused(written);
  const { episodes, sequences, shots, assets } = facts;
  const counts = { episodes, sequences, shots, assets };
  const said = Object.entries(counts).map(([what, list]) => [
    what,
    (list as { canceled: boolean }[]).filter(({ canceled }) => !canceled).length,
  ]);
  const text = said.map(([what, count]) => `${count} ${what}`).join(', ');
  await print.out(
    wish.json
      ? JSON.stringify({ ok: true, file: path, ...Object.fromEntries(said) })
      : `Written to ${path}: ${text}.`,
  );
  return SETUP_EXIT.done;
}
