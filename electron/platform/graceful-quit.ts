import type { App, Event } from 'electron';

/**
 * Lets the app finish (close its database, stop its timers) before it exits: holds back the first quit
 * until `stop` has settled, then quits. `stop` is called once.
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
        // Never quit from within this event, even if `stop` has nothing to do and settles at once:
        // Electron 22 would stop half-way and hang.
        setImmediate(() => app.quit());
      });
  });
}
