import { createKeychain } from '../account/keychain.ts';
import { jsonOfRefusal } from '../external/report/report-answer.ts';
import { runReport } from '../external/report/report-command.ts';
import { kindIn } from '../external/report/report-words.ts';
import { runSetup } from '../external/setup/setup-command.ts';
import { signedIn, type WayToKitsu } from '../external/setup/signed-in.ts';
import { refusalOf, SETUP_EXIT } from '../external/setup/setup-answer.ts';
import { commandProfile, printTo, type Printer } from '../platform/cli-client.ts';
import { askToSetUp } from '../platform/cli-long-ask.ts';
import type { CommandWords } from '../platform/cli-words.ts';
import { createNodeTransport } from '../platform/node-transport.ts';
import type { Policy } from '../platform/policy.ts';
import { createSettings } from '../platform/settings.ts';
import type { SetUpAnswer } from '../shared/command.ts';
import type { Failure } from '../shared/result.ts';
import { weekendOf } from '../shared/work-week.ts';
import { clock } from './clock.ts';

type Asked = Extract<CommandWords, { kind: 'setup' | 'report' }>;

/** Runs `plan`, `apply`, `export` or `report` in this process, with Node's own network and without a window. `policy`: the studio's. */
export function runSetupHere(
  asked: Asked,
  { version, policy }: { version: string; policy: Policy },
  streams: Pick<NodeJS.Process, 'stdin' | 'stdout'> & { stderr: NodeJS.WriteStream },
): Promise<number> {
  const print = printTo(streams);
  const progress = streams.stderr.isTTY
    ? (done: number, of: number) => show(streams.stderr, done, of)
    : null;
  const cwd = process.cwd();
  const profile = commandProfile(asked.profile);
  const way: WayToKitsu = {
    http: (wish) =>
      signedIn(wish, {
        stdin: streams.stdin,
        profile,
        keychain: createKeychain(),
        userAgent: `kitsu-companion/${version}`,
        transport: createNodeTransport(),
        now: clock.now,
      }),
    async byApp() {
      const { words } = asked;
      const as = asked.kind === 'report' ? 'report' : asked.verb;
      const answer = await askToSetUp(profile, { verb: 'set-up', as, words, cwd }, progress);
      if (answer === null) return null;
      return answer.ok ? told(answer.value, print) : toldWhy(answer, asked, print);
    },
  };
  const deps = { ...way, print, progress, cwd, now: clock.now };
  if (asked.kind !== 'report') return runSetup(asked, deps);
  const weekend = () => weekendOf(createSettings(profile, policy).get().workingDays);
  return runReport(asked, { ...deps, weekend });
}

async function told({ exit, out, error }: SetUpAnswer, print: Printer): Promise<number> {
  for (const text of out) await print.out(text);
  for (const text of error) await print.error(text);
  return exit;
}

async function toldWhy(why: Failure, asked: Asked, print: Printer): Promise<number> {
  const object = asked.kind === 'report' ? jsonOfRefusal(why, kindIn(asked.words)) : refusalOf(why);
  if (asked.json) await print.out(JSON.stringify(object));
  else await print.error([why.message, why.action].filter(Boolean).join('\n'));
  return SETUP_EXIT.refused;
}

/** One line that is written over itself, a hundred times at most. */
function show(stderr: NodeJS.WriteStream, done: number, of: number): void {
  if (done < of && Math.floor((done * 100) / of) === Math.floor(((done - 1) * 100) / of)) return;
  stderr.write(`\r${done} of ${of}${done === of ? '\n' : ''}`);
}
