/** Where a key was pressed: letters are text in a text box, Enter presses a button. */
export type KeyContext = 'text' | 'button' | 'elsewhere';

/** The key context of an element. A dialog, menu or list of choices keeps all keys (`null`). */
export function keyContextOf(target: EventTarget | null): KeyContext | null {
  if (!(target instanceof HTMLElement)) return 'elsewhere';
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'))
    return null;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return 'text';
  if (target instanceof HTMLInputElement) return 'text';
  return target.closest('button, a, [role="button"]') ? 'button' : 'elsewhere';
}
