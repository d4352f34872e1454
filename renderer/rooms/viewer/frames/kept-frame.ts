import type { VideoSample } from 'mediabunny';
import type { ColourMatrix } from './frame-messages.ts';

/**
 * A decoded frame as it is kept: a copy of its planes, so that no decoder waits for the frames that we hold, and its colours
 * can still be read in another way; or a bitmap, where its planes cannot be had (10 bits) or it is turned.
 */
export type KeptFrame =
  | { kind: 'planes'; bytes: number; data: Uint8Array<ArrayBuffer>; init: VideoFrameBufferInit }
  | { kind: 'bitmap'; bytes: number; bitmap: ImageBitmap };

/** Copies a decoded frame; the sample stays the caller's to close. */
export async function keep(sample: VideoSample): Promise<KeptFrame> {
  const frame = sample.toVideoFrame();
  try {
    const { format, visibleRect } = frame;
    if (format === null || visibleRect === null || sample.rotation !== 0 || sample.flip)
      return asBitmap(sample);
    const data = new Uint8Array(frame.allocationSize());
    const layout = await frame.copyTo(data);
    const init: VideoFrameBufferInit = {
      format,
      codedWidth: visibleRect.width,
      codedHeight: visibleRect.height,
      displayWidth: frame.displayWidth,
      displayHeight: frame.displayHeight,
      timestamp: 0,
      layout,
      colorSpace: frame.colorSpace.toJSON(),
    };
    return { kind: 'planes', bytes: data.byteLength, data, init };
  } finally {
    frame.close();
  }
}

function asBitmap(sample: VideoSample): KeptFrame {
  const { displayWidth: width, displayHeight: height } = sample;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  sample.draw(context, 0, 0);
  return { kind: 'bitmap', bytes: width * height * 4, bitmap: canvas.transferToImageBitmap() };
}

/**
 * One to draw and to close; `matrix`: how its colours are read, `null` as the movie says. A bitmap, since drawing a
 * `VideoFrame` makes the page's own thread convert it.
 */
export async function imageOf(kept: KeptFrame, matrix: ColourMatrix | null): Promise<ImageBitmap> {
  if (kept.kind === 'bitmap') return createImageBitmap(kept.bitmap);
  const init = matrix === null ? kept.init : { ...kept.init, colorSpace: SPACES[matrix] };
  const frame = new VideoFrame(kept.data, init);
  try {
    return await createImageBitmap(frame);
  } finally {
    frame.close();
  }
}

export const dropKept = (kept: KeptFrame): void => {
  if (kept.kind === 'bitmap') kept.bitmap.close();
};

const SPACES: Readonly<Record<ColourMatrix, VideoColorSpaceInit>> = {
  bt601: { matrix: 'smpte170m', primaries: 'bt709', transfer: 'bt709', fullRange: false },
  bt709: { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', fullRange: false },
};
