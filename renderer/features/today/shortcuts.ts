/** What a key means in Today; `null` where it is not ours. */
export type Command =
  | { kind: 'search' }
  | { kind: 'start' }
  | { kind: 'time' }
  | { kind: 'comment' }
  | { kind: 'day'; by: -1 | 1 }
  | { kind: 'move'; key: MoveKey }
  | { kind: 'open' }
  | { kind: 'outbox' }
  | { kind: 'back' };

import { isMoveKey } from '../../lib/virtual/windowing.ts';
import type { MoveKey } from '../../lib/virtual/windowing.ts';

type Keys = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Where the key was pressed: letters mean themselves in a text box, Enter presses a button. */
export type Place = 'text' | 'button' | 'elsewhere';

/** Reads one key press. Layouts that need Shift or AltGr for `/`, `[` and `]` are understood. */
export function commandOf(keys: Keys, place: Place): Command | null {
  if (keys.altKey && !keys.ctrlKey && !keys.metaKey && !keys.shiftKey) {
    if (keys.key === 'ArrowLeft') return { kind: 'day', by: -1 };
    if (keys.key === 'ArrowRight') return { kind: 'day', by: 1 };
  }
  if (place === 'text' || keys.metaKey) return null;
  if (keys.key === '[') return { kind: 'day', by: -1 };
  if (keys.key === ']') return { kind: 'day', by: 1 };
  if (keys.ctrlKey || keys.altKey) return null;
  if (keys.key === '/') return { kind: 'search' };
  if (keys.shiftKey) return null;
  if (isMoveKey(keys.key)) return { kind: 'move', key: keys.key };
  if (keys.key === 'Escape') return { kind: 'back' };
  if (keys.key === 'Enter') return place === 'button' ? null : { kind: 'open' };
  const letter = keys.key.toLowerCase();
  if (letter === 's') return { kind: 'start' };
  if (letter === 'o') return { kind: 'outbox' };
  if (letter === 't') return { kind: 'time' };
  if (letter === 'c') return { kind: 'comment' };
  return null;
}

/** Where an element takes keys. A dialog, menu or list of choices keeps all of them (`null`). */
export function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof HTMLElement)) return 'elsewhere';
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'))
    return null;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return 'text';
  if (target instanceof HTMLInputElement) return 'text';
  return target.closest('button, a, [role="button"]') ? 'button' : 'elsewhere';
}
