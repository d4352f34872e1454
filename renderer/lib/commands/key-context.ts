/**
 * Where a key was pressed. Letters mean themselves in a text, Enter presses a button, arrows and
 * Space choose among boxes that are ticked, and a menu or list of choices keeps its keys. A field
 * whose text is saved has no typing of its own to undo: it says so by `data-nothing-typed`.
 */
export type KeyContext = 'text' | 'saved-text' | 'button' | 'tick' | 'elsewhere' | 'choices';

/** Where an element takes keys. */
export function keyContextOf(target: EventTarget | null): KeyContext {
  if (!(target instanceof HTMLElement)) return 'elsewhere';
  // The focus comes into a menu a moment after it is drawn, and may be nowhere until then.
  if (document.querySelector('[role="menu"][data-state="open"]')) return 'choices';
  if (target.closest('[role="menu"], [role="listbox"], [aria-haspopup][aria-expanded="true"]'))
    return 'choices';
  if (target.matches('[type="checkbox"], [type="radio"]')) return 'tick';
  if (target.matches('[data-nothing-typed]')) return 'saved-text';
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return 'text';
  if (target instanceof HTMLInputElement) return 'text';
  return target.closest('button, a, [role="button"]') ? 'button' : 'elsewhere';
}
