import { NUMBERED_THINGS } from '../shared/quick/classify.ts';
import {
  fitOf,
  isNear,
  LETTERS_AND_NUMBER,
  nameWord,
  NOT,
  NUMBER_BEGINS,
  wordsOfName,
  type NameWord,
} from '../shared/quick/name-words.ts';
import { withoutLeadingZeros, type KnownNames } from '../shared/quick/tokenize.ts';
import type { Task } from '../shared/task.ts';

/** The artist's tasks by the words of their names. */
export interface TaskIndex extends KnownNames {
  /**
   * Tasks whose names contain every word, or a word that begins with it: the best match first, then the
   * lower `rank`, then the order of the list. At most `limit`.
   */
  find(words: readonly string[], rank: (taskId: string) => number, limit: number): Task[];
  /** As `find`, where a word that is in no name may be typed with a slip: `animtion`. */
  findNear(words: readonly string[], rank: (taskId: string) => number, limit: number): Task[];
  /** Whether any name has the word at all. */
  knows(word: string): boolean;
  task(id: string): Task | null;
}

const COUNTED_WORD = new RegExp(`^(?:${NUMBERED_THINGS.join('|')})(\\d+)$`);

/** The studio's short names of task types, by id: `lgt`. */
export type ShortNames = Readonly<Record<string, string>>;

/** All names of a task that can be searched. */
const namesOf = (task: Task, shortNames: ShortNames): (string | null | undefined)[] => [
  task.entityName,
  task.taskTypeName,
  shortNames[task.taskTypeId],
  task.sequenceName,
  task.episodeName,
  task.entityTypeName,
  task.projectName,
];

/** Built once per change of the list: thousands of tasks share their names, and each name is read once. */
export function indexTasks(tasks: readonly Task[], shortNames: ShortNames = {}): TaskIndex {
  const places = new Map<string, number>();
  const names: NameWord[][] = [];
  const known = new Set<string>();
  const numbered = new Set<string>();
  const learn = (name: string): number => {
    const place = places.get(name);
    if (place !== undefined) return place;
    const words = wordsOfName(name);
    for (const { text, bare } of words) {
      known.add(text);
      const [, letters, number] = LETTERS_AND_NUMBER.exec(bare) ?? [];
      if (letters !== undefined) numbered.add(`${letters} ${number}`);
    }
    places.set(name, names.length);
    names.push(words);
    return names.length - 1;
  };
  const rows = tasks.map((task) => ({
    task,
    names: namesOf(task, shortNames).flatMap((name) => (name ? [learn(name)] : [])),
  }));
  const byId = new Map(tasks.map((task) => [task.id, task]));

  const fitsOfWord = (word: string): number[] => {
    const typed = nameWord(word);
    return names.map((name) => name.reduce((best, one) => Math.max(best, fitOf(typed, one)), NOT));
  };
  const isKnown = (fits: readonly number[]): boolean => fits.some((fit) => fit > NOT);
  /** By the index of the name. A numbered thing is also found by its number under another word for it. */
  const fitsOf = (word: string): number[] => {
    const fits = fitsOfWord(word);
    const number = COUNTED_WORD.exec(word)?.[1];
    return number === undefined || isKnown(fits) ? fits : fitsOfWord(number);
  };
  const nearFitsOf = (word: string): number[] => {
    const fits = fitsOf(word);
    if (isKnown(fits)) return fits;
    return names.map((name) => (name.some(({ text }) => isNear(word, text)) ? NUMBER_BEGINS : NOT));
  };

  function best(
    fits: readonly (readonly number[])[],
    rank: (taskId: string) => number,
    limit: number,
  ): Task[] {
    const found = rows.flatMap(({ task, names: own }, order) => {
      let sum = 0;
      for (const byName of fits) {
        const most = own.reduce((high, name) => Math.max(high, byName[name] ?? NOT), NOT);
        if (most === NOT) return [];
        sum += most;
      }
      return [{ task, sum, rank: rank(task.id), order }];
    });
    return found
      .sort((a, b) => b.sum - a.sum || a.rank - b.rank || a.order - b.order)
      .slice(0, limit)
      .map(({ task }) => task);
  }

  return {
    has: (word) => known.has(word),
    numbers: (word, number) => numbered.has(`${word} ${withoutLeadingZeros(number)}`),
    knows: (word) => isKnown(fitsOf(word)),
    task: (id) => byId.get(id) ?? null,
    find: (words, rank, limit) => best(words.map(fitsOf), rank, limit),
    findNear: (words, rank, limit) => best(words.map(nearFitsOf), rank, limit),
  };
}
