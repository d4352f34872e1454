import {
  checkText,
  type FileCheck,
  type MovieLook,
} from '../../../../electron/shared/file-look.ts';
import type {
  UploadProgress,
  WaitingRevision,
} from '../../../../electron/shared/publish-progress.ts';
import type { NextRevision, PublishFile } from '../../../../electron/shared/publish.ts';
import { uploadText } from '../../../parts/upload-text.ts';
import { fileSize } from '../../../parts/files/file-size.ts';

/** `v13, after v12`; what the number rests on. */
export function nextText(next: NextRevision | null): string {
  if (next === null) return 'Kitsu gives it the next number.';
  const { number, after, afterWaits } = next;
  if (after === null) return `v${number}, the first of this task`;
  return `v${number}, after v${after}${afterWaits ? ', which is still on its way' : ''}`;
}

/** `3 files become one revision, in this order.` */
export const orderText = (count: number): string =>
  `${count} files become one revision, in this order.`;

const rate = ({ num, den }: { num: number; den: number }): string =>
  String(Math.round((num / den) * 1000) / 1000);

/** `12 MB · H.264, 1920 × 1080 · 48 frames at 24` */
export function factsText({ size, look }: PublishFile): string {
  const { movie } = look;
  return [fileSize(size), ...(movie ? movieFacts(movie) : [])].join(' · ');
}

function movieFacts({ codec, width, height, frames, fps }: MovieLook): string[] {
  const counted = frames === 1 ? '1 frame' : `${frames} frames`;
  return [`${codec}, ${width} × ${height}`, fps === null ? counted : `${counted} at ${rate(fps)}`];
}

/** What Kitsu will make of it; `null` where that is not known. */
export function shownText({ look }: PublishFile): string | null {
  const { movie } = look;
  if (movie === null || movie.kitsuFrames === null) return null;
  const { frames, kitsuFrames } = movie;
  return kitsuFrames === frames
    ? `Kitsu will show all ${frames} frames.`
    : `Kitsu will show ${kitsuFrames} frames.`;
}

/** One line of what was found in the files. */
export interface FoundLine {
  key: string;
  file: PublishFile;
  level: FileCheck['level'];
  text: string;
  action: string | null;
  /** What the artist may leave out or ask for. */
  tick: 'mend' | 'original' | null;
}

/** What was found, the worst first; a mend stands in the place of what it mends. */
export function foundLines(files: readonly PublishFile[]): FoundLine[] {
  const order = { refused: 0, warning: 1, note: 2 };
  return files
    .flatMap((file) =>
      file.look.checks.map((check): FoundLine => {
        const { text, action } = checkText(check);
        const tick = tickOf(check, file);
        const key = `${file.id} ${check.code}`;
        return {
          key,
          file,
          level: check.level,
          text,
          action: tick ? null : (action ?? null),
          tick,
        };
      }),
    )
    .sort((a, b) => order[a.level] - order[b.level]);
}

function tickOf(check: FileCheck, { look, offersOriginal }: PublishFile): FoundLine['tick'] {
  if (check.code === 'silent' && look.mend === 'silent-track') return 'mend';
  return check.code === 'picture-converted' && offersOriginal ? 'original' : null;
}

/** Where one file of a revision on its way is: `Upload 43 %`, `Processing at Kitsu`, `Ready`. */
export function stepText(
  file: WaitingRevision['files'][number],
  upload: UploadProgress | null,
): string {
  switch (file.state) {
    case 'ready':
      return 'Ready';
    case 'processing':
      return 'Processing at Kitsu';
    case 'unanswered':
      return upload === null ? 'Sent: waiting for Kitsu’s answer' : uploadText(upload);
    case 'here':
      if (upload === null) return 'Waiting';
      return uploadText(upload);
  }
}

/** The letters of a file's tile: `PNG`, `BLEND`. */
export function tileText(name: string): string {
  const at = name.lastIndexOf('.');
  return at < 0 ? '?' : name.slice(at + 1, at + 6).toUpperCase();
}
