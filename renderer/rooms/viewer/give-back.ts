import { call } from '../../lib/api.ts';
import { afterPaint } from '../../lib/state/after-paint.ts';
import { viewer } from '../../lib/state/viewer.svelte.ts';

/** After closing: a worker that is decoding ends within two seconds, and Chromium keeps frames for ten. */
const AGAIN_MS = [3_000, 12_000];
let later: ReturnType<typeof setTimeout>[] = [];

/** Has the memory of what was seen given back: now, and what others still hold of it once they let go. */
export function giveBack(): void {
  later.forEach(clearTimeout);
  afterPaint(() => void call('window.freeMemory', {}));
  later = AGAIN_MS.map((after) =>
    setTimeout(() => {
      if (viewer.shown === null) void call('window.freeMemory', {});
    }, after),
  );
}
