import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { createNotify } from '../../../electron/windows/notifications.ts';

/** The system's notifications, as Electron gives them, with what each was made of. */
function system(platform: NodeJS.Platform, isPrivate = false) {
  const shown: { words: Record<string, unknown>; said: EventEmitter }[] = [];
  const Notification = Object.assign(
    function (words: Record<string, unknown>) {
      const one = Object.assign(new EventEmitter(), { show: vi.fn(), close: vi.fn() });
      shown.push({ words, said: one });
      return one;
    },
    { isSupported: () => true },
  );
  const onFailed = vi.fn();
  const notify = createNotify({
    Notification: Notification as never,
    platform,
    isPrivate: () => isPrivate,
    onFailed,
  });
  return { shown, onFailed, notify };
}

it('hears that the system showed nothing, as macOS does for an app that is not signed', () => {
  const { shown, onFailed, notify } = system('darwin');
  notify({ title: 'Kitsu Companion', body: 'Hello', onclick: vi.fn() });
  shown[0]?.said.emit('failed', {}, 'the app is not signed');
  expect(onFailed).toHaveBeenCalledWith('the app is not signed');
});

const answered = () => {
  const [reply, run, onclick, onclose] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  const notice = { title: 'SH030', body: 'Arc', onclick, onclose, reply };
  return { reply, run, onclick, onclose, notice: { ...notice, actions: [{ text: 'Start', run }] } };
};

it.each([
  ['as Electron 22 says it', [{}, 'Yes.'], [{}, 0]],
  ['as newer ones say it', [{ reply: 'Yes.' }], [{ actionIndex: 0 }]],
])('takes an answer and a button on macOS, %s', (_how, reply, action) => {
  const { shown, notify } = system('darwin');
  const wanted = answered();
  notify(wanted.notice);
  expect(shown[0]?.words).toMatchObject({
    hasReply: true,
    actions: [{ type: 'button', text: 'Start' }],
  });
  shown[0]?.said.emit('reply', ...reply);
  shown[0]?.said.emit('action', ...action);
  expect(wanted.reply).toHaveBeenCalledWith('Yes.');
  expect(wanted.run).toHaveBeenCalledOnce();
});

it.each(['linux', 'win32'] as const)('promises neither on %s', (platform) => {
  const { shown, notify } = system(platform);
  notify(answered().notice);
  expect(Object.keys(shown[0]?.words ?? {})).toEqual(['title', 'body', 'silent']);
});

it('names nothing where names are hidden', () => {
  const unnamed = { title: 'Kitsu Companion', body: '1 change in Kitsu' };
  const { shown, notify } = system('linux', true);
  notify({ title: 'SH030', body: 'Arc', unnamed, onclick: vi.fn() });
  expect(shown[0]?.words).toMatchObject(unnamed);
});

it('says once that it is gone, and not where it was clicked or taken away', () => {
  const { shown, notify } = system('linux');
  const wanted = answered();
  const takeAway = notify(wanted.notice);
  takeAway();
  shown[0]?.said.emit('close');
  notify(wanted.notice);
  shown[1]?.said.emit('click');
  shown[1]?.said.emit('close');
  expect([wanted.onclick, wanted.onclose].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
  notify(wanted.notice);
  shown[2]?.said.emit('close');
  expect(wanted.onclose).toHaveBeenCalledOnce();
});
