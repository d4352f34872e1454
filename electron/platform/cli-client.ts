import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '../shared/command-words.ts';
import { commandAnswer } from '../shared/command.ts';
import type { CommandAnswer, CommandRequest } from '../shared/command.ts';
import { severalLines } from '../shared/plain-text.ts';
import { failure } from '../shared/result.ts';
import { findCommandPlace } from './cli-place.ts';
import { usage, type CommandWords } from './cli-words.ts';
import { profileFolder } from './paths.ts';

/** What is printed; both resolve when it is written, for on Windows a pipe is written later. */
export interface Printer {
  out(text: string): Promise<void>;
  error(text: string): Promise<void>;
}

/** What is answered without starting the app. */
type Command = Exclude<CommandWords, { kind: 'none' | 'quick' | 'setup' | 'report' }>;

interface Output {
  write(text: string, written: () => void): unknown;
  on(event: 'error', ignore: () => void): unknown;
}

/** Prints to these streams, without what a terminal would obey. Whoever reads may have gone: that is no fault of the command. */
export function printTo({ stdout, stderr }: { stdout: Output; stderr: Output }): Printer {
  const to = (stream: Output): ((text: string) => Promise<void>) => {
    stream.on('error', () => undefined);
    return (text) =>
      new Promise((resolve) => stream.write(`${severalLines(text)}\n`, () => resolve()));
  };
  return { out: to(stdout), error: to(stderr) };
}

/** Runs the command that the app was started with, then exits. */
export function runAndExit(
  app: { getVersion(): string; exit(code: number): void },
  words: Command,
  streams: Parameters<typeof printTo>[0],
): void {
  void runCommand(words, app.getVersion(), printTo(streams)).then((code) => app.exit(code));
}

/** The folder that Electron uses for app data by default. */
function appData(): string {
  if (process.platform === 'win32')
    return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

/** The profile folder that a command is about; `asked`: as typed. */
export const commandProfile = (asked: string | null): string =>
  profileFolder({ asked, cwd: process.cwd(), appData: appData() });

/** Does what the words ask, which for a request is asking the running app; returns the exit code (`EXIT`). */
export async function runCommand(words: Command, version: string, print: Printer): Promise<number> {
  switch (words.kind) {
    case 'help':
      await print.out(usage(words.verb));
      return EXIT.done;
    case 'version':
      await print.out(version);
      return EXIT.done;
    case 'wrong': {
      const { message, json } = words;
      if (json) await print.out(JSON.stringify(failure('bad-input', message)));
      else await print.error(words.usage ? `${message}\n${usage()}` : message);
      return EXIT.unclear;
    }
    case 'request':
      return request(words, print);
  }
}

async function request(
  asked: Extract<CommandWords, { kind: 'request' }>,
  print: Printer,
): Promise<number> {
  const said = await ask(commandProfile(asked.profile), asked.request);
  const answer = said === 'not-running' ? NOT_RUNNING : said === 'no-answer' ? NO_ANSWER : said;
  if (asked.json) await print.out(JSON.stringify(answer));
  if (answer.ok) {
    if (!asked.json) await print.out(answer.text);
    return EXIT.done;
  }
  const { message, action, candidates } = answer;
  if (!asked.json) {
    await print.error([message, ...(candidates ?? []).map((line) => `  ${line}`)].join('\n'));
    if (action !== null) await print.error(action);
  }
  if (said === 'not-running') return EXIT.notRunning;
  if (said === 'no-answer') return EXIT.noAnswer;
  return answer.code === 'ambiguous' || answer.code === 'bad-input' ? EXIT.unclear : EXIT.refused;
}

type Refusal = Extract<CommandAnswer, { ok: false }>;

const NOT_RUNNING: Refusal = {
  ok: false,
  code: 'unreachable',
  message: 'Kitsu Companion does not run, so nothing was done.',
  action: 'Start it, with the same --profile if you gave one, then try again.',
};

const NO_ANSWER: Refusal = {
  ok: false,
  code: 'timeout',
  message: 'Kitsu Companion runs but gave no answer.',
  action: 'Look in its window whether it was done before you try again.',
};

const PATIENCE_MS = 5_000;
const LONGEST_ANSWER = 64 * 1024;

/** One request, one answer. `not-running`: nothing of ours listens there, so nothing was asked. */
function ask(
  profile: string,
  request: CommandRequest,
): Promise<CommandAnswer | 'not-running' | 'no-answer'> {
  const found = findCommandPlace(profile);
  if (found === null) return Promise.resolve('not-running');
  const { place, nonce } = found;
  return new Promise((resolve) => {
    let asked = false;
    const socket = connect(place, () => {
      asked = true;
      socket.write(`${nonce === null ? '' : `${nonce} `}${JSON.stringify(request)}\n`);
    });
    let said = '';
    const end = (answer: CommandAnswer | null): void => {
      socket.destroy();
      resolve(answer ?? (asked ? 'no-answer' : 'not-running'));
    };
    socket.setTimeout(PATIENCE_MS, () => end(null));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      said += chunk;
      const at = said.indexOf('\n');
      if (at >= 0) end(answerIn(said.slice(0, at)));
      else if (said.length > LONGEST_ANSWER) end(null);
    });
    socket.on('error', () => end(null));
    socket.on('end', () => end(null));
  });
}

function answerIn(line: string): CommandAnswer | null {
  try {
    const read = commandAnswer.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
