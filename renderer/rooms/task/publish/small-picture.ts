import { pictureType } from '../../../../electron/shared/picture-size.ts';

/** Twice the size of a tile, for sharp screens. */
const WIDTH = 92;
const HEIGHT = 60;
/** Larger ones take longer to decode, and more memory, than a picture of them is worth. */
const LARGEST = 40_000_000;
const MOST_PIXELS = 100_000_000;
/** A picture says within these bytes how large it is. */
const HEAD = 1024 * 1024;

/** A small picture of a file as a `data:` address; `null` for what is no picture that this window can draw. */
export async function smallPicture(file: File): Promise<string | null> {
  if (file.size > LARGEST) return null;
  try {
    const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
    if (pictureType(head, MOST_PIXELS) === null) return null;
    const whole = await createImageBitmap(file);
    const scale = Math.min(1, WIDTH / whole.width, HEIGHT / whole.height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(whole.width * scale));
    canvas.height = Math.max(1, Math.round(whole.height * scale));
    const pen = canvas.getContext('2d');
    if (pen) pen.imageSmoothingQuality = 'high';
    pen?.drawImage(whole, 0, 0, canvas.width, canvas.height);
    whole.close();
    return canvas.toDataURL('image/png');
  } catch {
    // A damaged picture, or one that has no memory to be drawn in.
    return null;
  }
}
