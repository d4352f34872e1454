import { expect, it } from 'vitest';
import type { ShownFile } from '../../../../../electron/shared/shown-file.ts';
import type { Thread } from '../../../../../electron/shared/thread.ts';
import { filesNow } from '../../../../../renderer/rooms/viewer/files-now.ts';

const file = (id: string, status: string): ShownFile => ({
  ...{ id, of: 'preview', kind: 'movie', name: 'v3.mp4', size: 0, inKitsu: true, status },
});
const preview = (id: string, status: string) => ({
  ...{ id, revision: 3, position: 1, extension: 'mp4', status, originalName: null },
});
const thread = (previews: object[], readAt: string | null) =>
  ({ readAt, comments: [{ previews, attachments: [], replies: [] }] }) as unknown as Thread;

it('opens what was prepared, says what was deleted, and knows nothing before it was read', () => {
  const files = [file('a', 'processing'), file('b', 'ready')];
  const read = thread([preview('a', 'ready'), preview('c', 'ready')], '2026-01-05T09:00:00Z');
  expect(filesNow(files, read)).toEqual([file('a', 'ready'), file('b', 'gone')]);
  expect(filesNow(files, thread([], null))).toBe(files);
});
