import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FirstScreen, ScreenPiece } from '../../../../electron/shared/first-screen.ts';
import { screenMarkup } from '../../../../electron/windows/first-screen/markup.ts';

const NOW = new Date(2026, 10, 30, 18, 4);
const screen = (...pieces: ScreenPiece[]): FirstScreen => ({
  theme: 'light',
  asOf: NOW.toISOString(),
  pieces,
});
const htmlOf = (...pieces: ScreenPiece[]): string | undefined =>
  screenMarkup(screen(...pieces), NOW)?.html.replace(/<p class="as-of">.*<\/p>$/, '');

describe('a first screen as HTML', () => {
  test('is its elements, texts and classes', () => {
    const row = {
      tag: 'div',
      attributes: { class: 'row svelte-1ab', 'aria-current': 'true' },
      pieces: ['SH010 ', { tag: 'input', attributes: { type: 'text', value: '1h30' } }],
    };
    expect(htmlOf(row)).toBe(
      '<div aria-current="true" class="row svelte-1ab">SH010 <input type="text" value="1h30"></div>',
    );
  });

  test('has texts of people as texts', () => {
    const name = '"><b onload=x>&';
    expect(htmlOf({ tag: 'p', pieces: [name] })).toBe('<p>&#34;&#62;&#60;b onload=x&#62;&#38;</p>');
    expect(htmlOf({ tag: 'input', attributes: { value: name } })).toBe(
      '<input value="&#34;&#62;&#60;b onload=x&#62;&#38;">',
    );
  });

  test('has places and colours in a sheet of its own, each once', () => {
    const made = screenMarkup(
      screen(
        { tag: 'p', attributes: { class: 'one' }, style: { top: '58px' } },
        { tag: 'p', style: { top: '58px' } },
        { tag: 'p', style: { 'background-color': 'rgb(1, 2, 3)', '--list': '440px' } },
      ),
      NOW,
    );
    expect(made?.html).toContain(
      '<p class="one of-first-0"></p><p class="of-first-0"></p><p class="of-first-1"></p>',
    );
    expect(made?.css.split('\n')).toEqual([
      '#first-screen .of-first-0{top:58px}',
      '#first-screen .of-first-1{background-color:rgb(1, 2, 3);--list:440px}',
    ]);
  });

  test('says when it was seen', () => {
    const said = (now: Date): string | undefined =>
      /<p class="as-of">(.*)<\/p>/.exec(screenMarkup(screen(), now)?.html ?? '')?.[1];
    expect(said(new Date(2026, 10, 30, 23, 59))).toBe('As of 18:04');
    expect(said(new Date(2026, 11, 1, 9, 0))).toBe('As of 30 Nov, 18:04');
  });

  test.each<[string, ScreenPiece]>([
    ['an element that runs', { tag: 'script', pieces: ['1'] }],
    ['a frame', { tag: 'iframe', attributes: { src: 'media://thumbnail/a' } }],
    ['a style sheet', { tag: 'style', pieces: ['p{}'] }],
    ['a link', { tag: 'a', attributes: { class: 'x' } }],
  ])('leaves out %s', (_what, piece) => expect(htmlOf(piece)).toBe(''));

  test('leaves out attributes and styles that are not known', () => {
    const piece = {
      tag: 'img',
      attributes: { src: 'https://example.com/a.png', onerror: 'x', id: 'app', style: 'top:0' },
      style: { 'background-image': 'url(x)', top: 'calc(1px)', width: '1px;top:0', height: '2px' },
    };
    const made = screenMarkup(screen(piece), NOW);
    expect(made?.html).toMatch(/^<img alt="" class="of-first-0">/);
    expect(made?.css).toBe('#first-screen .of-first-0{height:2px}');
    expect(htmlOf({ tag: 'img', attributes: { src: 'media://thumbnail/ab-1' } })).toBe(
      '<img alt="" src="media://thumbnail/ab-1">',
    );
  });

  test('is none where it has no theme or moment, or more than a screen holds', () => {
    expect(screenMarkup({ ...screen(), theme: 'blue' }, NOW)).toBeNull();
    expect(screenMarkup({ ...screen(), asOf: 'soon' }, NOW)).toBeNull();
    expect(screenMarkup({ theme: 'dark', asOf: NOW.toISOString(), pieces: 'x' }, NOW)).toBeNull();
    expect(screenMarkup(screen(...Array<string>(6_001).fill('a')), NOW)).toBeNull();
    let deep: ScreenPiece = 'a';
    for (let depth = 0; depth < 50; depth += 1) deep = { tag: 'div', pieces: [deep] };
    expect(screenMarkup(screen(deep), NOW)).toBeNull();
  });

  test('of anything at all is nothing, or known elements alone', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (pieces) => {
        const made = screenMarkup({ theme: 'dark', asOf: NOW.toISOString(), pieces }, NOW);
        const tags = [...(made?.html ?? '').matchAll(/<\/?([^ >]*)/g)].map(([, tag]) => tag);
        expect(tags.filter((tag) => tag !== 'p')).toEqual([]);
      }),
    );
  });
});
