import type { Settings } from '../../../electron/shared/settings.ts';

/** The theme in the page's address, `#light`; dark if there is none. */
export function themeOf(hash: string): Settings['theme'] {
  const name = hash.slice(1);
  return name === 'light' || name === 'system' ? name : 'dark';
}
