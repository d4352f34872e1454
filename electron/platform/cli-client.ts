import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { COMMAND_VERBS, EXIT } from '../shared/command.ts';
import type { CommandAnswer, CommandRequest } from '../shared/command.ts';
import { ownArguments } from './command-line.ts';
import { cliSocketPath, isOwnFolder } from './cli-socket-path.ts';
import { profileFolder } from './paths.ts';

/** A command as typed: the request, the profile of the app to ask, and how to print the answer. */
export interface Asked {
  request: CommandRequest;
  profile: string | null;
  json: boolean;
}

/**
 * Parses `[--profile DIR] log 1h30 sh030 anim [--json]`, without the program's own name. Returns `null`
 * if the first word is no verb, so it is not a command; a text if something is missing, as a message.
 */
export function parseCommand(words: readonly string[]): Asked | string | null {
  let profile: string | null = null;
  let json = false;
  const rest: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--profile') profile = words[(at += 1)] ?? null;
    else if (word.startsWith('--profile=')) profile = word.slice('--profile='.length);
    else if (word === '--json') json = true;
    else rest.push(word);
  }
  const verb = COMMAND_VERBS.find((known) => known === rest[0]);
  if (verb === undefined) return null;
  const line = rest.slice(1).join(' ').trim();
  if (verb === 'stop' || verb === 'status') {
    if (line !== '') return `${verb} takes nothing after it: leave out “${line}”.`;
    return { request: { verb }, profile, json };
  }
  const example = verb === 'log' ? 'log 1h30 sh030 anim' : 'start sh030 anim';
  if (line === '') return `Say what to ${verb}, for example: ${example}`;
  return { request: { verb, line }, profile, json };
}

/** Runs the command that the app was started with, if there is one, then exits. False if there is none. */
export function commandAtStart(
  app: { isPackaged: boolean; getAppPath(): string; exit(code: number): void },
  { argv, stdout }: { argv: string[]; stdout: { write(text: string): unknown } },
  error: (text: string) => void,
): boolean {
  const own = ownArguments(argv, app);
  const out = (text: string): void => void stdout.write(`${text}\n`);
  if (own[0] === '--help') {
    out(USAGE);
    app.exit(EXIT.done);
    return true;
  }
  const asked = parseCommand(own);
  if (asked === null) return false;
  void runCommand(asked, { out, error }).then((code) => app.exit(code));
  return true;
}

/** The folder that Electron uses for app data by default. */
function appData(): string {
  if (process.platform === 'win32')
    return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

/** What `--help` prints, and a command that is none. */
export const USAGE =
  'Usage: kitsu-companion log | start | stop | status [--json] (and --help)\n' +
  '  log 1h30 sh030 anim yesterday   log time\n' +
  '  start sh030 anim                start a task and its timer\n' +
  '  stop                            stop the timer\n' +
  '  status                          the day, the timer and what waits';

export interface Printer {
  out(text: string): void;
  error(text: string): void;
}

/** Asks the running app and prints its answer; returns the exit code (`EXIT`). */
export async function runCommand(asked: Asked | string, print: Printer): Promise<number> {
  if (typeof asked === 'string') {
    print.error(asked);
    return EXIT.unclear;
  }
  const folder = profileFolder({ asked: asked.profile, cwd: process.cwd(), appData: appData() });
  const answer = await ask(cliSocketPath(folder), asked.request);
  if (asked.json) print.out(JSON.stringify(answer ?? NOT_RUNNING));
  if (answer?.ok) {
    if (!asked.json) print.out(answer.text);
    return EXIT.done;
  }
  const { message, action, candidates } = answer ?? NOT_RUNNING;
  if (!asked.json) {
    print.error([message, ...(candidates ?? []).map((line) => `  ${line}`)].join('\n'));
    if (action !== null) print.error(action);
  }
  if (!answer) return EXIT.notRunning;
  return answer.code === 'ambiguous' || answer.code === 'bad-input' ? EXIT.unclear : EXIT.refused;
}

const NOT_RUNNING: Extract<CommandAnswer, { ok: false }> = {
  ok: false,
  code: 'unreachable',
  message: 'Kitsu Companion does not run, so nothing was done.',
  action: 'Start it, with the same --profile if you gave one, then try again.',
};

const PATIENCE_MS = 5_000;
const LONGEST_ANSWER = 64 * 1024;

/** One request, one answer; `null` if our app does not listen there. */
function ask(place: string, request: CommandRequest): Promise<CommandAnswer | null> {
  if (!isOwnFolder(place)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = connect(place, () => socket.write(`${JSON.stringify(request)}\n`));
    let said = '';
    const end = (answer: CommandAnswer | null): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MS, () => end(null));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      said += chunk;
      const at = said.indexOf('\n');
      if (at >= 0) end(JSON.parse(said.slice(0, at)) as CommandAnswer);
      else if (said.length > LONGEST_ANSWER) end(null);
    });
    socket.on('error', () => end(null));
    socket.on('end', () => end(null));
  });
}
