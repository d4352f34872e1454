import type { App, Event } from 'electron';

/**
 * Lets the app finish (close its database, stop its timers) before it exits: holds back the first quit
 * until `stop` has settled, then quits. `stop` is called once. `isHeldUp`: the system has not answered
 * a call; the process would stay until it does, without a window or an icon, so it ends itself.
 */
export function quitGracefully(
  app: Pick<App, 'on' | 'quit'>,
  stop: () => Promise<unknown>,
  isHeldUp: () => boolean = () => false,
  end: () => void = () => void process.kill(process.pid, 'SIGKILL'),
): void {
  app.on('quit', () => {
    if (isHeldUp()) end();
  });
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
