import type { Group } from './groups.ts';
import type { KeyName } from './keys.ts';

/** A command by its words and keys; what it does is registered where it can be done. */
export interface Entry {
  title: string;
  /** In the menu of the thing itself, where it goes without saying what it is done to. */
  short?: string;
  group: Group;
  keys: readonly KeyName[];
  /** Where macOS has a usage of its own. */
  macKeys?: readonly KeyName[];
  words?: string;
  typing?: boolean;
  inSavedText?: boolean;
  inPalette?: boolean;
  /** Held down, the key means it once: what it does cannot be meant many times over. */
  once?: boolean;
}
