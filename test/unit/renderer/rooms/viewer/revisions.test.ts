import { describe, expect, it } from 'vitest';
import {
  nearestRevision,
  revisionNumber,
  revisionsOf,
} from '../../../../../renderer/rooms/viewer/compare/revisions.ts';
import { placeOfSecond } from '../../../../../renderer/rooms/viewer/compare/draw-compared.ts';
import { shownFiles } from '../../../../../renderer/parts/files/shown-file.ts';

const preview = (
  id: string,
  revision: number,
  extension = 'png',
  status = 'ready',
  position = 1,
) => ({
  ...{ id, revision, position, extension, status, originalName: null },
});
const comment = (at: string, author: string, previews: object[]) =>
  ({ at, author, previews, attachments: [] }) as never;
const comments = [
  comment('2026-11-20T12:00:00.000Z', 'Ada', [preview('d', 4, 'png', 'processing')]),
  comment('2026-11-12T12:00:00.000Z', 'Ada', [
    preview('c', 3),
    preview('c2', 3, 'pdf', 'ready', 2),
  ]),
  comment('2025-11-10T12:00:00.000Z', 'Bo', [preview('b', 2)]),
  comment('2026-11-09T12:00:00.000Z', 'Bo', [preview('a', 1)]),
];
const shown = (id: string) => {
  const file = comments.flatMap(shownFiles).find((one) => one.id === id);
  if (!file) throw new Error(id);
  return file;
};
const revisions = (id: string) => revisionsOf(comments, shown(id), '2026-11-29');

describe('what a file can be compared with', () => {
  it('is of its kind and ready, the newest first, and says who and when', () => {
    expect(revisions('b').map(({ file, words }) => [file.id, words])).toEqual([
      ['c', 'v3 · file 1 · Thu 12 Nov · Ada'],
      ['a', 'v1 · Mon 9 Nov · Bo'],
    ]);
    expect(revisions('a').map(({ words }) => words)[1]).toBe('v2 · Mon 10 Nov 2025 · Bo');
    expect(revisions('c2')).toEqual([]);
  });

  it('is at first the last one before it', () => {
    expect(revisionNumber(comments, { id: 'c' })).toBe(3);
    expect(nearestRevision(revisions('c'), 3)?.file.id).toBe('b');
    expect(nearestRevision(revisions('a'), 1)?.file.id).toBe('c');
    expect(nearestRevision(revisions('c'), null)?.file.id).toBe('b');
    expect(nearestRevision([], 3)).toBeNull();
  });
});

it('lays the second where the first is, whole, whatever its own size', () => {
  const placement = { scale: 2, x: 10, y: 20 };
  const size = { width: 100, height: 50 };
  expect(placeOfSecond(size, size, placement)).toEqual(placement);
  expect(placeOfSecond(size, { width: 200, height: 100 }, placement)).toEqual({
    scale: 1,
    x: 10,
    y: 20,
  });
  expect(placeOfSecond(size, { width: 50, height: 50 }, placement)).toEqual({
    scale: 2,
    x: 60,
    y: 20,
  });
});
