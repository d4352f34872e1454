import { call } from '../../lib/api.ts';
import { inGroups } from '../../lib/commands/command-lines.ts';
import { shortcutOf } from '../../lib/commands/registry.svelte.ts';
import type { MenuEntry } from '../../lib/ui/menu-entries.ts';
import { openPointMenu, placeOfMenu } from '../../lib/ui/point-menu.ts';
import type { GridState } from './grid-state.svelte.ts';

/** Opens the menu of what is selected, at the cell under the cursor. */
export function openCellMenu(
  event: MouseEvent,
  grid: GridState,
  { cell, from, edit }: { cell: HTMLElement; from: HTMLElement; edit: () => void },
): void {
  event.preventDefault();
  const label = cell.getAttribute('aria-label') ?? '';
  void openPointMenu({ label, entries: linesOf(grid, edit), at: placeOfMenu(event, cell), from });
}

function linesOf(grid: GridState, edit: () => void): MenuEntry[] {
  const copyKey = shortcutOf('cell.copy');
  const copy = (): Promise<unknown> => call('app.copy', { text: grid.copied() });
  const line = (label: string, run: () => void, shortcut: string, writes = true): MenuEntry => ({
    kind: 'item',
    label,
    run,
    shortcut,
    disabled: writes && grid.locked,
  });
  return inGroups([
    grid.isMany ? [] : [line('Change the cell', edit, shortcutOf('cell.edit'))],
    [
      line('Copy', () => void copy(), copyKey, false),
      line('Cut', () => void copy().then(() => grid.clear()), copyKey.replace(/C$/, 'X')),
      line('Clear', () => grid.clear(), shortcutOf('cell.clear')),
      // Only the system's own keys may read its clipboard.
      { kind: 'note', title: '', detail: `Paste with ${copyKey.replace(/C$/, 'V')}` },
    ],
    [
      line('Fill down', () => grid.fill('down'), shortcutOf('grid.fillDown')),
      line('Fill to the right', () => grid.fill('right'), shortcutOf('grid.fillRight')),
    ],
  ]);
}
