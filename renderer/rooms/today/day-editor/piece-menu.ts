import { shortcutOf } from '../../../lib/commands/registry.svelte.ts';
import type { MenuEntry } from '../../../lib/ui/menu-entries.ts';

type Act = 'split' | 'move' | 'remove' | 'fill';

/** The lines of a stretch of time's menu: of a segment, or of untracked time. */
export function pieceLines(isSegment: boolean, act: (what: Act) => void): MenuEntry[] {
  const line = (label: string, what: Act): MenuEntry => ({
    kind: 'item',
    label,
    shortcut: shortcutOf(`segment.${what}`),
    run: () => act(what),
  });
  return isSegment
    ? [line('Split…', 'split'), line('Move to another task…', 'move'), line('Delete', 'remove')]
    : [line('Assign to a task…', 'fill')];
}
