import { expect, it } from 'vitest';
import type { RunTool } from '../../../electron/platform/run-tool.ts';
import { callBus, isOwned, processOf } from '../../../electron/platform/session-bus.ts';

/** A bus on which one of the programs answers, and what each was asked. */
function bus(said: Partial<Record<'gdbus' | 'dbus-send', string>>) {
  const asked: string[][] = [];
  const ask: RunTool = (program, args) => {
    asked.push([program, ...args]);
    return Promise.resolve(said[program as 'gdbus'] ?? null);
  };
  return { ask, asked };
}

const CALL = {
  to: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  method: 'org.freedesktop.Secret.Service.SearchItems',
  args: [{ service: 'kitsu-companion', account: 'one' }, 'more'],
};

it('asks by the one program, and by the other where that has no answer, each in its own words', async () => {
  const both = bus({ 'dbus-send': 'array [ ]' });
  expect(await callBus(both.ask, CALL)).toBe('array [ ]');
  expect(both.asked).toEqual([
    [
      ...['gdbus', 'call', '--session', '--dest=org.freedesktop.secrets'],
      '--object-path=/org/freedesktop/secrets',
      '--method=org.freedesktop.Secret.Service.SearchItems',
      "{'service': 'kitsu-companion', 'account': 'one'}",
      'more',
    ],
    [
      ...['dbus-send', '--session', '--print-reply', '--dest=org.freedesktop.secrets'],
      '/org/freedesktop/secrets',
      'org.freedesktop.Secret.Service.SearchItems',
      'dict:string:string:service,kitsu-companion,account,one',
      'string:more',
    ],
  ]);
  const first = bus({ gdbus: '(@ao [],)' });
  expect(await callBus(first.ask, CALL)).toBe('(@ao [],)');
  expect(first.asked).toHaveLength(1);
});

it('knows who has a name, and answers in doubt that nobody does', async () => {
  expect(await isOwned(bus({ gdbus: '(true,)\n' }).ask, 'a.b')).toBe(true);
  expect(await isOwned(bus({ 'dbus-send': '   boolean true\n' }).ask, 'a.b')).toBe(true);
  expect(await isOwned(bus({ gdbus: '(false,)\n' }).ask, 'a.b')).toBe(false);
  expect(await isOwned(bus({}).ask, 'a.b')).toBe(false);
});

it('knows the process behind a name, as both programs write it', async () => {
  expect(await processOf(bus({ gdbus: '(uint32 4242,)\n' }).ask, ':1.7')).toBe(4242);
  expect(await processOf(bus({ 'dbus-send': '   uint32 4242\n' }).ask, ':1.7')).toBe(4242);
  expect(await processOf(bus({}).ask, ':1.7')).toBeNull();
});
