import { expect, it } from 'vitest';
import type { UploadProgress } from '../../../../electron/shared/publish-progress.ts';
import { createUploads } from '../../../../electron/sync/push/uploads.ts';

it('tells when a file begins, at most four times a second while it moves, and when it ends', () => {
  let time = 1_000;
  const told: (number | null)[] = [];
  const uploads = createUploads(
    ([one]) => void told.push(one?.sent ?? null),
    () => new Date(time),
  );
  const note = (sent: number, more: Partial<UploadProgress> = {}) =>
    uploads.note({ changeId: 1, fileId: 'f', stage: 'sending', sent, of: 100, ...more });
  note(0);
  note(1);
  time += 100;
  note(2);
  expect(told).toEqual([0]);
  time += 200;
  note(3);
  // The clock is set back.
  time -= 60_000;
  note(4);
  note(100);
  uploads.end(1);
  uploads.end(1);
  expect(told).toEqual([0, 3, 4, 100, null]);
});

it('keeps the files of two revisions apart', () => {
  const uploads = createUploads(
    () => undefined,
    () => new Date(),
  );
  uploads.note({ changeId: 1, fileId: 'f', stage: 'mending', sent: 0, of: 1 });
  uploads.note({ changeId: 2, fileId: 'g', stage: 'sending', sent: 0, of: 1 });
  uploads.end(1);
  expect(uploads.all()).toMatchObject([{ changeId: 2 }]);
});
