/**
 * A key as commands name it: `S`, `/`, `Escape`, `Mod+K`, `Alt+ArrowLeft`. The last part is
 * `KeyboardEvent.key`; `Mod` is Cmd on macOS and Ctrl elsewhere.
 */
export type KeyName = string;

export type KeyPress = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const LETTER_OR_DIGIT = /^[a-z0-9]$/i;

const WRITTEN: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  Delete: 'Del',
  ContextMenu: 'Menu',
  ' ': 'Space',
};

const split = (name: KeyName): { key: string; held: readonly string[] } => {
  // The last sign may be a plus itself.
  const at = name.slice(0, -1).lastIndexOf('+');
  return { key: name.slice(at + 1), held: at < 0 ? [] : name.slice(0, at).split('+') };
};

/** True where a press types a character, which belongs to whoever is writing. */
export const isCharacter = (name: KeyName): boolean => {
  const { key, held } = split(name);
  return key.length === 1 && held.every((one) => one === 'Shift');
};

/** True where `press` is the key. A sign such as `/` may need Shift, AltGr or Option on a layout. */
export function isPressed(name: KeyName, press: KeyPress, mac: boolean): boolean {
  const { key, held } = split(name);
  if (press.key.toLowerCase() !== key.toLowerCase()) return false;
  const holds = (one: string): boolean => held.includes(one);
  if (press.metaKey !== (mac && holds('Mod'))) return false;
  const isSign = key.length === 1 && !LETTER_OR_DIGIT.test(key);
  if (isSign && held.length === 0) return !press.ctrlKey || press.altKey;
  const wantsControl = holds('Ctrl') || (!mac && holds('Mod'));
  if (press.ctrlKey !== wantsControl || press.altKey !== holds('Alt')) return false;
  // On some layouts, such as the French one, a digit needs Shift.
  return isSign || /\d/.test(key) || press.shiftKey === holds('Shift');
}

/** As it is written on the keys: `Ctrl+K`, `Alt+←`, `Esc`. */
export function keyText(name: KeyName, mac: boolean): string {
  const { key, held } = split(name);
  const mod = (one: string): string => (one === 'Mod' ? (mac ? 'Cmd' : 'Ctrl') : one);
  return [...held.map(mod), WRITTEN[key] ?? key].join('+');
}

export const onMac = (): boolean =>
  typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');
