import { yieldToEventLoop } from '../platform/yield.ts';

/**
 * What the app behind the first window needs, in pieces that are read and run in some ten milliseconds each. One import of
 * it all holds this thread, on which Chromium starts the window's page and asks for its files, until the last line is run.
 */
const PIECES: readonly (() => Promise<unknown>)[] = [
  () => import('../shared/contract/define.ts'),
  () => import('../shared/contract/index.ts'),
  () => import('../replica/database.ts'),
  () => import('../replica/replica.ts'),
  () => import('../account/session.ts'),
  () => import('../sync/sync.ts'),
  () => import('../app/workspace.ts'),
  () => import('../app/app-core.ts'),
  () => import('../ipc/handlers.ts'),
];

/** Loads the app behind the first window, which goes on meanwhile. */
export async function loadApp(): Promise<typeof import('./open-app.ts')> {
  for (const piece of PIECES) {
    await yieldToEventLoop();
    await piece();
  }
  await yieldToEventLoop();
  return import('./open-app.ts');
}
