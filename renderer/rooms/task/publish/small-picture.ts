/** Twice the size of a tile, for sharp screens. */
const WIDTH = 92;
const HEIGHT = 60;
/** Larger ones take longer to decode than a picture of them is worth. */
const LARGEST = 40_000_000;

/** A small picture of a file as a `data:` address; `null` for what is no picture that this window can draw. */
export async function smallPicture(file: File): Promise<string | null> {
  if (!/^image\/(png|jpeg|gif|webp)$/.test(file.type) || file.size > LARGEST) return null;
  try {
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
