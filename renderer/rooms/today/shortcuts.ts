/** What a key does in Today; `null` if it is not used. */
export type Command =
  | { kind: 'search' }
  | { kind: 'start' }
  | { kind: 'stop' }
  | { kind: 'time' }
  | { kind: 'times' }
  | { kind: 'gap' }
  | { kind: 'comment' }
  | { kind: 'day'; by: -1 | 1 }
  | { kind: 'move'; key: MoveKey }
  | { kind: 'open' }
  | { kind: 'outbox' }
  | { kind: 'timesheet' }
  | { kind: 'back' };

import type { KeyContext } from '../../lib/ui/key-context.ts';
import { isMoveKey } from '../../lib/ui/virtual/windowing.ts';
import type { MoveKey } from '../../lib/ui/virtual/windowing.ts';

type Keys = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** The command of a key press. Layouts that need Shift or AltGr for `/`, `[` and `]` are supported. */
export function commandOf(keys: Keys, place: KeyContext): Command | null {
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
  if (letter === 'x') return { kind: 'stop' };
  if (letter === 'o') return { kind: 'outbox' };
  if (letter === 'w') return { kind: 'timesheet' };
  if (letter === 'd') return { kind: 'times' };
  if (letter === 'g') return { kind: 'gap' };
  if (letter === 't') return { kind: 'time' };
  if (letter === 'c') return { kind: 'comment' };
  return null;
}
