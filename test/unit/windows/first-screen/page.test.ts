import { describe, expect, test } from 'vitest';
import type { Served } from '../../../../electron/platform/app-files.ts';
import { firstScreenPage } from '../../../../electron/windows/first-screen/page.ts';

const PAGE = `<html lang="en" data-theme="dark"><head>
<script type="module" crossorigin src="./assets/index-a.js"></script>
<link rel="stylesheet" crossorigin href="./assets/index-b.css"></head>
<body><div id="app"></div></body></html>`;
const ADDRESS = 'app://companion/index.html';
const SCREEN = {
  theme: 'light',
  html: '<p>$& SH010</p>',
  css: '#first-screen p{top:1px}',
} as const;

const file = (): Served => ({
  status: 200,
  headers: { 'X-Own': 'yes', 'Content-Type': 'text/html; charset=utf-8' },
  body: Buffer.from(PAGE),
});
const styles = (): Served => ({ ...file(), body: Buffer.from('p{left:0}\n') });
const missing = (): Served => ({ status: 404, headers: {}, body: Buffer.alloc(0) });

describe('the page with a first screen', () => {
  test('has it before the app’s place, in its theme, with the app’s script behind the frame', () => {
    const marks: string[] = [];
    const screen = firstScreenPage((mark) => {
      marks.push(mark);
      return SCREEN;
    });
    const page = screen.answer(ADDRESS, file).body.toString();
    expect(page).toContain(
      '<div id="first-screen" aria-hidden="true" inert><p>$& SH010</p></div><div id="app"></div>',
    );
    expect(page).toContain('data-theme="light"');
    expect(page).not.toContain('<script type="module" crossorigin src="./assets');
    expect(marks).toEqual(['./assets/index-a.js ./assets/index-b.css']);
    expect(screen.mark()).toBe(marks[0]);
    expect(screen.isShown()).toBe(true);

    const sheet = 'app://companion/assets/index-b.css';
    expect(screen.answer(sheet, styles).body.toString()).toBe(`p{left:0}\n${SCREEN.css}`);
    expect(screen.answer(sheet, styles).body.toString()).toBe('p{left:0}\n');
    const script = screen.answer('app://companion/first-screen.js', missing);
    expect(script.body.toString()).toContain('import("./assets/index-a.js")');
    // Once: a page that is loaded again belongs to whoever is signed in by then.
    expect(screen.answer(ADDRESS, file).body.toString()).toBe(PAGE);
    expect(screen.answer('app://companion/first-screen.js', missing).status).toBe(404);
  });

  test('is the built one where there is no first screen, also later', () => {
    const screen = firstScreenPage(() => null);
    expect(screen.answer(ADDRESS, file).body.toString()).toBe(PAGE);
    expect(screen.isShown()).toBe(false);
    expect(screen.answer('app://companion/first-screen.js', missing).status).toBe(404);
    expect(screen.mark()).not.toBe('');
  });
});
