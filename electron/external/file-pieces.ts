import { searchKey } from '../shared/search-key.ts';
import { withoutLeadingZeros } from '../shared/quick/tokenize.ts';

/** A run of letters, or a number without its leading zeros: `SH030` has two, `sh` and `30`. */
export type Piece = string;

/** Cut at separators, between letters and numbers, and at a capital within a word: `SH030_heroRig`. */
export const piecesOf = (name: string): Piece[] =>
  (name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []).map((piece) =>
    withoutLeadingZeros(searchKey(piece)),
  );

/** Longest first where one begins another. */
const SCENES =
  'blend\\d*|ma|mb|hip(?:nc|lc)?|nk(?:nc|ind)?|kra-autosave|kra|krz|ora|psd|psb|xstage|tvpp?|aepx?|prproj|c4d|max|spp|sbs|sbsar|ztl|zpr|katana|clip|xcf|svg|usd[acz]?|abc|fbx|obj|glb|gltf|unity|umap|uasset|drp|otio|xml|autosave|swatches|bak';
const FRAMES = 'mov|mp4|m4v|mkv|avi|webm|mxf|gif|exr|png|jpe?g|tiff?|dpx|tga|webp';
const EXTENSION = new RegExp(`\\.(?:${SCENES}|${FRAMES})[~@]?$`, 'i');
const OF_FRAMES = new RegExp(`\\.(?:${FRAMES})$`, 'i');

/** Any other one, where it is the only dot: with more of them the dots are separators. */
const UNKNOWN_EXTENSION = /^([^.]+)\.[a-z]\w{0,7}[~@]?$/i;

/** The pieces of a file's own name, without what programs add to it. */
export function filePieces(path: string): Piece[] {
  let name = segmentsOf(path).pop() ?? '';
  const isFrames = OF_FRAMES.test(name);
  // Hidden, as some autosaves are, and Houdini's `crash.` before the name.
  name = name.replace(/^\.+/, '').replace(/^crash\./i, '');
  for (let before = ''; before !== name;) {
    before = name;
    name = name.replace(EXTENSION, '');
    if (isFrames) name = withoutFrames(name);
  }
  name = name.replace(UNKNOWN_EXTENSION, '$1').replace(/[~@]+$/, '');
  return piecesOf(withoutAutosave(name));
}

/**
 * Blender writes the frames asked for right behind a movie's name, four digits or more each:
 * `sh030_anim_v0121001-1048`. Elsewhere they stand for themselves, or as `####` or `%04d`.
 */
const withoutFrames = (name: string): string =>
  name.replace(/[._-]?\d{4}-\d{4,}$/, '').replace(/[._-]?(?:#+|%0?\d*d|\$F\d?)$|\.\d+$/, '');

/** Blender: `_<process>_autosave`; Houdini: `_bak3`; After Effects: ` auto-save 3`; Maya: `.0003`. */
const withoutAutosave = (name: string): string =>
  name
    .replace(/_\d+_autosave$/i, '')
    .replace(/[ ._-]?(?:auto-?save|bak)[ ._-]*\d*$/i, '')
    .replace(/\.\d{4}$/, '');

/** The pieces of each folder that the file lies in, the nearest last. */
export const folderPieces = (path: string): Piece[][] =>
  segmentsOf(path).slice(0, -1).map(piecesOf);

const segmentsOf = (path: string): string[] => path.split(/[/\\]+/).filter((part) => part !== '');

const VERSION = new Set('v ver version r rev w wip tk take pub p iter'.split(' '));

/** Whether the piece is a version or a date, or the letter or the number of one: `v012`, `20261128`. */
export function isVersionAt(pieces: readonly Piece[], at: number): boolean {
  const [before = '', piece = '', next = ''] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  const isNumber = /^\d+$/;
  if (/^20\d{6}$/.test(piece)) return true;
  return isNumber.test(piece) ? VERSION.has(before) : VERSION.has(piece) && isNumber.test(next);
}
