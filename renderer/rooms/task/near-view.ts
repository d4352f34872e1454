import type { Attachment } from 'svelte/attachments';

/** How far beyond what is in sight an element still counts as near, in pixels. */
const MARGIN = 1500;

/** What scrolls an element; `null` for the window itself. */
function scrollerOf(element: Element): Element | null {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

type Told = (near: boolean, height: number) => void;

/** One observer a scroller: thousands of them would be asked at each frame. */
const observers = new Map<
  Element | null,
  { observer: IntersectionObserver; told: Map<Element, Told> }
>();

function observerOf(root: Element | null) {
  const known = observers.get(root);
  if (known) return known;
  const told = new Map<Element, Told>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries)
        told.get(target)?.(isIntersecting, boundingClientRect.height);
    },
    { root, rootMargin: `${MARGIN}px 0px` },
  );
  const made = { observer, told };
  observers.set(root, made);
  return made;
}

/** Tells when the element comes near what is in sight or leaves it, and how high it was; once at the beginning. */
export const whenNear =
  (told: Told): Attachment =>
  (element) => {
    const root = scrollerOf(element);
    const shared = observerOf(root);
    shared.told.set(element, told);
    shared.observer.observe(element);
    return () => {
      shared.told.delete(element);
      shared.observer.unobserve(element);
      if (shared.told.size === 0) observers.delete(root);
    };
  };
