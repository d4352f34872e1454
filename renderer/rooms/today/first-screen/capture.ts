import type { ScreenElement, ScreenPiece } from '../../../../electron/shared/first-screen.ts';

/** What style sheets tell apart, and what draws an icon or a picture; the rest of an element is for those who use it. */
const ATTRIBUTES =
  'class type placeholder src aria-current aria-pressed aria-selected aria-checked viewBox width height d'.split(
    ' ',
  );
/** Of these only that they are there. */
const FLAGS = ['disabled', 'readonly', 'data-row'];

/**
 * An element with one of its children as they are shown now, without what is below or beside the window. `null` where a
 * part of it was scrolled: it would be drawn at its top.
 */
export function captureElement(root: Element, child: Element): ScreenElement | null {
  const view = { width: innerWidth, height: innerHeight };
  let isScrolled = false;
  const read = (element: Element): ScreenElement | null => {
    if (element.scrollTop > 0) isScrolled = true;
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden') return null;
    const box = element.getBoundingClientRect();
    const hasBox = box.width > 0 && box.height > 0;
    if (hasBox && (box.top >= view.height || box.left >= view.width)) return null;
    const pieces: ScreenPiece[] = [];
    for (const node of element.childNodes) {
      if (node instanceof Text) pieces.push(node.data);
      else if (node instanceof Element && (element !== root || node === child)) {
        const within = read(node);
        if (within) pieces.push(within);
      }
    }
    return {
      tag: element.localName,
      attributes: attributesOf(element),
      ...ownStyle(element),
      ...(pieces.length > 0 ? { pieces } : {}),
    };
  };
  const captured = read(root);
  return isScrolled ? null : captured;
}

function attributesOf(element: Element): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (value !== null && value !== '') attributes[name] = value;
  }
  for (const name of FLAGS) if (element.hasAttribute(name)) attributes[name] = '';
  if (element instanceof HTMLInputElement && element.value !== '')
    attributes['value'] = element.value;
  return attributes;
}

function ownStyle(element: Element): Pick<ScreenElement, 'style'> {
  if (!(element instanceof HTMLElement) || element.style.length === 0) return {};
  const names = Array.from(element.style);
  return {
    style: Object.fromEntries(
      names.map((name) => [name, element.style.getPropertyValue(name).trim()]),
    ),
  };
}
