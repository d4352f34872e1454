// The pages on the Chromium that Debian ships today, far newer than that of the Electron they run in here: the same
// rooms, the same data, and hardly a pixel moved.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { root } from '../../build/steps.mjs';
import { OPERATIONS, type OperationName } from '../../electron/shared/operations.ts';
import { PAGE_HEADERS } from '../../electron/security/csp.ts';
import { expect, test } from '../fixtures/artist.ts';
import type { Running } from '../fixtures/launch.ts';
import { CHROMIUM } from '../fixtures/machine.mjs';

const SIZES = [
  [440, 780],
  [1280, 800],
] as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The built pages with their policy, as `app://` serves them. */
async function servePages(): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    // A browser asks for one by itself, sooner or later; a window of the app never does.
    if (path === '/favicon.ico') return response.writeHead(204).end();
    try {
      const body = readFileSync(join(root, 'out', 'renderer', path));
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      return response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': type }).end(body);
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => void server.close(),
  };
}

type Companion = Record<OperationName, (args: unknown) => Promise<string>>;

/** Opens a page whose bridge asks the real window's: both show the same artist at the same moment. */
async function openBeside(browser: Browser, url: string, window: Page): Promise<Page> {
  const page = await browser.newPage({ colorScheme: 'dark' });
  await page.exposeFunction('askTheApp', (name: OperationName, args: unknown) =>
    window.evaluate(
      ([asked, given]) => {
        const { companion } = globalThis as unknown as { companion: { call: Companion } };
        return companion.call[asked](given);
      },
      [name, args] as const,
    ),
  );
  await page.addInitScript(
    (names) => {
      type Ask = (name: string, args: unknown) => Promise<string>;
      const ask: Ask = (name, args) =>
        (globalThis as unknown as { askTheApp: Ask }).askTheApp(name, args);
      const call = Object.fromEntries(
        names.map((name) => [name, (args: unknown) => ask(name, args)]),
      );
      Object.assign(globalThis, { companion: { call, on: () => () => undefined } });
    },
    [...OPERATIONS],
  );
  await page.goto(`${url}/index.html`);
  return page;
}

interface Box {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Everything that has a name or can be pressed, with its place. */
const boxes = (page: Page): Promise<Box[]> =>
  page.evaluate(() => {
    const wanted = 'h1, h2, h3, button, input, textarea, [role], nav, main, section, li, label';
    return [...document.querySelectorAll<HTMLElement>(wanted)].flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return [];
      const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
      const kind = element.getAttribute('role') ?? element.tagName.toLowerCase();
      const name = `${kind} ${words.replace(/\s+/g, ' ').trim().slice(0, 50)}`;
      return [{ name, x, y, width, height }];
    });
  });

/** Pixels: another shaping of the letters may make a word wider. */
const TOLERANCE = 3;

/** What stands elsewhere in the other, or is missing there. */
function moved(here: Box[], there: Box[]): string[] {
  const left = [...there];
  const lines: string[] = [];
  for (const box of here) {
    const at = left.findIndex(({ name }) => name === box.name);
    const [other] = at < 0 ? [] : left.splice(at, 1);
    if (!other) lines.push(`${box.name}: missing`);
    else {
      const by = (['x', 'y', 'width', 'height'] as const).filter(
        (side) => Math.abs(box[side] - other[side]) > TOLERANCE,
      );
      for (const side of by)
        lines.push(`${box.name}: ${side} ${box[side]} is ${other[side]} there`);
    }
  }
  return [...lines, ...left.map(({ name }) => `${name}: only there`)];
}

/** The rooms, each reached from Today by its keys, and what shows that it is there. */
const ROOMS = [
  { room: 'Today', keys: [], role: 'list', name: 'To-do' },
  { room: 'Timesheet', keys: ['w'], role: 'grid', name: /^Timesheet/ },
  { room: 'Not in Kitsu yet', keys: ['o'], role: 'main', name: /Not in Kitsu yet/ },
  { room: 'Settings', keys: ['Control+,'], role: 'main', name: 'Settings' },
] as const;

async function resize({ app, page }: Running, other: Page, width: number, height: number) {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  await other.setViewportSize({ width, height: await page.evaluate(() => innerHeight) });
}

test('the rooms stand where they stand on the newest Chromium, which has nothing to say', async ({
  signIn,
}, info) => {
  test.skip(!existsSync(CHROMIUM), 'There is no Chromium here: THE NEWEST ONE WAS NOT TESTED.');
  test.setTimeout(180_000);
  const running = await signIn();
  const { page, today } = running;
  await expect(today.sync).toContainText('All in Kitsu');
  const pages = await servePages();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    // A window has them, and they take their width.
    ignoreDefaultArgs: ['--hide-scrollbars'],
  });
  try {
    const other = await openBeside(browser, pages.url, page);
    const said: string[] = [];
    other.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    other.on('pageerror', (error) => said.push(`pageerror: ${error.message}`));
    await expect(other.getByRole('list', { name: 'To-do' })).toBeVisible();
    for (const [width, height] of SIZES) {
      await resize(running, other, width, height);
      for (const { room, keys, role, name } of ROOMS) {
        for (const window of [page, other]) {
          for (const key of keys) await window.keyboard.press(key);
          await expect(window.getByRole(role, { name })).toBeVisible();
        }
        const file = `${room}-${width}.png`;
        await other.screenshot({ path: info.outputPath(`chromium-${file}`) });
        await page.screenshot({ path: info.outputPath(`electron-${file}`) });
        await expect
          .poll(async () => moved(await boxes(page), await boxes(other)), `${room} at ${width}`)
          .toEqual([]);
        if (keys.length > 0)
          for (const window of [page, other]) await window.keyboard.press('Escape');
      }
    }
    // Its pictures come by a scheme of the app's own, which a browser does not know.
    expect(said.filter((line) => !line.includes('ERR_UNKNOWN_URL_SCHEME'))).toEqual([]);
  } finally {
    await browser.close();
    pages.stop();
  }
});
