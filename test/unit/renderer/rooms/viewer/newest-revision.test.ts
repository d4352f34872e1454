import { expect, it } from 'vitest';
import type { CommentPreview } from '../../../../../electron/shared/comment.ts';
import { newestRevision } from '../../../../../renderer/rooms/viewer/review/newest-revision.ts';

const preview = (id: string, revision: number, position = 1): CommentPreview => ({
  id,
  revision,
  position,
  extension: 'png',
  status: 'ready',
  originalName: id,
  drawings: 0,
});

it('is all files of the last revision in their order, whichever comments have them', () => {
  const newest = newestRevision([
    { previews: [preview('second', 3, 2)] },
    { previews: [preview('older', 2)] },
    { previews: [preview('first', 3, 1)] },
    { previews: [] },
  ]);
  expect(newest?.revision).toBe(3);
  expect(newest?.files.map(({ id }) => id)).toEqual(['first', 'second']);
});

it('is nothing where nothing was published', () => {
  expect(newestRevision([])).toBeNull();
  expect(newestRevision([{ previews: [] }])).toBeNull();
});
