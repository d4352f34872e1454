import { CATALOGUE, type CommandId } from './catalogue.ts';
import type { Entry } from './entry.ts';
import { onMac, type KeyName } from './keys.ts';

/** What an artist can have done, by its key, in the palette, or by a button that names it. */
export interface Command {
  /** Of the catalogue, or one of a list such as `settings.rounding`. */
  id: string;
  title: string;
  /** The same in the menu of what it is done to: `Log time`. */
  short: string;
  /** The heading that it stands under in the sheet of shortcuts. */
  group: string;
  keys: readonly KeyName[];
  /** Other words that the palette finds it by. */
  words: string;
  /** Its keys also work while something is typed; a key that types a character never does. */
  typing: boolean;
  /** Its keys also work in a field in which nothing is typed that is not saved. */
  inSavedText: boolean;
  /** False: of no use without its place, such as moving a selection. */
  inPalette: boolean;
  /** Held down, its key means it once. */
  once: boolean;
  /** False: it cannot be done here and now, so its key is free for others. */
  when: () => boolean;
  /** Gets the key (`KeyboardEvent.key`) that it was run by; '' without one. */
  run: (key: string) => void;
}

interface Doing {
  /** Where its words depend on what there is: `Stop SH030`. */
  title?: string;
  short?: string;
  when?: () => boolean;
  run: (key: string) => void;
}

const always = (): boolean => true;

export const keysOf = (entry: Pick<Entry, 'keys' | 'macKeys'>): readonly KeyName[] =>
  (onMac() ? entry.macKeys : undefined) ?? entry.keys;

/** A command of the catalogue, with what it does here. */
export function command(id: CommandId, { title, short, when = always, run }: Doing): Command {
  const entry: Entry = CATALOGUE[id];
  return {
    id,
    title: title ?? entry.title,
    short: short ?? entry.short ?? title ?? entry.title,
    group: entry.group,
    keys: keysOf(entry),
    words: entry.words ?? '',
    typing: entry.typing ?? false,
    inSavedText: entry.inSavedText ?? false,
    inPalette: entry.inPalette ?? true,
    once: entry.once ?? false,
    when,
    run,
  };
}

/** A command without a key, for the palette alone: one setting, one theme. */
export const paletteCommand = (
  made: Pick<Command, 'id' | 'title' | 'run'> & Partial<Pick<Command, 'short' | 'words' | 'when'>>,
): Command => ({
  group: 'Anywhere',
  keys: [],
  words: '',
  typing: false,
  inSavedText: false,
  inPalette: true,
  once: false,
  when: always,
  short: made.title,
  ...made,
});
