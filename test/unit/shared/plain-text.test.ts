import { describe, expect, it } from 'vitest';
import { isolated, labelOf, oneLine, severalLines } from '../../../electron/shared/plain-text.ts';

describe('a name', () => {
  it.each([
    ['sh\u001b[2Jot', 'sh[2Jot'],
    ['sh\u009b31mot', 'sh31mot'],
    ['one\r\ntwo\n\nthree\tfour', 'one two three four'],
    ['one\u2028two\u2029three\u0085four', 'one two three four'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['\u2067shot\u2069\u200f', 'shot'],
    ['sh\u200b0\u2060\ufeff10\u00ad', 'sh010'],
    ['half \ud800', 'half '],
    ['hidden\u{e0041}\u{e0042} words', 'hidden words'],
    ['sh\u200d010\u200c', 'sh010'],
    ['a\u0000b\u0007', 'ab'],
  ])('%j is read as %j', (name, read) => expect(oneLine(name)).toBe(read));

  it.each([
    // Persian, Hindi and Sinhala need the joiners; so do families, flags and hearts.
    ...[
      'می\u200cخواهم',
      'क्\u200dष',
      'ශ්\u200dරී',
      '👩\u200d👩\u200d👧',
      '🏳\ufe0f\u200d🌈',
      '❤\ufe0f',
    ],
    ...['🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}', '👩🏽\u200d🎨', '葛\u{e0100}'],
    ...['SQ010 / SH030', 'Élève', '狐の嫁入り 🐙', 'שוט 10', 'لقطة'],
  ])('%j stays', (name) => expect(oneLine(name)).toBe(name));
});

it('a text keeps its lines and its marks of direction, and nothing that turns it around', () => {
  expect(severalLines('one\r\ntwo\rthree\u2028four\tfive')).toBe('one\ntwo\nthree\nfour\tfive');
  expect(severalLines('\u200fשלום\u200e \u202eabc\u001b[31m')).toBe('\u200fשלום\u200e abc[31m');
});

describe('a label', () => {
  it('is one line of bounded length that keeps its end', () => {
    const label = labelOf(`${'long '.repeat(50)}SH030`);
    expect([...label].length).toBe(80);
    expect(label).toMatch(/^long .*….*SH030$/);
    expect(labelOf('one\ntwo')).toBe('one two');
    expect(labelOf('🐙'.repeat(9), 5)).toBe('🐙🐙…🐙🐙');
  });

  it('from right to left does not turn around what stands beside it', () => {
    expect(isolated('שוט')).toBe('\u2068שוט\u2069');
    expect(isolated('shot')).toBe('shot');
  });
});
