import { mount, unmount } from 'svelte';
import type { MenuEntry } from './menu-entries.ts';

export interface PointMenu {
  /** What it is for, as a screen reader says it. */
  label: string;
  entries: readonly MenuEntry[];
  /** Where it opens: a point has no size. */
  at: DOMRect;
  /** What has the focus again when it is closed. */
  from: HTMLElement;
}

let closeLast = (): void => undefined;

/** Opens a menu at a place of the window. One at a time: the one before is closed. */
export async function openPointMenu({ label, entries, at, from }: PointMenu): Promise<void> {
  if (entries.length === 0) return;
  // Nobody needs it for the first frame.
  const { default: Menu } = await import('./point-menu.svelte');
  closeLast();
  const menu = mount(Menu, {
    target: document.body,
    props: {
      label,
      entries,
      at,
      back: () => from.focus({ preventScroll: true }),
      ongone: () => void unmount(menu),
    },
  });
  closeLast = menu.close;
}

/**
 * Where the menu of an element opens: at the pointer or, by the Menu key or Shift+F10, at the element
 * itself, which an event that no pointer made may say wrongly.
 */
export function placeOfMenu(event: MouseEvent, element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  const isWithin = x > box.left && x < box.right && y > box.top && y < box.bottom;
  return isWithin ? new DOMRect(x, y, 0, 0) : new DOMRect(box.left, box.bottom, 0, 0);
}
