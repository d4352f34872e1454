import type { ViewState } from '../../../electron/shared/view-state.ts';
import { call } from '../api.ts';
import { app } from './app.svelte.ts';
import { DebouncedSave } from './debounced-save.ts';
import { navigation } from './navigation.svelte.ts';
import { today } from './today.svelte.ts';

/** Open dialogs, and forms with this attribute, hold text that exists nowhere else. */
const HOLDS_WORDS = '[role="dialog"], [role="alertdialog"], [data-holds-words]';

const here = (): ViewState => ({
  room: navigation.room,
  day: today.day,
  taskId: today.selectedId,
  typing: !today.drafts.isEmpty || document.querySelector(HOLDS_WORDS) !== null,
});

/**
 * Tells the main process where the artist is, once they stop moving and when the window is closed: the
 * window may then be destroyed, unless it holds unsaved text, and opens there when it is created again.
 */
export function keepViewState(): void {
  const keeper = new DebouncedSave<ViewState>(400, async (place) => {
    // Only the next window uses it: if it cannot be stored, nothing is lost.
    await call('window.keepPlace', place);
  });
  $effect.root(() => {
    $effect(() => {
      if (app.session?.kind === 'signed-in') keeper.schedule(here());
    });
  });
  const hidden = (): void => {
    if (document.visibilityState === 'visible' || app.session?.kind !== 'signed-in') return;
    keeper.schedule(here());
    keeper.flush();
  };
  document.addEventListener('visibilitychange', hidden);
}
