import type { Drawing } from '../../../../electron/shared/annotations/drawing.ts';
import { failureText } from '../../../../electron/shared/result.ts';
import { call } from '../../../lib/api.ts';
import { app } from '../../../lib/state/app.svelte.ts';
import { viewer } from '../../../lib/state/viewer.svelte.ts';
import type { Size } from '../stage-box.ts';
import { paint } from './paint.ts';

interface Looked {
  taskId: string;
  /** Of the file that it is of. */
  name: string;
  /** The frame's number, as the studio counts; `null` for a picture. */
  number: number | null;
  /** Pixels of the picture itself. */
  size: Size;
}

/** `sh010_animation_v001_f1001.png`; of a picture `sh010_layout_v001_drawn.png`. */
const pictureName = (name: string, number: number | null): string =>
  `${name.replace(/\.[^.]*$/, '').slice(0, 200)}_${number === null ? 'drawn' : `f${number}`}.png`;

/** A frame with what is drawn on it, as a PNG. */
async function flattened(source: CanvasImageSource, drawings: readonly Drawing[], size: Size) {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  context.drawImage(source, 0, 0, size.width, size.height);
  paint(context, drawings, size);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/**
 * Attaches a frame with what is drawn on it to the draft of a comment or reply on the task, with the frame's number as
 * its words where there are none, and goes there. Kitsu takes no artist's drawing on the preview itself.
 */
export async function sendAsPicture(
  source: CanvasImageSource,
  drawings: readonly Drawing[],
  { taskId, name, number, size }: Looked,
): Promise<void> {
  const content = await flattened(source, drawings, size);
  const files = [{ name: pictureName(name, number), content }];
  const answer = await call('comment.attachContents', { taskId, files });
  if (!answer.ok) return app.notify({ message: failureText(answer), tone: 'bad' });
  const draft = answer.value;
  const { text: written = '', statusId = null } = draft ?? {};
  const text = number !== null && written.trim() === '' ? `Frame ${number}: ` : written;
  // A reply without words was no draft before it had a file.
  const replyTo = viewer.replyTo ?? draft?.replyTo ?? null;
  const saved = await call('comment.saveDraft', { taskId, text, statusId, replyTo });
  if (!saved.ok) app.notify({ message: failureText(saved), tone: 'bad' });
  viewer.told(taskId);
  await viewer.close();
}
