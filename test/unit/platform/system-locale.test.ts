import { expect, it } from 'vitest';
import { systemLocale } from '../../../electron/platform/system-locale.ts';

const app = { getLocale: () => 'en-US' };

it.each([
  ['what the environment says of numbers', app, { LC_NUMERIC: 'de_DE.UTF-8' }, 'de_DE.UTF-8'],
  ['what it says of all', app, { LC_ALL: 'fr_FR', LC_NUMERIC: 'de_DE' }, 'fr_FR'],
  ['else the system’s', { ...app, getSystemLocale: () => 'es-ES' }, {}, 'es-ES'],
  ['else the app’s, where Electron knows no other', app, { LC_ALL: '' }, 'en-US'],
])('is %s', (_what, of, env, locale) => expect(systemLocale(of, env)).toBe(locale));
