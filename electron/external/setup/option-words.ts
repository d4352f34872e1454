import { isRuntimeSwitch } from '../../platform/cli-words.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';

/** The words after a verb, sorted: values by their option, flags, and what is no option. */
export interface OptionWords {
  values: Map<string, string>;
  flags: Set<string>;
  rest: string[];
}

/** Signs in by itself; the password comes from the standard input. */
export interface SignInWish {
  server: string;
  email: string;
}

const SIGN_IN_VALUED = ['--server', '--email'];
const SIGN_IN_FLAG = '--password-stdin';

/** Sorts them by the options that a verb has; those of the sign-in are options of each. */
export function readOptions(
  verb: string,
  words: readonly string[],
  known: { valued: readonly string[]; flags: readonly string[] },
): Result<OptionWords> {
  const valued = [...known.valued, ...SIGN_IN_VALUED];
  const read: OptionWords = { values: new Map(), flags: new Set(), rest: [] };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [name = '', ...joined] = word.split('=');
    if (valued.includes(name)) {
      const value = joined.length > 0 ? joined.join('=') : words[(at += 1)];
      if (value === undefined || value === '')
        return notUnderstood(`${name} needs a value after it.`);
      read.values.set(name, value);
    } else if (known.flags.includes(word) || word === SIGN_IN_FLAG) read.flags.add(word);
    else if (isRuntimeSwitch(word)) continue;
    else if (word.startsWith('--')) return notUnderstood(`${verb} has no option ${word}.`);
    else read.rest.push(word);
  }
  return success(read);
}

/** `null`: the app's own sign-in is meant. */
export function signInOf({ values, flags }: OptionWords): Result<SignInWish | null> {
  const server = values.get('--server');
  const email = values.get('--email');
  const password = flags.has(SIGN_IN_FLAG);
  if (server === undefined && email === undefined && !password) return success(null);
  return server !== undefined && email !== undefined && password
    ? success({ server, email })
    : notUnderstood('--server, --email and --password-stdin are given together.');
}

export const notUnderstood = (message: string): Failure =>
  failure('bad-input', `${message} Nothing was done.`);
