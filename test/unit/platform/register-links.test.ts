import { expect, it } from 'vitest';
import { registerDeepLinks } from '../../../electron/platform/deep-links.ts';

/** The schemes that are registered in the artist's own list. */
function registered(isPackaged: boolean, bySystem: boolean): string[] {
  const schemes: string[] = [];
  const setAsDefaultProtocolClient = (scheme: string): boolean => schemes.push(scheme) > 0;
  registerDeepLinks({ isPackaged, setAsDefaultProtocolClient }, () => bySystem);
  return schemes;
}

it('registers for links where nothing of the system has: an entry of one’s own outlives the package', () => {
  expect(registered(true, false)).toEqual(['kitsu-companion']);
  expect(registered(true, true)).toEqual([]);
  expect(registered(false, false)).toEqual([]);
});
