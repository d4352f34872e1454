/** What a key does on a cell of a grid. Steps are in cells. */
export type GridCommand =
  | { kind: 'move'; rows: -1 | 0 | 1; columns: -1 | 0 | 1; extend: boolean }
  /** To the last cell that has text, or past the gap to the first one. */
  | { kind: 'jump'; rows: -1 | 0 | 1; columns: -1 | 0 | 1; extend: boolean }
  | { kind: 'page'; pages: -1 | 1; extend: boolean }
  /** To the first or last cell of the row, or of the whole grid. */
  | { kind: 'edge'; to: 'start' | 'end'; ofGrid: boolean; extend: boolean }
  /** Along the row; past its end the focus leaves the grid, so that nobody is trapped in it. */
  | { kind: 'tab'; columns: -1 | 1 }
  | { kind: 'all' }
  /** The whole row, or the whole column. */
  | { kind: 'line'; of: 'row' | 'column' }
  | { kind: 'edit' }
  /** Typing replaces: the key itself goes into the empty box. */
  | { kind: 'type' }
  | { kind: 'clear' }
  | { kind: 'fill'; to: 'down' | 'right' }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'take-back' };

export type Keys = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const ARROWS: Readonly<Record<string, readonly [rows: -1 | 0 | 1, columns: -1 | 0 | 1]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const isCharacter = (key: string): boolean => [...key].length === 1;

/** The command of a key on a cell that is not being edited; `null` if the grid does not use it. */
export function gridCommand(keys: Keys): GridCommand | null {
  const { key, shiftKey: extend } = keys;
  // AltGr types signs, such as @, and Windows says Ctrl and Alt for it.
  if (keys.altKey) return keys.ctrlKey && isCharacter(key) ? { kind: 'type' } : null;
  const control = keys.ctrlKey || keys.metaKey;
  const arrow = ARROWS[key];
  if (arrow) {
    const [rows, columns] = arrow;
    return { kind: control ? 'jump' : 'move', rows, columns, extend };
  }
  if (key === 'Home' || key === 'End')
    return { kind: 'edge', to: key === 'Home' ? 'start' : 'end', ofGrid: control, extend };
  if (control) return controlCommand(key.toLowerCase(), extend);
  return plainCommand(key, extend);
}

function plainCommand(key: string, shift: boolean): GridCommand | null {
  const back = shift ? -1 : 1;
  switch (key) {
    case 'Enter':
      return { kind: 'move', rows: back, columns: 0, extend: false };
    case 'Tab':
      return { kind: 'tab', columns: back };
    case 'PageUp':
    case 'PageDown':
      return { kind: 'page', pages: key === 'PageUp' ? -1 : 1, extend: shift };
    case 'F2':
      return { kind: 'edit' };
    case 'Backspace':
    case 'Delete':
      return { kind: 'clear' };
    case 'Escape':
      return { kind: 'take-back' };
    case ' ':
      return shift ? { kind: 'line', of: 'row' } : { kind: 'type' };
    default:
      return isCharacter(key) ? { kind: 'type' } : null;
  }
}

function controlCommand(key: string, shift: boolean): GridCommand | null {
  if (key === 'z') return { kind: shift ? 'redo' : 'undo' };
  if (shift) return null;
  switch (key) {
    case 'a':
      return { kind: 'all' };
    case 'd':
      return { kind: 'fill', to: 'down' };
    case 'r':
      return { kind: 'fill', to: 'right' };
    case 'y':
      return { kind: 'redo' };
    case ' ':
      return { kind: 'line', of: 'column' };
    default:
      return null;
  }
}

/** Where a key leads out of the box of a cell; `null` if it stays in it. `typed`: arrows leave it, too. */
export function leaveBox(keys: Keys, typed: boolean): { rows: number; columns: number } | null {
  const back = keys.shiftKey ? -1 : 1;
  if (keys.altKey || keys.ctrlKey || keys.metaKey) return null;
  if (keys.key === 'Enter') return { rows: back, columns: 0 };
  if (keys.key === 'Tab') return { rows: 0, columns: back };
  const arrow = typed && !keys.shiftKey ? ARROWS[keys.key] : undefined;
  return arrow ? { rows: arrow[0], columns: arrow[1] } : null;
}
