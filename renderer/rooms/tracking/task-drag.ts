/** Fewer pixels than this are a click. */
const THRESHOLD = 5;
/** Within these pixels of an edge of the table it scrolls. */
const EDGE = 36;

/** A week of somebody in the table: `data-person` ('' for nobody) and `data-week`. */
interface DragHooks {
  /** False: this row cannot be dragged. */
  start(): boolean;
  /** The pointer is over a week. */
  over(target: { personId: string | null; week: string }): void;
  /** It was let go over a week (`dropped`), elsewhere, or given up. */
  end(dropped: boolean): void;
}

const weekAt = (x: number, y: number): HTMLElement | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-week]') ?? null;

function scrollNear(x: number, y: number): void {
  const table = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-scrolls]');
  if (!table) return;
  const box = table.getBoundingClientRect();
  const [left, right] = [x - box.left < EDGE, box.right - x < EDGE];
  const [top, bottom] = [y - box.top < EDGE, box.bottom - y < EDGE];
  table.scrollBy((right ? 12 : 0) - (left ? 12 : 0), (bottom ? 12 : 0) - (top ? 12 : 0));
}

/**
 * Drags a row onto a week by the pointer: the browser's own dragging would take the keys away, Escape among them, and
 * shows nothing on touch. `use:taskDrag={hooks}`.
 */
export function taskDrag(row: HTMLElement, given: DragHooks) {
  let hooks = given;
  let pressed: PointerEvent | null = null;
  let dragging = false;

  function swallowClick(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
  }

  function finish(dropped: boolean): void {
    window.removeEventListener('keydown', key, true);
    if (dragging) {
      // What follows of the press is no click on the row.
      window.addEventListener('click', swallowClick, { capture: true, once: true });
      setTimeout(() => window.removeEventListener('click', swallowClick, true));
      hooks.end(dropped);
    }
    pressed = null;
    dragging = false;
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    finish(false);
  }

  function down(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    pressed = event;
  }

  function move(event: PointerEvent): void {
    if (!pressed) return;
    if (!dragging) {
      const far = Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY);
      if (far < THRESHOLD) return;
      if (!hooks.start()) return finish(false);
      dragging = true;
      row.setPointerCapture(event.pointerId);
      window.addEventListener('keydown', key, true);
    }
    event.preventDefault();
    scrollNear(event.clientX, event.clientY);
    const week = weekAt(event.clientX, event.clientY);
    if (week)
      hooks.over({
        personId: week.dataset['person'] || null,
        week: week.dataset['week'] ?? '',
      });
  }

  const up = (event: PointerEvent): void =>
    finish(dragging && weekAt(event.clientX, event.clientY) !== null);
  const cancel = (): void => finish(false);
  row.addEventListener('pointerdown', down);
  row.addEventListener('pointermove', move);
  row.addEventListener('pointerup', up);
  row.addEventListener('pointercancel', cancel);
  return {
    update(next: DragHooks): void {
      hooks = next;
    },
    destroy(): void {
      row.removeEventListener('pointerdown', down);
      row.removeEventListener('pointermove', move);
      row.removeEventListener('pointerup', up);
      row.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key, true);
    },
  };
}
