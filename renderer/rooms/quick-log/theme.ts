import type { Settings } from '../../../electron/shared/settings.ts';

/** The theme that stands in the page's address, `#light`; dark where none does. */
export function themeOf(hash: string): Settings['theme'] {
  const name = hash.slice(1);
  return name === 'light' || name === 'system' ? name : 'dark';
}
