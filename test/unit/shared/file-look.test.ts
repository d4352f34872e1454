import { expect, it } from 'vitest';
import { checkText, type FileCheck } from '../../../electron/shared/file-look.ts';

const HD = { width: 1920, height: 1080 };

const CHECKS: FileCheck[] = [
  { level: 'refused', code: 'extension-refused', extension: 'tif' },
  { level: 'refused', code: 'no-extension' },
  { level: 'refused', code: 'space-at-end' },
  { level: 'refused', code: 'too-large', size: 12 * 1024 ** 3, most: 10 * 1024 ** 3 },
  { level: 'refused', code: 'empty' },
  { level: 'refused', code: 'unreadable' },
  { level: 'refused', code: 'not-a-picture', extension: 'png', really: 'HEIC' },
  { level: 'refused', code: 'not-a-picture', extension: 'png', really: null },
  { level: 'warning', code: 'name-empty', extension: 'png' },
  { level: 'note', code: 'no-preview', extension: 'psd' },
  { level: 'note', code: 'not-looked-into', extension: 'avi' },
  { level: 'warning', code: 'picture-cut' },
  { level: 'warning', code: 'another-format', extension: 'png', really: 'WebP' },
  { level: 'note', code: 'picture-converted', why: ['deep', 'profile', 'cmyk', 'turned'] },
  { level: 'warning', code: 'silent', stillFrames: null, mendable: true },
  { level: 'warning', code: 'silent', stillFrames: 18, mendable: false },
  {
    level: 'warning',
    code: 'rate-differs',
    file: { num: 30_000, den: 1001 },
    production: { num: 25, den: 1 },
    frames: 300,
    kitsuFrames: 252,
  },
  { level: 'warning', code: 'rate-varies' },
  { level: 'warning', code: 'first-late', late: 0.023, frames: 1 },
  { level: 'note', code: 'bars', file: { width: 720, height: 576 }, production: HD },
  { level: 'warning', code: 'fewer-frames', named: 300, frames: 43 },
  { level: 'note', code: 'no-colour-tags' },
  { level: 'warning', code: 'no-picture' },
  { level: 'warning', code: 'not-a-movie', extension: 'mp4' },
  { level: 'warning', code: 'movie-cut', what: 'no-index' },
  { level: 'warning', code: 'movie-cut', what: 'short' },
  { level: 'note', code: 'not-playable-here', codec: 'ProRes' },
  { level: 'note', code: 'sound-not-playable-here', codec: 'AC-3' },
];

it.each(CHECKS)('says $code in whole sentences', (check) => {
  const { text, action } = checkText(check);
  for (const sentence of [text, action ?? text]) {
    expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|e\+/);
  }
});

it('says the figures', () => {
  const text = (code: FileCheck['code']) =>
    CHECKS.filter((check) => check.code === code).map((check) => checkText(check).text);
  expect(text('rate-differs')).toEqual([
    'It has 29.97 frames a second, the production 25. Kitsu shows 252 frames for its 300: some are left out.',
  ]);
  expect(text('silent')[1]).toContain('its first 18 frames would be one still picture');
  expect(text('too-large')).toEqual(['It has 12 GB. Kitsu takes 10 GB at most.']);
  expect(text('fewer-frames')).toEqual(['Its name says 300 frames, but it holds 43.']);
});
