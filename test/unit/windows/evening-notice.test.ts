import { expect, it } from 'vitest';
import { isFullScreen } from '../../../electron/platform/fullscreen.ts';
import { createEveningNotice } from '../../../electron/windows/evening-notice.ts';

const DAY = '2026-11-19';
const VIEW = { today: DAY, days: [{ day: DAY, total: 300, expected: 480 }], proposals: [] };

it('tells once, never over a program that fills the screen, and goes when all is answered', async () => {
  const said: string[] = [];
  let view: typeof VIEW | null = VIEW;
  let full = true;
  let told = false;
  const check = createEveningNotice({
    view: () => view,
    claimNotice: () => !told && (told = true),
    isWindowVisible: () => false,
    isFullScreen: () => Promise.resolve(full),
    notify: ({ title }) => {
      said.push(title);
      return () => said.push('gone');
    },
    open: () => undefined,
  });
  await check();
  expect(said).toEqual([]);
  full = false;
  await check();
  await check();
  expect(said).toEqual(['3 h of your day to log']);
  view = null;
  await check();
  expect(said.at(-1)).toBe('gone');
  view = VIEW;
  await check();
  expect(said).toHaveLength(2);
});

it('asks the window manager whether the active program fills the screen', async () => {
  const asks =
    (state: string) =>
    ([first]: string[]): Promise<string> =>
      Promise.resolve(first === '-root' ? '_NET_ACTIVE_WINDOW(WINDOW): window id # 0x2a' : state);
  expect(await isFullScreen('linux', asks('_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN'))).toBe(
    true,
  );
  expect(await isFullScreen('linux', asks('_NET_WM_STATE(ATOM) = '))).toBe(false);
  expect(await isFullScreen('linux', () => Promise.resolve(''))).toBe(false);
});
