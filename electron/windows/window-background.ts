import type { Settings } from '../shared/settings.ts';

/** `--bg` of the two themes (renderer/styles/tokens.css), shown until the page has painted. */
const BACKGROUND = { dark: '#1c1c1c', light: '#f4f4f4' } as const;

/** The window's first colour, so that it does not flash when it opens. */
export function windowBackground(
  { theme }: Pick<Settings, 'theme'>,
  systemIsDark: boolean,
): string {
  const dark = theme === 'system' ? systemIsDark : theme === 'dark';
  return dark ? BACKGROUND.dark : BACKGROUND.light;
}
