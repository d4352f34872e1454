import type { Settings } from '../../../electron/shared/settings.ts';

const prefersLight = (): MediaQueryList => matchMedia('(prefers-color-scheme: light)');

let chosen: Settings['theme'] = 'dark';
let watching = false;

function paint(): void {
  const theme = chosen === 'system' ? (prefersLight().matches ? 'light' : 'dark') : chosen;
  document.documentElement.dataset['theme'] = theme;
}

/** Shows the chosen theme; `system` follows the desktop's as it changes. */
export function applyTheme(theme: Settings['theme']): void {
  chosen = theme;
  paint();
  if (watching) return;
  watching = true;
  prefersLight().addEventListener('change', paint);
}

/** The theme in the address of a small window's page, `#light`; dark if there is none. */
export function themeOf(hash: string): Settings['theme'] {
  const name = hash.slice(1);
  return name === 'light' || name === 'system' ? name : 'dark';
}
