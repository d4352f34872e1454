/** Shorter ones are shown for a tenth of a second, as in every browser. */
const SHORTEST_MS = 20;
const USUAL_MS = 100;
const MICRO = 1000;

/**
 * Plays an animated picture: each frame is given to `onframe`, which closes it, when its time has come. Ends at once for a
 * picture that stands, and where the artist wants nothing to move. Never rejects; `signal` ends it.
 */
export async function animate(
  blob: Blob,
  onframe: (frame: VideoFrame) => void,
  signal: AbortSignal,
): Promise<void> {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const decoder = await decoderOf(blob);
  if (!decoder) return;
  try {
    await Promise.all([decoder.completed, decoder.tracks.ready]);
    const track = decoder.tracks.selectedTrack;
    if (!track?.animated || track.frameCount < 2) return;
    // Once more than it is repeated; `Infinity` for ever.
    for (let round = 0; round <= track.repetitionCount; round += 1)
      for (let frameIndex = 0; frameIndex < track.frameCount; frameIndex += 1) {
        const { image } = await decoder.decode({ frameIndex });
        if (signal.aborted) return image.close();
        const shownFor = (image.duration ?? 0) / MICRO;
        onframe(image);
        await pause(shownFor < SHORTEST_MS ? USUAL_MS : shownFor, signal);
        if (signal.aborted) return;
      }
  } catch {
    // Damaged on its way: the frame before stays.
  } finally {
    decoder.close();
  }
}

const MOVING = ['image/gif', 'image/webp'];

async function decoderOf(blob: Blob): Promise<ImageDecoder | null> {
  try {
    if (!MOVING.includes(blob.type)) return null;
    return new ImageDecoder({ data: await blob.arrayBuffer(), type: blob.type });
  } catch {
    return null;
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
