import { GROUPS, KEY_NOTES } from '../../lib/commands/catalogue.ts';
import type { Command } from '../../lib/commands/command.ts';
import { keyText, onMac } from '../../lib/commands/keys.ts';

interface ShortcutLine {
  title: string;
  /** As they are written on the keys. */
  keys: readonly string[];
}

interface ShortcutGroup {
  name: string;
  lines: readonly ShortcutLine[];
}

/** Places that are opened from a room, so that their keys belong to what works there. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  Today: ['A task', 'The times of a day'],
};

const lineOf = ({ title, keys }: Pick<Command, 'title' | 'keys'>): ShortcutLine => ({
  title,
  keys: keys.map((key) => keyText(key, onMac())),
});

/** What has a key here and now: the shown room's own first, then what works anywhere. */
export function shortcutGroups(available: readonly Command[]): ShortcutGroup[] {
  const withKeys = available.filter(({ keys }) => keys.length > 0);
  const here = new Set(withKeys.map(({ group }) => group));
  for (const group of [...here]) for (const one of WITHIN[group] ?? []) here.add(one);
  here.add('The window');
  const last: readonly string[] = ['Anywhere', 'The window'];
  const names = [...GROUPS.filter((group) => !last.includes(group)), ...last];
  return names
    .filter((name) => here.has(name))
    .map((name) => ({
      name,
      lines: [
        ...withKeys.filter(({ group }) => group === name),
        ...KEY_NOTES.filter(({ group }) => group === name),
      ].map(lineOf),
    }));
}
