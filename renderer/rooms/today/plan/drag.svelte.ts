import { mount, unmount } from 'svelte';
import { tasksText } from '../picking/many-text.ts';
import DragLayer from './drag-layer.svelte';
import type { DragView } from './drag-view.ts';
import { moveTo, rowsNow, type OrderedList } from './plan-actions.ts';
import type { Place } from './plan-order.ts';

/** The pointer must go this far before a press is a drag. */
export const DRAG_FROM = 6;
const EDGE = 36;
const ZONE_HEIGHT = 34;

/**
 * Drags rows from where they were pressed until they are let go, with Escape back to where they were.
 * It resolves when the drag is over.
 */
export function dragRows(
  within: HTMLElement,
  list: OrderedList,
  ids: readonly string[],
  name: string,
): Promise<void> {
  const scroller = within.querySelector<HTMLElement>('[role="list"]')?.parentElement ?? null;
  const view = $state<DragView>({
    x: 0,
    y: 0,
    label: ids.length === 1 ? name : tasksText(ids.length),
    line: null,
    plan: null,
    overPlan: false,
  });
  let place: Place | null = null;
  const layer = mount(DragLayer, { target: document.body, props: { view } });

  function look({ clientX, clientY }: PointerEvent): void {
    view.x = clientX;
    view.y = clientY;
    const box = scroller?.getBoundingClientRect();
    if (!box || !scroller) return;
    if (clientY < box.top + EDGE) scroller.scrollTop -= 12;
    else if (clientY > box.bottom - EDGE) scroller.scrollTop += 12;
    const rows = rowsNow(list);
    const isPlanning = rows.some(({ zone }) => zone === 'planned');
    view.plan = isPlanning ? null : { top: box.top, left: box.left + 6, width: box.width - 16 };
    view.overPlan =
      view.plan !== null && clientY >= box.top - EDGE && clientY < box.top + ZONE_HEIGHT;
    if (view.overPlan) {
      place = { zone: 'planned', beside: null, side: 'after' };
      view.line = null;
      return;
    }
    const found = rowAt(within, clientX, clientY);
    const zoned = rows.find(({ id }) => id === found?.id);
    place = found && zoned ? { zone: zoned.zone, beside: zoned.id, side: found.side } : null;
    view.line = place === null ? null : (found?.line ?? null);
  }

  return new Promise((resolve) => {
    const stops = new AbortController();
    function end(): void {
      stops.abort();
      void unmount(layer);
      resolve();
    }
    const on = { signal: stops.signal };
    window.addEventListener('pointermove', look, on);
    window.addEventListener('pointercancel', end, on);
    window.addEventListener('blur', end, on);
    window.addEventListener(
      'pointerup',
      () => {
        end();
        const isItself = place?.beside !== null && ids.includes(place?.beside ?? '');
        if (place !== null && !isItself) void moveTo(list, ids, place);
      },
      on,
    );
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        end();
      },
      { ...on, capture: true },
    );
  });
}

/** The row of the to-do list under a point, and on which side of it something is dropped. */
function rowAt(within: HTMLElement, x: number, y: number) {
  const under = document.elementFromPoint(x, y);
  const row = under?.closest<HTMLElement>('[data-row]');
  const id = row?.dataset['row'];
  if (!row || id === undefined || !within.contains(row)) return null;
  const { top, bottom, left, width } = row.getBoundingClientRect();
  const side: Place['side'] = y < (top + bottom) / 2 ? 'before' : 'after';
  return { id, side, line: { top: side === 'before' ? top : bottom, left, width } };
}
