import { pictureType } from '../shared/picture-size.ts';

/** Bytes that the window's page reads and draws itself: no program but our page makes anything of this type. */
const BYTES = 'application/octet-stream';

/** A picture that the window may hold whole. */
const LARGEST_PICTURE = 64 * 1024 * 1024;
/** A drawing is unfolded from its text, and may be much larger then. */
const LARGEST_DRAWING = 8 * 1024 * 1024;
/** Documents and models. */
const LARGEST_BYTES = 200 * 1024 * 1024;

/** Where the text of an SVG begins, past what may stand before: declaration, comments, document type. */
const DRAWING = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i;
/** The first key of a glTF is one of its own. */
const MODEL_AS_TEXT =
  /^\s*\{\s*"(?:asset|extensions?\w*|scenes?|nodes|meshes|materials|accessors|bufferViews|buffers|images|textures|samplers|animations|skins|cameras|extras)"\s*:/;

/**
 * What the window's page may load of a file, by its bytes and not by its name; `null` for what it shows nothing of, and
 * for what is too large. `head`: its first bytes, 256 KiB if it has so many; `size`: all of it, in bytes.
 */
export function shownType(head: Buffer, size: number): string | null {
  const picture = size <= LARGEST_PICTURE ? pictureType(head) : null;
  if (picture) return picture;
  const start = head.toString('latin1', 0, 4096).replace(/^\xef\xbb\xbf/, '');
  // A picture only: no script of it runs in an `img`, and nothing else of ours loads it.
  if (DRAWING.test(start)) return size <= LARGEST_DRAWING ? 'image/svg+xml' : null;
  const isRead =
    start.slice(0, 1024).includes('%PDF-') || start.startsWith('glTF') || MODEL_AS_TEXT.test(start);
  return isRead && size <= LARGEST_BYTES ? BYTES : null;
}
