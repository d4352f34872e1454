import { requireCanReadTask, taskNamed } from '../rules/access.ts';
import type { PictureSize } from '../pictures/pictures.ts';
import { notFound } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { PREVIEW_FILE } from '../store/models.ts';

const serve = (path: string, size: PictureSize): Route =>
  get(`/pictures/${path}/preview-files/:preview.png`, (ask) => picture(ask, size));

/** Frames of the film in Kitsu's sizes (kitsu-api 2.7). Nobody has an avatar. */
export const pictureRoutes: Route[] = [
  serve('thumbnails', 'thumbnail'),
  serve('previews', 'preview'),
];

async function picture(
  { studio, me, params }: SignedInRequest,
  size: PictureSize,
): Promise<Answer> {
  const preview = studio.store.find(PREVIEW_FILE, params['preview'] ?? '');
  if (!preview) throw notFound();
  const task = taskNamed(studio, preview.task_id);
  requireCanReadTask(studio, me, task);
  if (preview.status === 'processing') throw notFound();
  const published = await studio.pictures.published(preview.id);
  const body = published ?? (await studio.pictures.of(studio.store, task.entity_id, size));
  const made = new Date(`${preview.created_at}Z`);
  return {
    status: 200,
    body,
    headers: {
      'content-type': 'image/png',
      'content-disposition': `inline; filename=""`,
      'last-modified': made.toUTCString(),
      'cache-control': 'max-age=604800, private',
      etag: `"${made.getTime() / 1000}-${body.length}-${size}"`,
    },
  };
}
