import type { SheetWeek } from '../../../electron/shared/sheet.ts';
import { call } from '../../lib/api.ts';
import { inGroups } from '../../lib/commands/command-lines.ts';
import { shortcutOf } from '../../lib/commands/registry.svelte.ts';
import { navigate } from '../../lib/state/navigation.svelte.ts';
import type { MenuEntry } from '../../lib/ui/menu-entries.ts';
import { openPointMenu, placeOfMenu } from '../../lib/ui/point-menu.ts';
import { minutesAt, positionsIn, type Block, type CellKey, type CellPosition } from './cells.ts';

/** The cell under the cursor, in the block that is selected around it. */
interface MenuCell {
  week: SheetWeek;
  spot: CellPosition;
  block: Block;
  place: CellKey;
  isBlocked: boolean;
}

/** What the grid does with it. */
interface CellActs {
  edit: () => void;
  /** The selected cells as the clipboard has them. */
  copied: () => string;
  clear: () => void;
  removeRow: () => void;
}

/** Opens the menu of the selected cells; nothing where the event is not in the cell under the cursor. */
export function openCellMenu(event: MouseEvent, of: MenuCell, act: CellActs): void {
  const cell = event.target instanceof Element ? event.target.closest('[data-at]') : null;
  if (!(cell instanceof HTMLElement)) return;
  event.preventDefault();
  void openPointMenu({
    label: of.week.rows[of.spot.row]?.title ?? '',
    entries: cellLines(of, act),
    at: placeOfMenu(event, cell),
    from: cell,
  });
}

/** The lines of a cell's menu, each with the key that does the same. */
function cellLines({ week, spot, block, place, isBlocked }: MenuCell, act: CellActs): MenuEntry[] {
  const cells = positionsIn(block).flat();
  const isOne = cells.length === 1;
  const nothing = cells.every((one) => minutesAt(week, one) === 0);
  const copyKey = shortcutOf('cell.copy');
  const copy = (): Promise<unknown> => call('app.copy', { text: act.copied() });
  const line = (
    label: string,
    run: () => void,
    more: { shortcut?: string; disabled?: boolean } = {},
  ): MenuEntry => ({ kind: 'item', label, run, ...more });
  const change = { shortcut: shortcutOf('cell.edit'), disabled: isBlocked };
  const away = { disabled: nothing };
  return inGroups([
    isOne ? [line('Change the time', act.edit, change)] : [],
    [
      line('Copy', () => void copy(), { shortcut: copyKey }),
      line('Cut', () => void copy().then(act.clear), {
        ...away,
        shortcut: copyKey.replace(/C$/, 'X'),
      }),
      line('Clear', act.clear, { ...away, shortcut: shortcutOf('cell.clear') }),
      // Only the system's own keys may read its clipboard.
      { kind: 'note', title: '', detail: `Paste with ${copyKey.replace(/C$/, 'V')}` },
    ],
    isOne
      ? [
          line('Open the task', () => navigate({ name: 'task', taskId: place.taskId })),
          line('Go to this day', () => navigate({ name: 'today', day: place.day })),
        ]
      : [],
    isOne && week.rows[spot.row]?.isEmpty === true
      ? [line('Take the row away', act.removeRow, { shortcut: shortcutOf('sheet.removeRow') })]
      : [],
  ]);
}
