import { DRAG_FROM, dragRows } from '../plan/drag.svelte.ts';
import { commandLines } from '../../../lib/commands/command-lines.ts';
import { onMac } from '../../../lib/commands/keys.ts';
import { today } from '../../../lib/state/today.svelte.ts';
import type { IconName } from '../../../lib/ui/icons.ts';
import { openPointMenu, placeOfMenu } from '../../../lib/ui/point-menu.ts';
import type { OrderedList } from '../plan/plan-actions.ts';
import type { Picked } from './picked.svelte.ts';
import { rowMenu } from './row-commands.ts';
import { tasksText } from './many-text.ts';

/** What the hands need to know of the list. */
export interface HeldList extends OrderedList {
  picked: Picked;
  /** Rows are selected together and dragged; else only their menu is wanted. */
  several: boolean;
}

const OWN_CONTROLS = 'button, input, textarea, a, [role="alert"]';

const ICONS: Readonly<Record<string, IconName>> = {
  'task.open': 'chevron-right',
  'task.start': 'play',
  'task.time': 'clock',
  'task.comment': 'comment',
  'task.status': 'flag',
  'task.kitsu': 'external',
  'task.pin': 'pin',
  'task.plan': 'calendar',
  'task.up': 'arrow-up',
  'task.down': 'arrow-down',
  'list.clear': 'close',
  'list.toggle': 'check',
};

/** Of a task that is drawn in several pieces, one is its row. */
const rowOf = (event: Event): HTMLElement | null =>
  event.target instanceof Element
    ? event.target.closest<HTMLElement>('[data-row], [data-row-piece]')
    : null;
const idOf = (row: HTMLElement | null): string | null =>
  row?.dataset['row'] ?? row?.dataset['rowPiece'] ?? null;
/** Beside a wide list the task is there already. */
const isBeside = (): boolean => matchMedia('(min-width: 800px)').matches;
const onControl = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest(OWN_CONTROLS) !== null;

/**
 * What the pointer does with rows besides opening them: selects several, drags them, and opens the menu
 * of one, which the Menu key and Shift+F10 do too. The answer lets go of the list.
 */
export function holdList(list: HTMLElement, held: HeldList): () => void {
  const { picked, order, several } = held;
  /** The press selected rows or dragged them: what follows of it is no click on the row. */
  let swallowed = false;
  const opens = (): boolean => !several || !isBeside();

  function press(event: MouseEvent): void {
    swallowed = false;
    const row = rowOf(event);
    const id = idOf(row);
    if (row === null || id === null || event.button !== 0 || !order().includes(id)) return;
    const isToggle = onMac() ? event.metaKey : event.ctrlKey;
    if (isToggle || event.shiftKey) {
      if (onControl(event) && event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      event.stopPropagation();
      swallowed = true;
      if (isToggle) picked.toggle(id);
      else picked.extend(order(), today.selectedId, id);
      row.focus({ preventScroll: true });
    } else if (!picked.has(id) || !onControl(event)) picked.clear();
  }

  function click(event: MouseEvent): void {
    if (!swallowed) return;
    swallowed = false;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A press that goes far enough is a drag; a finger scrolls. */
  function grab(event: PointerEvent): void {
    const row = rowOf(event);
    const id = idOf(row);
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (row === null || id === null || !isPlain || event.pointerType === 'touch') return;
    if (onControl(event) || !order().includes(id)) return;
    const name = row.getAttribute('aria-label') ?? '';
    const ids = picked.has(id) ? order().filter((one) => picked.has(one)) : [id];
    const stop = new AbortController();
    const on = { signal: stop.signal };
    function move(to: PointerEvent): void {
      if (Math.hypot(to.clientX - event.clientX, to.clientY - event.clientY) < DRAG_FROM) return;
      stop.abort();
      swallowed = true;
      void dragRows(list, held, ids, name);
    }
    window.addEventListener('pointermove', move, on);
    window.addEventListener('pointerup', () => stop.abort(), on);
    window.addEventListener('pointercancel', () => stop.abort(), on);
  }

  function menu(event: MouseEvent): void {
    const row = rowOf(event);
    const id = idOf(row);
    if (row === null || id === null) return;
    event.preventDefault();
    if (picked.size > 0 && !picked.has(id)) picked.clear();
    row.focus({ preventScroll: true });
    const name = row.getAttribute('aria-label') ?? '';
    void openPointMenu({
      label: picked.size > 0 ? tasksText(picked.size) : name,
      entries: commandLines(rowMenu(picked, opens()), ICONS),
      at: placeOfMenu(event, row),
      from: row,
    });
  }

  const holding = new AbortController();
  const capture = { capture: true, signal: holding.signal };
  const on = { signal: holding.signal };
  list.addEventListener('contextmenu', menu, on);
  if (several) {
    list.addEventListener('mousedown', press, capture);
    list.addEventListener('click', click, capture);
    list.addEventListener('pointerdown', grab, on);
  }
  return () => holding.abort();
}
