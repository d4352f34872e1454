import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { createNotify } from '../../../electron/windows/notifications.ts';

it('hears that the system showed nothing, as macOS does for an app that is not signed', () => {
  const shown: EventEmitter[] = [];
  const Notification = Object.assign(
    function () {
      const one = Object.assign(new EventEmitter(), { show: vi.fn(), close: vi.fn() });
      shown.push(one);
      return one;
    },
    { isSupported: () => true },
  );
  const onFailed = vi.fn();
  const notify = createNotify({
    Notification: Notification as never,
    platform: 'darwin',
    onFailed,
  });
  notify({ title: 'Kitsu Companion', body: 'Hello', onclick: vi.fn() });
  shown[0]?.emit('failed', {}, 'the app is not signed');
  expect(onFailed).toHaveBeenCalledWith('the app is not signed');
});
