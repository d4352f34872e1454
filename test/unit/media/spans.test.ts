import { describe, expect, it } from 'vitest';
import { endOf, nextGap, withSpan, type Span } from '../../../electron/media/spans.ts';
import { whatGoes, type KeptFile } from '../../../electron/media/what-goes.ts';
import { rangeOf } from '../../../electron/platform/byte-range.ts';

describe('the bytes that are here', () => {
  it.each<[string, Span[], Span, Span[]]>([
    ['the first', [], [5, 9], [[5, 9]]],
    ['one that goes on', [[0, 5]], [5, 9], [[0, 9]]],
    ['one before', [[5, 9]], [1, 5], [[1, 9]]],
    [
      'one that joins two',
      [
        [0, 3],
        [6, 9],
      ],
      [3, 6],
      [[0, 9]],
    ],
    ['one within', [[0, 9]], [3, 6], [[0, 9]]],
    [
      'one apart',
      [[6, 9]],
      [0, 3],
      [
        [0, 3],
        [6, 9],
      ],
    ],
    ['nothing', [[6, 9]], [3, 3], [[6, 9]]],
  ])('take %s', (_what, spans, one, result) => expect(withSpan(spans, one)).toEqual(result));

  it('tell what is missing next, from a place on and then from the beginning', () => {
    const spans: Span[] = [
      [2, 4],
      [6, 8],
    ];
    expect(endOf(spans, 3)).toBe(4);
    expect(endOf(spans, 4)).toBe(4);
    expect(nextGap(spans, 10, 2)).toEqual([4, 6]);
    expect(nextGap(spans, 10, 5)).toEqual([5, 6]);
    expect(nextGap(spans, 10, 9)).toEqual([9, 10]);
    expect(nextGap(spans, 8, 6)).toEqual([0, 2]);
    expect(nextGap([[0, 8]], 8, 3)).toBeNull();
  });
});

describe('what goes', () => {
  const file = (name: string, bytes: number, usedAt: number, isInUse = false): KeptFile => ({
    name,
    bytes,
    usedAt,
    isInUse,
  });

  it('is nothing while there is space', () =>
    expect(whatGoes([file('a', 5, 1), file('b', 5, 2)], 10)).toEqual([]));

  it('is the least recently used, as many as must', () =>
    expect(whatGoes([file('new', 5, 9), file('old', 5, 1), file('mid', 5, 5)], 7)).toEqual([
      'old',
      'mid',
    ]));

  it('is never one that is read', () =>
    expect(whatGoes([file('read', 50, 1, true), file('b', 5, 2)], 10)).toEqual(['b']));

  it('is first one that is larger than all the space', () =>
    expect(whatGoes([file('huge', 50, 9), file('b', 5, 2)], 10)).toEqual(['huge']));
});

describe('the range that a player asks for', () => {
  it.each([
    [undefined, { kind: 'all' }],
    ['bytes=0-', { kind: 'part', from: 0, to: 10 }],
    ['bytes=3-', { kind: 'part', from: 3, to: 10 }],
    ['bytes=3-5', { kind: 'part', from: 3, to: 6 }],
    ['bytes=3-500', { kind: 'part', from: 3, to: 10 }],
    ['bytes=-4', { kind: 'part', from: 6, to: 10 }],
    ['bytes=-400', { kind: 'part', from: 0, to: 10 }],
    ['bytes=10-', { kind: 'none' }],
    ['bytes=5-3', { kind: 'none' }],
    ['bytes=0-1,5-6', { kind: 'none' }],
    ['bytes=-', { kind: 'none' }],
    ['bytes=-0', { kind: 'none' }],
    ['items=0-1', { kind: 'none' }],
    ['bytes=1e3-', { kind: 'none' }],
  ])('%s', (header, range) => expect(rangeOf(header, 10)).toEqual(range));
});
