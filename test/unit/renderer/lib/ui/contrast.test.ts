import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrastRatio, drawable, readableOn } from '../../../../../renderer/lib/ui/contrast.ts';

const css = readFileSync(
  new URL('../../../../../renderer/styles/tokens.css', import.meta.url),
  'utf8',
);

/** The tokens of a theme's block. */
function tokens(theme: 'dark' | 'light'): Map<string, string> {
  const block = new RegExp(String.raw`\[data-theme='${theme}'\] \{([^}]*)\}`).exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((hit) => [
      hit[1] ?? '',
      hit[2] ?? '',
    ]),
  );
}

const SURFACES = ['bg', 'bg-raised', 'bg-sunken', 'bg-field', 'bg-control', 'bg-hover'];
const WORDS = ['text', 'text-dim', 'text-faint', 'accent', 'good', 'warn', 'bad'];

describe.each(['dark', 'light'] as const)('the %s theme', (theme) => {
  const colour = tokens(theme);
  const ratio = (one: string, other: string): number =>
    contrastRatio(colour.get(one) ?? '', colour.get(other) ?? '');

  test('every text colour can be read on every surface (WCAG AA, 4.5 to 1)', () => {
    for (const word of WORDS) {
      for (const surface of SURFACES) {
        expect(ratio(word, surface), `--${word} on --${surface}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test('words on filled buttons can be read', () => {
    expect(ratio('accent-text', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('accent-text', 'accent-hover')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('bad-fill-text', 'bad-fill')).toBeGreaterThanOrEqual(4.5);
  });

  test('edges of fields and the focus ring stand out (3 to 1)', () => {
    for (const surface of ['bg', 'bg-raised', 'bg-field']) {
      expect(ratio('line-strong', surface), `--line-strong on --${surface}`).toBeGreaterThanOrEqual(
        3,
      );
    }
    for (const surface of SURFACES) {
      expect(ratio('focus', surface), `--focus on --${surface}`).toBeGreaterThanOrEqual(3);
    }
  });
});

test('the light theme’s accent is clean: on white a dark amber is brown', () => {
  const accent = tokens('light').get('accent') ?? '';
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(accent.slice(at, at + 2), 16));
  expect(red).toBeLessThan(Math.max(green ?? 0, blue ?? 0));
});

test('the dark theme’s greys are neutral: artists judge colour beside them', () => {
  const meaningful = new Set([
    'accent',
    'accent-hover',
    'good',
    'warn',
    'bad',
    'bad-fill',
    'focus',
  ]);
  for (const [name, value] of tokens('dark')) {
    if (meaningful.has(name)) continue;
    expect([value.slice(1, 3), value.slice(3, 5)], `--${name}`).toEqual([
      value.slice(3, 5),
      value.slice(5, 7),
    ]);
  }
});

test('a status can be read on whatever colour the studio gave it', () => {
  expect(readableOn('#f5f5f5')).toBe('#000000');
  expect(readableOn('#3273dc')).toBe('#ffffff');
  for (const status of ['#f5f5f5', '#3273dc', '#ab26ff', '#22d160', '#ff3860', '#fbc', '#808080']) {
    expect(contrastRatio(status, readableOn(status)), status).toBeGreaterThanOrEqual(4.5);
  }
});

test('a colour that is none is drawn as grey, not passed on', () => {
  expect(drawable('url(x)')).toBe('#808080');
  expect(drawable('#3273dc')).toBe('#3273dc');
});
