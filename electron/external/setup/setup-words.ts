import { isRuntimeSwitch } from '../../platform/cli-words.ts';
import { readRate, type Rate } from '../../production/setup/cut/rate.ts';
import type { CutChoices } from '../../production/setup/cut/sheet-of-cut.ts';
import { failure, success, type Result } from '../../shared/result.ts';

/** What `plan`, `apply` or `export` is asked to do. */
export interface SetupWish {
  verb: 'plan' | 'apply' | 'export';
  /** As it is written; `null` if none is given. */
  file: string | null;
  production: string | null;
  json: boolean;
  /** Takes the answers that the plan proposes. */
  yes: boolean;
  updateOnly: boolean;
  schema: boolean;
  /** What is said of a cut; `rate`: `null` for the production's. */
  cut: CutChoices & { rate: Rate | null };
  /** Signs in by itself instead of with what the keychain has. */
  signIn: { server: string; email: string } | null;
}

const VALUED = [
  ...['--production', '--server', '--email'],
  ...['--names', '--frame-in', '--handles', '--fps', '--episode'],
];
const FLAGS = ['--json', '--yes', '--update-only', '--password-stdin', '--schema'];

/** Reads the words after the verb. Refused with code `bad-input` where they mean nothing. */
export function readSetupWords(
  verb: SetupWish['verb'],
  words: readonly string[],
): Result<SetupWish> {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const files: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [name = '', ...joined] = word.split('=');
    if (VALUED.includes(name)) {
      const value = joined.length > 0 ? joined.join('=') : words[(at += 1)];
      if (value === undefined || value === '') return bad(`${name} needs a value after it.`);
      values.set(name, value);
    } else if (FLAGS.includes(word)) flags.add(word);
    else if (isRuntimeSwitch(word)) continue;
    else if (word.startsWith('--')) return bad(`${verb} has no option ${word}.`);
    else files.push(word);
  }
  const cut = cutChoices(values);
  if (!cut.ok) return cut;
  const wish: SetupWish = {
    verb,
    cut: cut.value,
    file: files[0] ?? null,
    production: values.get('--production') ?? null,
    json: flags.has('--json'),
    yes: flags.has('--yes'),
    updateOnly: flags.has('--update-only'),
    schema: flags.has('--schema'),
    signIn: null,
  };
  if (files.length > 1) return bad(`${verb} takes one file.`);
  if (wish.schema && verb === 'export') return success(wish);
  if (wish.file === null)
    return bad(`Which file? For example: ${verb} film.yaml --production Film`);
  if (wish.production === null) return bad(`Which production? For example: --production Film`);
  return withSignIn(wish, values, flags.has('--password-stdin'));
}

function cutChoices(values: ReadonlyMap<string, string>): Result<SetupWish['cut']> {
  const frameIn = values.get('--frame-in') ?? null;
  if (frameIn !== null && frameIn !== 'source' && !/^-?\d{1,8}$/.test(frameIn))
    return bad('--frame-in is a frame, such as 1001, or source.');
  const handles = values.get('--handles') ?? '0';
  if (!/^\d{1,4}$/.test(handles)) return bad('--handles is a number of frames.');
  const fps = values.get('--fps');
  const rate = fps === undefined ? null : readRate(fps);
  if (fps !== undefined && rate === null) return bad('--fps is a rate, such as 24 or 24000/1001.');
  return success({
    names: values.get('--names') ?? null,
    frameIn: frameIn === null || frameIn === 'source' ? frameIn : Number(frameIn),
    handles: Number(handles),
    episode: values.get('--episode') ?? null,
    rate,
  });
}

function withSignIn(
  wish: SetupWish,
  values: ReadonlyMap<string, string>,
  password: boolean,
): Result<SetupWish> {
  const server = values.get('--server');
  const email = values.get('--email');
  if (server === undefined && email === undefined && !password) return success(wish);
  return server !== undefined && email !== undefined && password
    ? success({ ...wish, signIn: { server, email } })
    : bad('--server, --email and --password-stdin are given together.');
}

const bad = (message: string) => failure('bad-input', `${message} Nothing was done.`);
