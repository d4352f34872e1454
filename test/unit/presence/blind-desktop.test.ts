import { expect, it, vi } from 'vitest';
import { watchPresence } from '../../../electron/presence/presence-watch.ts';
import type { PresenceDetector } from '../../../electron/shared/presence.ts';

/** An artist on a desktop with that source of idle time, and what they are told when the timer starts. */
async function toldOn(detector: PresenceDetector, idleMinutes = 5): Promise<string[]> {
  const told: string[] = [];
  let running: { taskId: string; since: number } | null = null;
  const watch = watchPresence({
    timer: () => ({ view: () => ({ running }), away: () => undefined, back: () => undefined }),
    settings: () => ({ idle: { minutes: idleMinutes, programs: [] } }),
    detector: () =>
      Promise.resolve({
        view: { detector, words: `${detector} is all there is.` },
        read: () => Promise.resolve({ idleMs: null, locked: null }),
        idleNow: () => null,
        rest: () => undefined,
      }),
    programs: { look: () => Promise.resolve(false), rest: () => undefined },
    now: () => 0,
    dayEnd: () => Infinity,
    onBlind: ({ words }) => told.push(words),
    log: () => undefined,
  });
  for (const taskId of ['SH010', 'SH020']) {
    running = { taskId, since: 0 };
    watch.update();
    await vi.waitFor(() => watch.view());
    await new Promise((resolve) => setImmediate(resolve));
  }
  watch.stop();
  return told;
}

it('says once, when the timer starts, that this desktop shows no break', async () => {
  expect(await toldOn('none')).toEqual(['none is all there is.']);
  expect(await toldOn('logind')).toEqual(['logind is all there is.']);
});

it('says nothing where a break is seen, or is not asked about', async () => {
  expect(await toldOn('system')).toEqual([]);
  expect(await toldOn('mutter')).toEqual([]);
  expect(await toldOn('notifier')).toEqual([]);
  expect(await toldOn('none', 0)).toEqual([]);
});

it('keeps nothing for the readings once no timer runs', async () => {
  const rest = vi.fn();
  let running: { taskId: string; since: number } | null = { taskId: 'SH010', since: 0 };
  const watch = watchPresence({
    timer: () => ({ view: () => ({ running }), away: () => undefined, back: () => undefined }),
    settings: () => ({ idle: { minutes: 5, programs: [] } }),
    detector: () =>
      Promise.resolve({
        view: { detector: 'notifier', words: '' },
        read: () => Promise.resolve({ idleMs: 0, locked: null }),
        idleNow: () => null,
        rest,
      }),
    programs: { look: () => Promise.resolve(false), rest: () => undefined },
    now: () => 0,
    dayEnd: () => Infinity,
    onBlind: () => undefined,
    log: () => undefined,
  });
  watch.update();
  await watch.view();
  expect(rest).not.toHaveBeenCalled();
  running = null;
  watch.update();
  expect(rest).toHaveBeenCalledTimes(1);
});
