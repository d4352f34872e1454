import type { Size } from '../stage-box.ts';
import { animate } from './animation.ts';

/** What a canvas draws. */
export type Drawable = ImageBitmap | HTMLImageElement;

/** A picture that was read. Its pixels are in memory until `close`. */
export interface Picture {
  size: Size;
  /** Good enough where it is drawn no larger than this part of its size. */
  small: { drawable: Drawable; upTo: number };
  /** All of its pixels, which are unfolded when they are first asked for. */
  full(): Promise<Drawable>;
  /** Gives the frames of an animated one as their time comes, until `signal` ends it; `onframe` closes them. */
  play(onframe: (frame: VideoFrame) => void, signal: AbortSignal): Promise<void>;
  close(): void;
}

export type PictureOutcome =
  { kind: 'picture'; picture: Picture } | { kind: 'words'; text: string };

/** The longer side of what is drawn while the whole picture is in sight. */
const SMALL_SIDE = 2560;

const AWAY =
  'This picture cannot be shown here now. Look at the connection, or save it to open it.';
const NOT_READ =
  'This picture cannot be read, or is too large to be shown here. Save it to open it.';

/**
 * Reads the first of several addresses that is a picture. A turned photo (EXIF) stands upright. Never rejects; `signal`
 * ends it without an outcome.
 */
export async function loadPicture(
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<PictureOutcome | null> {
  let text = AWAY;
  for (const address of addresses) {
    try {
      const answer = await fetch(address, { signal });
      if (!answer.ok) {
        if (answer.status === 415) text = NOT_READ;
        continue;
      }
      const blob = await answer.blob();
      const image = await headOf(address, signal);
      const picture = image && (await pictureOf(blob, image));
      if (signal.aborted) {
        picture?.close();
        return null;
      }
      if (picture) return { kind: 'picture', picture };
      text = NOT_READ;
    } catch {
      if (signal.aborted) return null;
    }
  }
  return { kind: 'words', text };
}

/** An element that knows the size of a picture and has not unfolded it; `null` for what is none. */
function headOf(address: string, signal: AbortSignal): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image();
    // Else no pixel of a canvas that it is drawn to can be read.
    image.crossOrigin = 'anonymous';
    image.onload = () => resolve(image.naturalWidth > 0 ? image : null);
    image.onerror = () => resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
    image.src = address;
  });
}

async function pictureOf(blob: Blob, image: HTMLImageElement): Promise<Picture | null> {
  const size = { width: image.naturalWidth, height: image.naturalHeight };
  // A drawing has no pixels of its own: it is sharp at any size.
  if (blob.type === 'image/svg+xml')
    return {
      size,
      small: { drawable: image, upTo: Infinity },
      full: () => Promise.resolve(image),
      play: () => Promise.resolve(),
      close: () => undefined,
    };
  const part = SMALL_SIDE / Math.max(size.width, size.height);
  const small = await unfold(blob, part < 1 ? { resizeWidth: Math.round(size.width * part) } : {});
  if (!small) return null;
  let full: Promise<ImageBitmap> | null = null;
  return {
    size,
    small: { drawable: small, upTo: part < 1 ? part : Infinity },
    full: async () => {
      if (part >= 1) return small;
      full ??= createImageBitmap(blob);
      return await full;
    },
    play: (onframe, signal) => animate(blob, onframe, signal),
    close: () => {
      small.close();
      void full?.then((bitmap) => bitmap.close()).catch(() => undefined);
    },
  };
}

/** Unfolds it beside the page's own work. */
const unfold = (blob: Blob, how: ImageBitmapOptions): Promise<ImageBitmap | null> =>
  createImageBitmap(blob, { ...how, resizeQuality: 'high' }).catch(() => null);
