import { call } from '../../lib/api.ts';
import { afterPaint } from '../../lib/state/after-paint.ts';
import { viewer } from '../../lib/state/viewer.svelte.ts';

/** Chromium takes up to two seconds to end a worker that is decoding, and its frames go with it. */
const ENDED_MS = 3_000;
let later: ReturnType<typeof setTimeout> | undefined;

/** Has the memory of what was seen given back: now, and what the readers held once they have ended. */
export function giveBack(): void {
  clearTimeout(later);
  afterPaint(() => void call('window.freeMemory', {}));
  later = setTimeout(() => {
    if (viewer.shown === null) void call('window.freeMemory', {});
  }, ENDED_MS);
}
