import { NUMBERED_THINGS } from '../shared/quick/classify.ts';
import { withoutLeadingZeros, nameWords, type KnownNames } from '../shared/quick/tokenize.ts';
import type { Task } from '../shared/task.ts';

/** How well a typed word matches a word of a name. */
const NOT = 0;
const NUMBER_BEGINS = 1;
const BEGINS = 2;
const NUMBER = 3;
const WHOLE = 4;

/** The artist's tasks by the words of their names. */
export interface TaskIndex extends KnownNames {
  /**
   * Tasks whose names contain every word, or a word that begins with it: the best match first, then the
   * lower `rank`, then the order of the list. At most `limit`.
   */
  find(words: readonly string[], rank: (taskId: string) => number, limit: number): Task[];
  /** Whether any name has the word at all. */
  knows(word: string): boolean;
  task(id: string): Task | null;
}

interface NameWord {
  text: string;
  /** Without leading zeros in its numbers: `sh30` for `sh030`. */
  bare: string;
  /** Its number, if it consists of letters followed by one: `30`. */
  number: string | null;
}

/** All names of a task that can be searched. */
const namesOf = (task: Task): (string | null)[] => [
  task.entityName,
  task.taskTypeName,
  task.sequenceName,
  task.episodeName,
  task.entityTypeName,
  task.projectName,
];

const LETTERS_AND_NUMBER = /^(\D+)(\d+)/;
const COUNTED_WORD = new RegExp(`^(?:${NUMBERED_THINGS.join('|')})(\\d+)$`);

const nameWord = (text: string): NameWord => {
  const bare = withoutLeadingZeros(text);
  return {
    text,
    bare,
    number: LETTERS_AND_NUMBER.exec(bare)?.[2] ?? (/^\d+$/.test(bare) ? bare : null),
  };
};

/** The words of a name; `Hero 2` is also found as `hero2`. */
function wordsOfName(name: string): NameWord[] {
  const words = nameWords(name);
  const joined = words.flatMap((word, at) => {
    const next = words[at + 1];
    return next !== undefined && /^\d+$/.test(next) && /\D$/.test(word) ? [`${word}${next}`] : [];
  });
  return [...words, ...joined].map(nameWord);
}

function fitOf(word: string, bare: string, isNumber: boolean, name: NameWord): number {
  if (name.text === word || name.bare === bare) return WHOLE;
  if (isNumber && name.number === bare) return NUMBER;
  if (name.text.startsWith(word) || name.bare.startsWith(bare)) return BEGINS;
  return isNumber && name.number?.startsWith(bare) ? NUMBER_BEGINS : NOT;
}

/** Built once per change of the list: thousands of tasks share their names, and each name is read once. */
export function indexTasks(tasks: readonly Task[]): TaskIndex {
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
    names: namesOf(task).flatMap((name) => (name ? [learn(name)] : [])),
  }));
  const byId = new Map(tasks.map((task) => [task.id, task]));

  const fitsOfWord = (word: string): number[] => {
    const bare = withoutLeadingZeros(word);
    const isNumber = /^\d+$/.test(word);
    return names.map((name) =>
      name.reduce((best, one) => Math.max(best, fitOf(word, bare, isNumber, one)), NOT),
    );
  };
  /** By the index of the name. A numbered thing is also found by its number under another word for it. */
  const fitsOf = (word: string): number[] => {
    const fits = fitsOfWord(word);
    const number = COUNTED_WORD.exec(word)?.[1];
    return number === undefined || fits.some((fit) => fit > NOT) ? fits : fitsOfWord(number);
  };

  return {
    has: (word) => known.has(word),
    numbers: (word, number) => numbered.has(`${word} ${withoutLeadingZeros(number)}`),
    knows: (word) => fitsOf(word).some((fit) => fit > NOT),
    task: (id) => byId.get(id) ?? null,
    find(words, rank, limit) {
      const fits = words.map(fitsOf);
      const found = rows.flatMap(({ task, names: own }, order) => {
        let sum = 0;
        for (const byName of fits) {
          const best = own.reduce((most, name) => Math.max(most, byName[name] ?? NOT), NOT);
          if (best === NOT) return [];
          sum += best;
        }
        return [{ task, sum, rank: rank(task.id), order }];
      });
      return found
        .sort((a, b) => b.sum - a.sum || a.rank - b.rank || a.order - b.order)
        .slice(0, limit)
        .map(({ task }) => task);
    },
  };
}
