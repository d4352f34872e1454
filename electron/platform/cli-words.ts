import {
  COMMAND_VERBS,
  LONGEST_FILE,
  LONGEST_LINE,
  REPORT_VERB,
  SETUP_VERBS,
} from '../shared/command-words.ts';
import type { CommandVerb, SetupVerb } from '../shared/command-words.ts';
import type { CommandRequest } from '../shared/command.ts';
import { isDeepLink } from '../shared/deep-link.ts';
import { takesValue } from './command-line.ts';

/** What the words after the program's name are. `profile`: of the app to ask; `json`: how it is answered. */
export type CommandWords =
  /** No command: the app starts. */
  | { kind: 'none' }
  | { kind: 'help'; verb: CommandVerb | null }
  | { kind: 'version' }
  /** Not understood, as a message; `usage`: not even what it is about. */
  | { kind: 'wrong'; message: string; usage: boolean; json: boolean }
  | { kind: 'request'; request: CommandRequest; profile: string | null; json: boolean }
  /** A production is set up from a file, in this process. `words`: those after the verb. */
  | { kind: 'setup'; verb: SetupVerb; words: string[]; profile: string | null; json: boolean }
  /** Where a production stands, told by this process. `words`: those after the verb. */
  | { kind: 'report'; words: string[]; profile: string | null; json: boolean }
  /** The quick log is opened, by the app that runs or by this start. `line`: what stands in it then. */
  | { kind: 'quick'; line: string; profile: string | null; json: boolean };

/**
 * Switches that a launcher adds for the program's runtime, wherever it puts them: an AppImage's
 * `--no-sandbox`, a desktop's `--ozone-platform=wayland`. An option of ours that is mistyped is none.
 */
const RUNTIME_SWITCH =
  /^--(?:no-sandbox|no-zygote|in-process-gpu|(?:enable|disable|ozone|force|use|password|gtk|js|wm|class|proxy)-?[a-z0-9-]*(?:=.*)?)$/;

export const isRuntimeSwitch = (word: string): boolean => RUNTIME_SWITCH.test(word);

interface Options {
  profile: string | null;
  json: boolean;
  help: boolean;
  /** The path after `--file`; an unsaved file has an empty one. */
  file: string | null;
}

/**
 * Parses `[switches] [--profile DIR] log 1h30 sh030 anim [--json]`, without the program's own name.
 * Before the verb any switch is stepped over: a launcher adds them there, and the verb still counts.
 */
export function parseCommand(words: readonly string[]): CommandWords {
  const options: Options = { profile: null, json: false, help: false, file: null };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const taken = takeOption(words, at, options);
    if (taken > 0) at += taken - 1;
    else if (word === '--version') return { kind: 'version' };
    else if (isDeepLink(word)) break;
    else if (!word.startsWith('-')) return parseVerb(word, words.slice(at + 1), options);
  }
  return options.help ? { kind: 'help', verb: null } : { kind: 'none' };
}

/** How many words an option at that place has; 0 if there is none of ours. */
function takeOption(words: readonly string[], at: number, options: Options): number {
  const word = words[at] ?? '';
  if (word === '--json') options.json = true;
  else if (word === '--help' || word === '-h') options.help = true;
  else {
    const [flag = '', joined] = splitOnce(word);
    const next = words[at + 1];
    if (flag === '--file') {
      options.file = joined ?? next ?? '';
      return joined === undefined ? 2 : 1;
    }
    if (!takesValue(flag)) return 0;
    // As for the app itself: a flag without its value does not take the next flag for it.
    const value = joined ?? (next === undefined || next.startsWith('--') ? null : next);
    if (flag === '--profile') options.profile = value === '' ? null : value;
    return joined === undefined && value !== null ? 2 : 1;
  }
  return 1;
}

function splitOnce(word: string): [flag: string, value?: string] {
  const at = word.indexOf('=');
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

const knownVerb = (word: string | undefined): CommandVerb | null =>
  COMMAND_VERBS.find((known) => known === word?.toLowerCase()) ?? null;

/** The options of what runs in this process are its own, but for those that every command has. */
function parseHere(
  verb: SetupVerb | typeof REPORT_VERB,
  after: readonly string[],
  options: Options,
): CommandWords {
  const words: string[] = [];
  for (let at = 0; at < after.length; at += 1) {
    const word = after[at] ?? '';
    const isOurs = /^--(?:profile(?:=|$)|help$)|^-h$/.test(word);
    const taken = isOurs ? takeOption(after, at, options) : 0;
    if (taken > 0) at += taken - 1;
    else words.push(word);
  }
  const { profile, help } = options;
  if (help) return { kind: 'help', verb: null };
  const json = options.json || words.includes('--json');
  return verb === REPORT_VERB
    ? { kind: 'report', words, profile, json }
    : { kind: 'setup', verb, words, profile, json };
}

function parseVerb(word: string, after: readonly string[], options: Options): CommandWords {
  const here = [...SETUP_VERBS, REPORT_VERB].find((known) => known === word.toLowerCase());
  if (here !== undefined) return parseHere(here, after, options);
  if (word.toLowerCase() === 'help') return { kind: 'help', verb: knownVerb(after[0]) };
  const verb = knownVerb(word);
  const rest: string[] = [];
  let unknown: string | null = null;
  for (let at = 0; at < after.length; at += 1) {
    const one = after[at] ?? '';
    const taken = takeOption(after, at, options);
    if (taken > 0) at += taken - 1;
    else if (!one.startsWith('--')) rest.push(one);
    else if (!RUNTIME_SWITCH.test(one)) unknown ??= one;
  }
  const { json, profile, help, file } = options;
  const wrong = (message: string, usage = false): CommandWords => ({
    kind: 'wrong',
    message,
    usage,
    json,
  });
  if (help) return { kind: 'help', verb };
  if (verb === null) return wrong(`“${word}” is no command, so nothing was done.`, true);
  if (unknown !== null) return wrong(`${verb} has no option ${unknown}, so nothing was done.`);
  const line = rest.join(' ').trim();
  if (file !== null) {
    const asked = fileRequest(verb, line, file);
    return typeof asked === 'string'
      ? wrong(asked)
      : { kind: 'request', request: asked, profile, json };
  }
  if (verb === 'stop' || verb === 'status') {
    return line === ''
      ? { kind: 'request', request: { verb }, profile, json }
      : wrong(`${verb} takes nothing after it: leave out “${line}”.`);
  }
  if (verb === 'quick') {
    return line.length <= LONGEST_LINE
      ? { kind: 'quick', line, profile, json }
      : wrong('That is more than a line may have.');
  }
  if (line === '') return wrong(`Say what to ${verb}, for example: ${EXAMPLES[verb]}`);
  const request: CommandRequest = verb === 'log' ? { verb, line } : { verb, line };
  return { kind: 'request', request, profile, json };
}

/** A log or a start on the task that a file is named by; a text where it is not understood. */
function fileRequest(verb: CommandVerb, line: string, path: string): CommandRequest | string {
  if (verb !== 'log' && verb !== 'start') return `${verb} takes no file: leave out --file.`;
  if (path.trim() === '') return 'This file has no name yet: save it first. Nothing was done.';
  const file = nearEnd(path);
  if (verb === 'log') {
    return line === '' ? 'How long? For example: log --file PATH 30m' : { verb, line, file };
  }
  return line === ''
    ? { verb, file }
    : `With --file start takes nothing else: leave out “${line}”.`;
}

/** The file's name with as many of its folders as a request may hold. */
function nearEnd(path: string): string {
  const folders = path.split(/(?=[/\\])/);
  while (folders.length > 1 && folders.join('').length > LONGEST_FILE) folders.shift();
  return folders.join('').slice(-LONGEST_FILE);
}

const EXAMPLES = { log: 'log 1h30 sh030 anim', start: 'start sh030 anim' } as const;

const HELP: Readonly<Record<CommandVerb, string>> = {
  log: '  log 1h30 sh030 anim yesterday   log time on a task: how long, which task, which day',
  start: '  start sh030 anim                start a task and its timer',
  stop: '  stop                            stop the timer',
  status: '  status                          the day, the timer and what waits',
  quick: '  quick                           open the quick log; starts the app if need be',
};

const SETUP_HELP = [
  '  plan FILE --production NAME     what a file (.yaml, .csv, .xlsx, .ods, .edl, .xml, .otio) would make and change',
  '  apply FILE --production NAME    makes and changes it; --yes takes the answers that the plan proposes',
  '  export FILE --production NAME   writes a production as YAML; export --schema prints its schema',
  '      --update-only --server URL --email E --password-stdin',
  '      of a cut: --names "{sequence}_{shot}" --frame-in 1001 --handles 8 --fps 24000/1001 --episode E',
];

const REPORT_HELP = [
  '  report risks|forecast|progress|workload|time --production NAME    where a production stands',
  '      --csv FILE --weekend fri,sat --server URL --email E --password-stdin',
];

/** What `--help` prints: for all verbs, or one of them. */
export function usage(verb: CommandVerb | null = null): string {
  const verbs = verb === null ? COMMAND_VERBS : [verb];
  return [
    `Usage: kitsu-companion [--profile DIR] ${verbs.join(' | ')} [--json]`,
    ...verbs.map((one) => HELP[one]),
    ...(verb === null || verb === 'log' || verb === 'start'
      ? ['  --file PATH                     the task that this file is named by: start, log 30m']
      : []),
    '  --profile DIR                   ask the app that keeps its data in DIR',
    '  --json                          answer as one JSON object',
    ...(verb === null
      ? [
          ...SETUP_HELP,
          ...REPORT_HELP,
          '  --help, --version               this text; the version',
          'Without a command the app starts.',
        ]
      : []),
  ].join('\n');
}
