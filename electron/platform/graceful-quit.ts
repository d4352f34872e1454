import type { App, Event } from 'electron';

/**
 * Lets the app finish (close its database, stop its timers) before it ends: holds back the first
 * quit until `stop` has settled, then quits for good. `stop` is called once.
 */
export function quitGracefully(app: Pick<App, 'on' | 'quit'>, stop: () => Promise<unknown>): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('will-quit', (event: Event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    void stop()
      .catch(() => undefined)
      .finally(() => {
        state = 'stopped';
        // Never from within this very event, where a `stop` with nothing to do settles at once:
        // Electron 22 then ends half-way and hangs.
        setImmediate(() => app.quit());
      });
  });
}
