import { afterEach, beforeEach, expect, it } from 'vitest';
import { drawnWith } from '../../../electron/notifications/drawn-comment.ts';
import type { Drawing } from '../../../electron/shared/annotations/drawing.ts';
import { timeOfFrame } from '../../../electron/shared/annotations/grid.ts';
import type { CommentPreview } from '../../../electron/shared/comment.ts';
import { aComment } from '../../fixtures/a-comment.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { openRadar, type Radar } from './a-radar.ts';

const FPS = 24;
let radar: Radar;
beforeEach(() => {
  radar = openRadar();
  radar.begin();
});
afterEach(() => {
  radar.close();
});

const revision = (id: string, extension = 'mp4'): CommentPreview => ({
  ...{ id, revision: 1, position: 1, extension, status: 'ready' },
  ...{ originalName: null, drawings: 0 },
});
/** Newest first, as Kitsu sends them. */
function say(...comments: Parameters<typeof aComment>[0][]): void {
  const table = radar.replica.comments;
  const list = { readAt: '2026-11-20T12:00:00.000Z', lastComment: null };
  const all = comments.map((one, at) =>
    aComment({ at: `2026-11-20T1${9 - at}:00:00.000Z`, ...one }),
  );
  table.replaceTask('task-1', all, list, table.ask());
}
function draw(previewId: string, by: Record<number, string | null>): void {
  const moments = Object.entries(by).map(([frame, author]) => {
    const seconds = timeOfFrame(Number(frame), FPS);
    const drawings = [{ id: `d${frame}`, author } as Drawing];
    return { time: seconds, seconds, number: null, drawings, others: 0 };
  });
  const table = radar.replica.annotations;
  table.putAll('task-1', [{ previewId, annotations: { moments, ids: [] } }], table.ask());
}
const found = (commentId = 'said') =>
  drawnWith(radar.replica, aStudio(), { taskId: 'task-1', commentId });

it('is where the author of the comment drew on the revision before it', () => {
  say(
    { id: 'newer', personId: 'artist', previews: [revision('v2')] },
    { id: 'said', personId: 'lead' },
    { id: 'published', personId: 'artist', previews: [revision('v1')] },
    { id: 'older', personId: 'artist', previews: [revision('v0')] },
  );
  draw('v2', { 3: 'lead' });
  draw('v1', { 20: 'director', 100: 'lead', 120: 'lead' });
  expect(found()).toEqual({ commentId: 'published', previewId: 'v1', frame: 100 });
});

it('is on the revision that came with the comment, and of nobody known where Kitsu does not say', () => {
  say({ id: 'said', personId: 'lead', previews: [revision('v1')] });
  draw('v1', { 31: null });
  expect(found()).toEqual({ commentId: 'said', previewId: 'v1', frame: 31 });
});

it('is on the picture itself', () => {
  say({ id: 'said', personId: 'lead', previews: [revision('p', 'png')] });
  draw('p', { 0: 'lead' });
  expect(found()?.frame).toBe(0);
});

it('is nowhere: drawn by others, on nothing, or with a comment that is not here', () => {
  say({ id: 'said', personId: 'lead' }, { id: 'published', previews: [revision('v1')] });
  draw('v1', { 5: 'director' });
  expect([found(), found('unknown')]).toEqual([null, null]);
  say({ id: 'said', personId: 'lead' });
  expect(found()).toBeNull();
});
