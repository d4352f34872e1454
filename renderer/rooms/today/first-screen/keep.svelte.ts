import { onMount } from 'svelte';
import { call } from '../../../lib/api.ts';
import { instant } from '../../../lib/instant.ts';
import { app } from '../../../lib/state/app.svelte.ts';
import { captureElement } from './capture.ts';

/** The list comes to rest first. */
const REST_MS = 3_000;
/** A day that changes all the time is not read all the time. */
const PAUSE_MS = 60_000;

/**
 * Keeps what `shown` answers for the next start: soon after the first list was drawn, once a minute where `drawn` has
 * changed since, and when the window is hidden. `shown` answers `null` while something else is shown. Call it where a
 * component is made.
 */
export function keepFirstScreen(
  shown: () => { root: Element; child: Element } | null,
  drawn: () => unknown,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let keptAt = -Infinity;
  let last = '';
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const place = shown();
    const { session } = app;
    if (!place || session?.kind !== 'signed-in' || session.expired || session.locked) return;
    const piece = captureElement(place.root, place.child);
    if (!piece) return;
    keptAt = instant();
    const text = JSON.stringify(piece);
    if (text === last) return;
    last = text;
    const theme = document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark';
    const asOf = new Date(keptAt).toISOString();
    void call('window.keepFirstScreen', {
      personId: session.person.id,
      screen: { theme, asOf, pieces: [piece] },
    });
  };
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') keep();
  };
  $effect(() => {
    drawn();
    const pause = Math.max(REST_MS, keptAt + PAUSE_MS - instant());
    timer ??= setTimeout(() => requestIdleCallback(keep), pause);
  });
  onMount(() => {
    document.addEventListener('visibilitychange', hidden);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hidden);
    };
  });
}
