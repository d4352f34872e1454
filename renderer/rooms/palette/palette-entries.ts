import { longDay, type Day } from '../../../electron/shared/day.ts';
import { parseDay } from '../../../electron/shared/quick/parse-day.ts';
import { isNear } from '../../../electron/shared/quick/name-words.ts';
import { searchKey } from '../../../electron/shared/search-key.ts';
import type { SearchHit } from '../../../electron/shared/search.ts';
import type { Command } from '../../lib/commands/command.ts';
import { keyText, onMac } from '../../lib/commands/keys.ts';

/** One line of the palette. */
export interface PaletteEntry {
  id: string;
  title: string;
  /** Dimmed beside it: a task's production, or a command's key. */
  projectName: string;
  /** `there`: something in my productions, whose tasks are listed next; `other`: a task of no list of mine. */
  kind: 'task' | 'start' | 'command' | 'day' | 'there' | 'other';
}

const wordsOf = (text: string): string[] =>
  searchKey(text)
    .split(/[\s/·:,()]+/)
    .filter(Boolean);

/** Commands too many to be listed before anything is typed, or of use to few. */
const isOneOfMany = ({ id }: Command): boolean => /^(settings\.|theme\.|setup$)/.test(id);

const entryOf = ({ id, title, keys }: Command): PaletteEntry => ({
  id,
  title,
  projectName: keys.map((key) => keyText(key, onMac())).join(' or '),
  kind: 'command',
});

/** The commands whose words begin as the typed ones do, or else nearly so (`strat`), in any order. */
export function matchingCommands(available: readonly Command[], typed: string): PaletteEntry[] {
  const wanted = wordsOf(typed);
  const all = available
    .filter((command) => command.inPalette && (wanted.length > 0 || !isOneOfMany(command)))
    .map((command) => ({ command, known: wordsOf(`${command.title} ${command.words}`) }));
  const whose = (fits: (word: string, start: string) => boolean) =>
    all.filter(({ known }) => wanted.every((start) => known.some((word) => fits(word, start))));
  const begins = (word: string, start: string): boolean => word.startsWith(start);
  const found = whose(begins);
  const shown =
    found.length > 0 ? found : whose((word, start) => begins(word, start) || isNear(start, word));
  return shown.map(({ command }) => entryOf(command));
}

/** The day that the whole of what is typed means, `yesterday` or `mon`; `null` where it is none. */
export function typedDay(typed: string, today: Day): Day | null {
  const words = searchKey(typed).split(/\s+/).filter(Boolean);
  const read = words.length > 0 ? parseDay(words, today, '') : null;
  return read && 'day' in read && read.words === words.length ? read.day : null;
}

export const dayEntry = (day: Day): PaletteEntry => ({
  id: `day ${day}`,
  title: `Go to ${longDay(day)}`,
  projectName: '',
  kind: 'day',
});

/** What follows `start `, for whoever types what is to be done; `null` where they don't. */
export const afterStart = (typed: string): string | null =>
  /^\s*start\s+(\S.*)$/i.exec(typed)?.[1] ?? null;

const KINDS = {
  episode: 'Episode',
  sequence: 'Sequence',
  shot: 'Shot',
  asset: 'Asset',
  task: 'Task',
} as const;

/** What was found in my productions, without the tasks that are listed already. */
export const hitEntries = (
  hits: readonly SearchHit[],
  listed: readonly PaletteEntry[],
): PaletteEntry[] =>
  hits
    .filter(({ id }) => listed.every((one) => one.id !== id))
    .map(({ id, title, projectName, kind, mine }) => ({
      id,
      title,
      projectName:
        kind !== 'task'
          ? `${KINDS[kind]} · ${projectName}`
          : mine
            ? projectName
            : `Not mine · ${projectName}`,
      kind: kind === 'task' ? 'other' : 'there',
    }));

/** Commands named as typed come first, then the day, the tasks, and what else matches. */
export function inOrder(
  typed: string,
  commands: readonly PaletteEntry[],
  rest: { day: PaletteEntry[]; tasks: PaletteEntry[]; there: PaletteEntry[] },
): PaletteEntry[] {
  const wanted = wordsOf(typed);
  // `stop` is the command, also where an episode is called so; `look list` is "Look: List", not "Next look: list".
  const isNamed = ({ title }: PaletteEntry): boolean => {
    const named = wordsOf(title);
    return wanted.every((start, place) => named[place]?.startsWith(start) === true);
  };
  return [
    ...commands.filter(isNamed),
    ...rest.day,
    ...rest.tasks,
    ...rest.there,
    ...commands.filter((one) => !isNamed(one)),
  ];
}
