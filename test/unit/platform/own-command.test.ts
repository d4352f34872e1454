import { expect, it } from 'vitest';
import { quickLogCommand } from '../../../electron/platform/own-command.ts';

const installed = {
  packaged: true,
  executable: '/usr/lib/kitsu-companion/kitsu-companion',
  appImage: undefined,
  profile: null,
};

it.each([
  [installed, '/usr/lib/kitsu-companion/kitsu-companion quick'],
  [
    { ...installed, executable: '/opt/Kitsu Companion/kitsu-companion' },
    '"/opt/Kitsu Companion/kitsu-companion" quick',
  ],
  // The executable of an AppImage is gone once the app ends.
  [{ ...installed, appImage: '/home/ada/kc.AppImage' }, '/home/ada/kc.AppImage quick'],
  [
    { ...installed, profile: '/home/ada/two words' },
    '/usr/lib/kitsu-companion/kitsu-companion --profile "/home/ada/two words" quick',
  ],
  [{ ...installed, packaged: false }, 'kitsu-companion quick'],
])('the line to bind to keys: %j', (start, line) => {
  expect(quickLogCommand(start)).toBe(line);
});
