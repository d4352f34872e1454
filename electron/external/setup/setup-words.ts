import { readRate, type Rate } from '../../shared/frame-rate.ts';
import type { CutChoices } from '../../production/setup/cut/sheet-of-cut.ts';
import { success, type Result } from '../../shared/result.ts';
import { notUnderstood as bad, readOptions, signInOf, type SignInWish } from './option-words.ts';

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
  signIn: SignInWish | null;
}

const VALUED = ['--production', '--names', '--frame-in', '--handles', '--fps', '--episode'];
const FLAGS = ['--json', '--yes', '--update-only', '--schema'];

/** Reads the words after the verb. Refused with code `bad-input` where they mean nothing. */
export function readSetupWords(
  verb: SetupWish['verb'],
  words: readonly string[],
): Result<SetupWish> {
  const read = readOptions(verb, words, { valued: VALUED, flags: FLAGS });
  if (!read.ok) return read;
  const { values, flags, rest: files } = read.value;
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
  const signIn = signInOf(read.value);
  return signIn.ok ? success({ ...wish, signIn: signIn.value }) : signIn;
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
