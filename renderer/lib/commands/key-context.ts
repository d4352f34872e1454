/**
 * Where a key was pressed. Letters mean themselves in a text, Enter presses a button, a dialog,
 * menu or list of choices keeps its keys, and a question is answered before anything else.
 */
export type KeyContext = 'text' | 'button' | 'elsewhere' | 'dialog' | 'question';

/** Where an element takes keys. */
export function keyContextOf(target: EventTarget | null): KeyContext {
  if (!(target instanceof HTMLElement)) return 'elsewhere';
  if (target.closest('[role="alertdialog"]')) return 'question';
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]')) return 'dialog';
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return 'text';
  if (target instanceof HTMLInputElement) return 'text';
  return target.closest('button, a, [role="button"]') ? 'button' : 'elsewhere';
}
