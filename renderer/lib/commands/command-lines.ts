import type { IconName } from '../ui/icons.ts';
import type { MenuEntry } from '../ui/menu-entries.ts';
import { commands, written } from './registry.svelte.ts';

/**
 * The lines of a menu for these commands, by their ids in groups. What cannot be done here and now is
 * left out, and with it a group of which nothing is left.
 */
export function commandLines(
  groups: readonly (readonly string[])[],
  icons: Readonly<Record<string, IconName>> = {},
): MenuEntry[] {
  const available = commands.available();
  const lines = groups.map((ids) =>
    ids.flatMap((id): MenuEntry[] => {
      const found = available.find((one) => one.id === id);
      if (!found) return [];
      const [key] = found.keys;
      return [
        {
          kind: 'item',
          label: found.short,
          icon: icons[id],
          shortcut: key === undefined ? undefined : written(key),
          run: () => commands.run(id),
        },
      ];
    }),
  );
  return inGroups(lines);
}

/** Groups of lines with a separator between two of them; empty ones are left out. */
export const inGroups = (groups: readonly (readonly MenuEntry[])[]): MenuEntry[] =>
  groups
    .filter((lines) => lines.length > 0)
    .flatMap((lines, at) => (at === 0 ? lines : [{ kind: 'separator' } as const, ...lines]));
