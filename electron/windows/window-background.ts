import { DEFAULT_SETTINGS, type Settings } from '../shared/settings.ts';

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

/** The theme in a saved settings file, whatever else it holds: for a window that is made before the settings are read. */
export function themeIn(saved: unknown): Settings['theme'] {
  const { theme } = (typeof saved === 'object' && saved !== null ? saved : {}) as {
    theme?: unknown;
  };
  return theme === 'dark' || theme === 'light' || theme === 'system'
    ? theme
    : DEFAULT_SETTINGS.theme;
}
