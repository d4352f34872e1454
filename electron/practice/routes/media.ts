import { requireCanReadProject, requireCanReadTask, taskNamed } from '../rules/access.ts';
import { downloadName } from '../rules/previews.ts';
import { isServedByName, wantedOf } from '../rules/publishing.ts';
import type { PictureSize } from '../pictures/pictures.ts';
import { notFound, Refusal, wrongParameter } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get } from '../server/router.ts';
import type { Route, SignedInRequest } from '../server/router.ts';
import { served } from '../server/stored-file.ts';
import { PREVIEW_FILE, PROJECT, TASK } from '../store/models.ts';
import type { PreviewFile } from '../store/models.ts';
import type { StudioServices } from '../studio.ts';

const picture = (path: string, size: PictureSize): Route =>
  get(`/pictures/${path}/preview-files/:preview.png`, (ask) => servePicture(ask, size));

/** Previews as bytes (kitsu-api 2.7, kitsu-media P8), and the pictures of productions. No person has an avatar. */
export const mediaRoutes: Route[] = [
  picture('thumbnails', 'thumbnail'),
  picture('thumbnails-square', 'square'),
  picture('previews', 'preview'),
  picture('originals', 'preview'),
  get('/pictures/thumbnails/projects/:project.png', productionPicture),
  get('/movies/tiles/preview-files/:preview.png', (ask) => servePicture(ask, 'tiles')),
  get('/movies/originals/preview-files/:preview.mp4', serveMovie),
  get('/movies/low/preview-files/:preview.mp4', serveMovie),
  get('/movies/originals/preview-files/:preview/download', download),
  get('/pictures/originals/preview-files/:preview/download', download),
  get('/pictures/originals/preview-files/:preview.:extension', serveNamed),
];

const TYPES: { [extension: string]: string } = {
  png: 'image/png',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
};

function readable({ studio, me, params }: SignedInRequest): PreviewFile {
  const preview = studio.store.find(PREVIEW_FILE, params['preview'] ?? '');
  if (!preview) throw notFound();
  requireCanReadTask(studio, me, taskNamed(studio, preview.task_id));
  return preview;
}

/** While a file is processed, a program that asks for JSON is told so; a browser gets its 404. */
function refuseUnfinished({ headers }: SignedInRequest, preview: PreviewFile): void {
  if (preview.status !== 'processing') return;
  const accept = headers.accept ?? '';
  if (weightOf(accept, 'application/json') > weightOf(accept, 'image/png')) {
    const body = { status: 'processing', preview_file_id: preview.id };
    throw new Refusal(202, body, { 'retry-after': '5', 'cache-control': 'no-store' });
  }
  const body = { error: true, message: 'Preview file was not found.' };
  throw new Refusal(404, body, { 'cache-control': 'no-store' });
}

/** How much a client wants a kind of answer: 0 for not at all. */
function weightOf(accept: string, type: string): number {
  const ranges = accept.split(',').map((range) => range.trim().split(/\s*;\s*/));
  const fits = [type, type.replace(/\/.*/, '/*'), '*/*'].map((name) =>
    ranges.find(([range]) => range?.toLowerCase() === name),
  );
  const found = fits.find((range) => range !== undefined);
  if (!found) return 0;
  return Number(found.find((word) => word.startsWith('q='))?.slice(2) ?? 1);
}

/** A painted frame stands for the picture of a movie, and for the film's own pictures. */
async function servePicture(ask: SignedInRequest, size: PictureSize | 'tiles'): Promise<Answer> {
  const { studio, headers } = ask;
  const preview = readable(ask);
  refuseUnfinished(ask, preview);
  const { extension, status, id } = preview;
  const isMovie = extension === 'mp4';
  if (status === 'broken' || (size === 'tiles' ? !isMovie : !isMovie && extension !== 'png')) {
    throw notFound();
  }
  const uploaded = isMovie ? null : await studio.files.sizeOf('previews', id);
  const at = { type: TYPES['png'] ?? '', disposition: `inline; filename=""` };
  const kept = { ...at, modified: preview.updated_at, kept: 'private' as const };
  if (uploaded !== null) {
    return served(headers, {
      ...kept,
      from: studio.files.pathOf('previews', id),
      size: uploaded,
    });
  }
  const entity = studio.store.find(TASK, preview.task_id)?.entity_id ?? '';
  const bytes =
    size === 'tiles'
      ? await studio.pictures.tiles(studio.store, entity, framesOf(studio, preview))
      : await studio.pictures.of(studio.store, entity, size);
  return served(headers, { ...kept, from: bytes, size: bytes.length });
}

/** Kitsu's is a square of 400 × 400. */
async function productionPicture({
  studio,
  me,
  headers,
  params,
}: SignedInRequest): Promise<Answer> {
  const project = studio.store.find(PROJECT, params['project'] ?? '');
  if (!project) throw notFound();
  requireCanReadProject(studio, me, project.id);
  if (!project.has_avatar) throw notFound();
  const from = await studio.pictures.of(studio.store, project.id, 'square');
  const kept = { modified: project.updated_at, kept: 'private' as const };
  const type = TYPES['png'] ?? '';
  return served(headers, {
    ...kept,
    type,
    disposition: 'inline; filename=""',
    from,
    size: from.length,
  });
}

const framesOf = (studio: StudioServices, preview: PreviewFile): number =>
  Math.round(preview.duration * Number(wantedOf(studio, preview).fps));

async function serveMovie(ask: SignedInRequest): Promise<Answer> {
  const preview = readable(ask);
  refuseUnfinished(ask, preview);
  if (preview.extension !== 'mp4') throw notFound();
  return await serveBytes(ask, preview, 'inline; filename=""');
}

async function serveNamed(ask: SignedInRequest): Promise<Answer> {
  const preview = readable(ask);
  const extension = (ask.params['extension'] ?? '').toLowerCase();
  if (!isServedByName(extension)) {
    throw wrongParameter(`Extension not allowed: ${extension}`);
  }
  refuseUnfinished(ask, preview);
  if (extension !== preview.extension) throw notFound();
  return await serveBytes(ask, preview, 'inline; filename=""');
}

async function download(ask: SignedInRequest): Promise<Answer> {
  const preview = readable(ask);
  refuseUnfinished(ask, preview);
  const name = downloadName(ask.studio, preview);
  const how = `attachment; filename=${/^[\w.-]+$/.test(name) ? name : `"${name}"`}`;
  return await serveBytes(ask, preview, how);
}

async function serveBytes(
  { studio, headers }: SignedInRequest,
  preview: PreviewFile,
  disposition: string,
): Promise<Answer> {
  const kept = { disposition, modified: preview.updated_at, kept: 'private' as const };
  const type = TYPES[preview.extension] ?? 'application/octet-stream';
  const size = await studio.files.sizeOf('previews', preview.id);
  if (size !== null) {
    const from = studio.files.pathOf('previews', preview.id);
    return served(headers, { ...kept, type, from, size });
  }
  if (preview.extension !== 'png') throw notFound();
  const entity = studio.store.find(TASK, preview.task_id)?.entity_id ?? '';
  const bytes = await studio.pictures.of(studio.store, entity, 'preview');
  return served(headers, { ...kept, type, from: bytes, size: bytes.length });
}
