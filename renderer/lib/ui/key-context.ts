/** Where the key was pressed: letters mean themselves in a text box, Enter presses a button. */
export type KeyContext = 'text' | 'button' | 'elsewhere';

/** Where an element takes keys. A dialog, menu or list of choices keeps all of them (`null`). */
export function keyContextOf(target: EventTarget | null): KeyContext | null {
  if (!(target instanceof HTMLElement)) return 'elsewhere';
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'))
    return null;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return 'text';
  if (target instanceof HTMLInputElement) return 'text';
  return target.closest('button, a, [role="button"]') ? 'button' : 'elsewhere';
}
