import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { circlesIn, circlesOf } from '../../../build/borders/circles.mjs';

describe('files that import each other', () => {
  it('are found over any number of steps', () => {
    const graph = new Map([
      ['a', ['b', 'e']],
      ['b', ['c']],
      ['c', ['a', 'd']],
      ['d', []],
      ['e', ['d']],
    ]);
    const found = circlesOf(graph);
    expect([...found.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(found.get('a')?.sort()).toEqual(['b', 'c']);
  });

  it('are not in this repository, its tests and its scripts', () => {
    expect(circlesIn(fileURLToPath(new URL('../../../', import.meta.url)))).toEqual(new Map());
  });
});
