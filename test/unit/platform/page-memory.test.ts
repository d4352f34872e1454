import { expect, it, vi } from 'vitest';
import { freePageMemory } from '../../../electron/platform/page-memory.ts';

function aPage(over: { attached?: boolean; refuses?: boolean } = {}) {
  let attached = over.attached ?? false;
  const sendCommand = vi.fn(() =>
    over.refuses ? Promise.reject(new Error('gone')) : Promise.resolve({}),
  );
  const debug = {
    isAttached: () => attached,
    attach: () => void (attached = true),
    detach: () => void (attached = false),
    sendCommand,
  };
  return { page: { debugger: debug, isDestroyed: () => false } as never, sendCommand, debug };
}

it('asks the page, and lets go of it', async () => {
  const { page, sendCommand, debug } = aPage();
  await freePageMemory(page);
  expect(sendCommand).toHaveBeenCalledWith('Memory.simulatePressureNotification', {
    level: 'critical',
  });
  expect(debug.isAttached()).toBe(false);
});

it('leaves a page alone that somebody else looks into', async () => {
  const { page, sendCommand, debug } = aPage({ attached: true });
  await freePageMemory(page);
  expect(sendCommand).not.toHaveBeenCalled();
  expect(debug.isAttached()).toBe(true);
});

it('lets go of a page that does not do it, and takes none for one', async () => {
  const { page, debug } = aPage({ refuses: true });
  await freePageMemory(page);
  expect(debug.isAttached()).toBe(false);
  await freePageMemory(undefined);
});
