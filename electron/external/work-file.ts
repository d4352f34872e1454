import { searchKey } from '../shared/search-key.ts';
import { entityTitle, type Task } from '../shared/task.ts';
import { filePieces, folderPieces, isVersionAt, piecesOf, type Piece } from './file-pieces.ts';

type Named = Pick<
  Task,
  | 'id'
  | 'projectName'
  | 'episodeName'
  | 'sequenceName'
  | 'entityName'
  | 'entityTypeName'
  | 'forEntity'
  | 'taskTypeName'
>;

/**
 * The tasks that a file could be the work on; empty: no task's shot or asset is in its name. `clear`:
 * nothing in its name or folders speaks for a task that is not among them, so a single one is meant.
 */
export interface FileTasks<T extends Named> {
  tasks: T[];
  clear: boolean;
}

/** A task whose shot or asset is in the name, with what else of it is there. */
interface Match<T> {
  task: T;
  /** By place in the name: the piece belongs to this task. */
  taken: boolean[];
  /** The places that its kind of work, and its shot or asset, end at; -1: not in the name. */
  type: number;
  entity: number;
  sequence: boolean;
  episode: boolean;
  project: boolean;
}

/**
 * Finds the task of a file by its name, as studios name them: `SQ010_SH030_anim_v012.blend`, with any
 * separators, in any order. What the name leaves open its folders may settle. A task of which another
 * shot, sequence or kind of work is said is never the one.
 */
export function tasksOfFile<T extends Named>(path: string, tasks: readonly T[]): FileTasks<T> {
  const pieces = filePieces(path);
  const folders = folderPieces(path);
  const found = tasks.flatMap((task) => matchOf(task, pieces) ?? []);
  if (found.length === 0) return tasksOfFolders(pieces, folders, tasks);
  const spelled = lettersOf(path);
  const inName = narrowed(longest(found), [
    // With its very zeros: `sh030` is SH030 before SH0030.
    ({ task }) => spelled.includes(lettersOf(task.entityName)),
    ({ sequence }) => sequence,
    ({ episode }) => episode,
    ({ type }) => type >= 0,
    ({ project }) => project,
  ]);
  const matches = narrowed(inName, [
    ({ task }) => isIn(folders, task.sequenceName),
    ({ task }) => isIn(folders, task.episodeName),
    ({ task }) => isIn(folders, task.projectName),
    ({ task }) => folders.some((folder) => typeEnd(task.taskTypeName, folder) >= 0),
  ]);
  const productions = new Set(tasks.map(({ projectName }) => projectName)).size;
  const clear = matches.every(
    (one) => isExplained(one, pieces, folders, productions === 1) && !isElsewhere(one, folders),
  );
  return { tasks: matches.map(({ task }) => task), clear };
}

/** `SQ010/SH030/anim/scene_v003.blend`: the folders say it all, and the name nothing. */
function tasksOfFolders<T extends Named>(
  pieces: readonly Piece[],
  folders: readonly Piece[][],
  tasks: readonly T[],
): FileTasks<T> {
  const path = folders.flat();
  const matches = tasks.flatMap((task) => matchOf(task, path) ?? []);
  const whole = matches.filter(
    ({ task, sequence, type }) => type >= 0 && (sequence || task.sequenceName === null),
  );
  const saysNothing = pieces.every((piece, at) => NOISE.has(piece) || isVersionAt(pieces, at));
  return { tasks: whole.map(({ task }) => task), clear: saysNothing };
}

/** Letters and numbers alone, as they are spelled. */
const lettersOf = (name: string): string => searchKey(name).replace(/[^\p{L}\p{N}]/gu, '');

/** Of `Hero` and `Hero bike` in `hero_bike_rig` the longer name is meant. */
function longest<T>(matches: Match<T>[]): Match<T>[] {
  const isWithin = (one: Match<T>, other: Match<T>): boolean =>
    other !== one &&
    count(other.taken) > count(one.taken) &&
    one.entity <= other.entity &&
    one.taken.every((taken, at) => !taken || other.taken[at] === true);
  return matches.filter((one) => !matches.some((other) => isWithin(one, other)));
}

const count = (taken: readonly boolean[]): number => taken.filter(Boolean).length;

/** Keeps those that a test is true of, test by test, where it is true of any. */
function narrowed<T>(matches: Match<T>[], tests: ((one: Match<T>) => boolean)[]): Match<T>[] {
  return tests.reduce((left, test) => {
    const kept = left.filter(test);
    return kept.length > 0 ? kept : left;
  }, matches);
}

function matchOf<T extends Named>(task: T, pieces: readonly Piece[]): Match<T> | null {
  const taken = pieces.map(() => false);
  const take = (name: string | null): number => {
    const words = piecesOf(name ?? '');
    const at = words.length === 0 ? null : placeOf(words, pieces, taken);
    if (at === null) return -1;
    taken.fill(true, at.from, at.to);
    return at.to;
  };
  // Before the shot: both may be bare numbers, and a path goes from the outside in.
  const sequence = task.sequenceName === null ? -1 : take(task.sequenceName);
  const entity = take(task.entityName);
  // Of bare numbers only their order says which is the shot.
  const isBare = piecesOf(task.entityName).every((piece) => /^\d+$/.test(piece));
  if (entity < 0 || (isBare && sequence > entity)) return null;
  const episode = take(task.episodeName) >= 0;
  const type = takeType(task.taskTypeName, pieces, taken);
  const project = take(task.projectName) >= 0 || takeInitials(task.projectName, pieces, taken);
  if (task.forEntity === 'Asset') takeType(task.entityTypeName, pieces, taken);
  return { task, taken, type, entity, sequence: sequence >= 0, episode, project };
}

/** Where these words stand in a row, wherever they are cut: `TicketMachine`, `ticket_machine`. */
function placeOf(
  words: readonly Piece[],
  pieces: readonly Piece[],
  taken: readonly boolean[],
): { from: number; to: number } | null {
  const wanted = joined(words);
  for (let from = 0; from < pieces.length; from += 1) {
    for (let to = from + 1; to <= pieces.length && !taken[to - 1]; to += 1) {
      const here = joined(pieces.slice(from, to));
      if (here === wanted) return { from, to };
      if (here.length >= wanted.length) break;
    }
  }
  return null;
}

/** Two numbers in a row stay two: `1_2` is not `12`. */
const joined = (pieces: readonly Piece[]): string =>
  pieces.reduce((text, piece) => {
    const between = /\d$/.test(text) && /^\d/.test(piece) ? '.' : '';
    return `${text}${between}${piece}`;
  }, '');

/** What departments and kinds of assets are cut down to where it is not the beginning of their name. */
const SHORT: Readonly<Record<string, string>> = {
  anm: 'anim',
  chr: 'char',
  cmp: 'comp',
  lgt: 'light',
  ltg: 'light',
  lo: 'layout',
  mdl: 'model',
  prp: 'prop',
  rnd: 'render',
  shd: 'shad',
  srf: 'surf',
  txt: 'text',
};

function takeType(name: string, pieces: readonly Piece[], taken: boolean[]): number {
  const at = typePlace(name, pieces, taken);
  if (at === null) return -1;
  taken.fill(true, at.from, at.to);
  return at.to;
}

const typeEnd = (name: string, pieces: readonly Piece[]): number =>
  typePlace(
    name,
    pieces,
    pieces.map(() => false),
  )?.to ?? -1;

/** The whole name of a kind of work, or of a single word its beginning: `anim` for Animation. */
function typePlace(
  name: string,
  pieces: readonly Piece[],
  taken: readonly boolean[],
): { from: number; to: number } | null {
  const words = piecesOf(name);
  const whole = words.length === 0 ? null : placeOf(words, pieces, taken);
  if (whole || words.length !== 1) return whole;
  const word = words[0] ?? '';
  const from = pieces.findIndex((piece, at) => {
    const short = SHORT[piece] ?? piece;
    return taken[at] !== true && short.length >= 3 && word.startsWith(short);
  });
  return from < 0 ? null : { from, to: from + 1 };
}

/** `lst` for `The Last Stop` or `Last stop`: a production's code is often its initials. */
function takeInitials(name: string, pieces: readonly Piece[], taken: boolean[]): boolean {
  const initials = piecesOf(name)
    .map((word) => word[0] ?? '')
    .join('');
  const at = initials.length < 2 ? -1 : pieces.indexOf(initials);
  if (at < 0 || taken[at] === true) return false;
  taken[at] = true;
  return true;
}

/** Words about the file, not about what is in it. */
const NOISE = new Set(
  'autosave backup bak copy crash edit file final main master new old publish pub recovered save scene temp tmp wip work working'.split(
    ' ',
  ),
);

/**
 * Whether what is left of the name could not be another task's: versions and notes after it, such as
 * the artist's initials; before a shot the production's code, where there is one production. A number
 * that nobody accounts for may be another shot's. Without a kind of work nothing may be left: it may be
 * the name of one.
 */
function isExplained<T extends Named>(
  { taken, type, entity, task }: Match<T>,
  pieces: readonly Piece[],
  folders: readonly Piece[][],
  oneProduction: boolean,
): boolean {
  const typed = type >= 0 || folders.some((folder) => typeEnd(task.taskTypeName, folder) >= 0);
  const isShot = /\d/.test(joined(piecesOf(task.entityName)));
  const inOrder = type < 0 || type > entity;
  const end = Math.max(type, entity);
  return pieces.every((piece, at) => {
    if (taken[at] === true || NOISE.has(piece) || isVersionAt(pieces, at)) return true;
    // A lone number at the end is a version, too; `sh050` there is another shot.
    if (/^\d+$/.test(piece)) {
      const isLone = taken[at - 1] === true || NOISE.has(pieces[at - 1] ?? '');
      return typed && isLone && at >= end && at === pieces.length - 1;
    }
    if (!typed) return false;
    return at >= end ? inOrder : at === 0 && isShot && oneProduction;
  });
}

/** Whether a folder names another sequence or shot: `SQ020/sh030_anim.blend` is not SQ010's. */
function isElsewhere<T extends Named>(
  { task, sequence }: Match<T>,
  folders: readonly Piece[][],
): boolean {
  const others = (name: string | null): boolean => {
    const [letters, number, ...more] = piecesOf(name ?? '');
    if (letters === undefined || number === undefined || more.length > 0) return false;
    const said = folders.flatMap((pieces) =>
      pieces.flatMap((piece, at) =>
        piece === letters && /^\d+$/.test(pieces[at + 1] ?? '') ? [pieces[at + 1]] : [],
      ),
    );
    return said.length > 0 && !said.includes(number);
  };
  return (!sequence && others(task.sequenceName)) || others(task.entityName);
}

function isIn(folders: readonly Piece[][], name: string | null): boolean {
  const words = piecesOf(name ?? '');
  return words.length > 0 && folders.some((pieces) => placeOf(words, pieces, []) !== null);
}

/** A few words that bring up the same tasks in the quick log. */
export function wordsFor<T extends Named>({ tasks }: FileTasks<T>): string {
  const same = (of: (task: T) => string): string | null => {
    const names = tasks.map(of);
    // `SH030` and `SH0030` are found by either.
    const [first, ...rest] = new Set(names.map((name) => joined(piecesOf(name))));
    return first !== undefined && rest.length === 0 ? (names[0] ?? null) : null;
  };
  const entity = same(entityTitle) ?? same(({ entityName }) => entityName);
  return [entity, same(({ taskTypeName }) => taskTypeName)]
    .filter((name) => name !== null)
    .join(' ');
}
