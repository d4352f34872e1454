/** What a key does on a cell of the timesheet. Steps are in cells. */
export type GridCommand =
  | { kind: 'move'; rows: number; days: number; extend: boolean }
  /** To the first or last day of the row, or of the whole grid. */
  | { kind: 'edge'; to: 'start' | 'end'; ofGrid: boolean; extend: boolean }
  /** Along the row; past its end the focus leaves the grid, so that nobody is trapped in it. */
  | { kind: 'tab'; days: -1 | 1 }
  | { kind: 'all' }
  | { kind: 'edit' }
  /** Typing replaces: the key itself goes into the empty box. */
  | { kind: 'type' }
  | { kind: 'clear' }
  | { kind: 'take-back' }
  | { kind: 'remove-row' };

type Keys = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** How a duration may begin. No duration begins with a letter, so letters are free for shortcuts. */
const BEGINS_DURATION = /^[\d.,:]$/;

const ARROWS: Readonly<Record<string, readonly [rows: number, days: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The command of a key on a cell that is not being edited; `null` if the grid does not use it. */
export function gridCommand(keys: Keys): GridCommand | null {
  const { key, shiftKey } = keys;
  if (keys.altKey) return null;
  const control = keys.ctrlKey || keys.metaKey;
  if (control) return controlCommand(key.toLowerCase(), shiftKey);
  const arrow = ARROWS[key];
  if (arrow) return { kind: 'move', rows: arrow[0], days: arrow[1], extend: shiftKey };
  if (BEGINS_DURATION.test(key)) return { kind: 'type' };
  switch (key) {
    case 'Enter':
      return { kind: 'move', rows: shiftKey ? -1 : 1, days: 0, extend: false };
    case 'Tab':
      return { kind: 'tab', days: shiftKey ? -1 : 1 };
    case 'F2':
      return { kind: 'edit' };
    case 'Home':
    case 'End':
      return edge(key, false, shiftKey);
    case 'Backspace':
      return { kind: 'clear' };
    case 'Delete':
      return shiftKey ? { kind: 'remove-row' } : { kind: 'clear' };
    case 'Escape':
      return { kind: 'take-back' };
    default:
      return null;
  }
}

function controlCommand(key: string, extend: boolean): GridCommand | null {
  if (key === 'home' || key === 'end') return edge(key, true, extend);
  if (extend) return null;
  return key === 'a' ? { kind: 'all' } : null;
}

const edge = (key: string, ofGrid: boolean, extend: boolean): GridCommand => ({
  kind: 'edge',
  to: key.toLowerCase() === 'home' ? 'start' : 'end',
  ofGrid,
  extend,
});
