import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { quitGracefully } from '../../../electron/platform/graceful-quit.ts';

/** An app whose quit sends `will-quit` like Electron, and ends unless that is prevented. */
function anApp() {
  const events = new EventEmitter();
  const app = {
    ended: false,
    within: false,
    on: events.on.bind(events),
    emit: events.emit.bind(events),
    quit() {
      expect(app.within, 'quit was called from within will-quit').toBe(false);
      let prevented = false;
      app.within = true;
      events.emit('will-quit', { preventDefault: () => (prevented = true) });
      // Electron runs settled promises before it checks for preventDefault.
      setImmediate(() => (app.within = false));
      if (!prevented) app.ended = true;
    },
  };
  return app;
}

it('ends after everything has stopped, and stops it once', async () => {
  const app = anApp();
  let stopped = (): void => undefined;
  const stop = vi.fn(() => new Promise<void>((done) => (stopped = done)));
  quitGracefully(app as never, stop);
  app.quit();
  await vi.waitFor(() => expect(app.within).toBe(false), { timeout: 10_000 });
  app.quit();
  await vi.waitFor(() => expect(app.within).toBe(false), { timeout: 10_000 });
  expect(app.ended).toBe(false);
  expect(stop).toHaveBeenCalledTimes(1);
  stopped();
  await vi.waitFor(() => expect(app.ended).toBe(true), { timeout: 10_000 });
});

it.each([
  ['has nothing to do', () => Promise.resolve()],
  ['fails', () => Promise.reject(new Error('disk'))],
])('ends all the same when stopping %s', async (_what, stop) => {
  const app = anApp();
  quitGracefully(app as never, stop);
  app.quit();
  await vi.waitFor(() => expect(app.ended).toBe(true), { timeout: 10_000 });
});

it('ends the process itself where the system has not answered, and only there', async () => {
  for (const isHeldUp of [false, true]) {
    const app = anApp();
    const end = vi.fn();
    quitGracefully(
      app as never,
      () => Promise.resolve(),
      () => isHeldUp,
      end,
    );
    app.quit();
    await vi.waitFor(() => expect(app.ended).toBe(true), { timeout: 10_000 });
    app.emit('quit');
    expect(end).toHaveBeenCalledTimes(isHeldUp ? 1 : 0);
  }
});
