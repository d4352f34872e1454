import type { UploadProgress } from '../../electron/shared/publish-progress.ts';

/** Whole, and 100 only when all of it has left. */
export const percent = ({ sent, of }: Pick<UploadProgress, 'sent' | 'of'>): number =>
  of <= 0 ? 0 : Math.min(100, Math.floor((sent / of) * 100));

/** `Upload 43 %`; once all of it has left, Kitsu works on it before it answers. */
export function uploadText(upload: UploadProgress): string {
  if (upload.stage === 'mending') return 'Adding the silent sound';
  const done = percent(upload);
  return done === 100 ? 'Processing at Kitsu' : `Upload ${done} %`;
}
