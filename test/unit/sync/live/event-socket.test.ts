import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLiveSocket, type LiveSocket } from '../../../../electron/sync/live/event-socket.ts';
import { startFaultProxy, type FaultProxy } from '../../../fixtures/fault-proxy.ts';
import { artistWith, openStudio, type Rig } from '../../practice/studio.ts';

const SOON = { timeout: 30_000, interval: 50 };
vi.setConfig({ testTimeout: 60_000 });

let rig: Rig;
let proxy: FaultProxy;
let line: LiveSocket | null = null;
let token: string | null;
let held: boolean;
let heard: string[];
let connects: number;
let logged: string[];
let renew: () => Promise<'refreshed' | 'expired' | 'unavailable'>;

beforeEach(async () => {
  rig = await openStudio();
  proxy = await startFaultProxy(rig.studio.url);
  token = await rig.tokenOf('artist');
  held = false;
  heard = [];
  logged = [];
  connects = 0;
  renew = () => Promise.resolve('unavailable');
});
afterEach(async () => {
  line?.close();
  line = null;
  await proxy.close();
});

function open(now = () => rig.clock.now): LiveSocket {
  line = openLiveSocket({
    api: `${proxy.url}/api`,
    tokens: { access: () => token, refresh: () => renew(), refused: () => undefined },
    userAgent: 'kitsu-companion/test',
    now,
    random: () => 0,
    isSignedOut: () => held,
    onConnect: () => (connects += 1),
    onEvent: (name) => void heard.push(name),
    log: (message) => logged.push(message),
  });
  return line;
}
const up = (wanted = true) => expect.poll(() => line?.isConnected(), SOON).toBe(wanted);
async function something(): Promise<void> {
  const { me, token: mine, task } = await artistWith(rig, 'wip');
  const path = `/actions/tasks/${task}/time-spents/2026-02-03/persons/${me}`;
  await rig.ask('POST', path, mine, { duration: 30 });
}

it('hears what happens in the studio', async () => {
  open();
  await up();
  await something();
  await expect.poll(() => heard, SOON).toEqual(['time-spent:new', 'task:update']);
});

it('renews a token that the studio calls over, and comes back with the new one', async () => {
  const old = token;
  rig.clock.now = new Date('2026-11-29T12:00:00Z');
  const fresh = await rig.tokenOf('artist');
  let asked = 0;
  renew = () => {
    asked += 1;
    token = fresh;
    return Promise.resolve('refreshed');
  };
  // A computer whose clock is slow does not notice that its token has expired.
  open(() => new Date('2026-11-20T15:00:00Z'));
  await up();
  expect(asked).toBe(1);
  expect(token).not.toBe(old);
});

it('hangs up when the session is over, and calls again after signing in', async () => {
  const live = open();
  await up();
  held = true;
  live.check();
  await up(false);
  held = false;
  live.check();
  await up();
  expect(connects).toBe(2);
});

it('takes a new line after sleep, for the old one may be dead', async () => {
  const live = open();
  await up();
  live.renew();
  await expect.poll(() => connects, SOON).toBe(2);
  await expect.poll(() => proxy.events.open(), SOON).toBe(1);
});

it('comes back by itself after a cut', async () => {
  open();
  await up();
  proxy.events.cut();
  await expect.poll(() => connects, SOON).toBe(2);
});

it('says once why there is no line, without the token', async () => {
  proxy.events.refuse();
  open();
  await expect.poll(() => logged.length, SOON).toBe(1);
  proxy.heal();
  await up();
  expect(logged.join('\n')).not.toContain(String(token));
  expect(logged).toHaveLength(2);
});

it('is over when it is closed', async () => {
  const live = open();
  await up();
  live.close();
  await expect.poll(() => proxy.events.open(), SOON).toBe(0);
  live.check();
  live.renew();
  expect(live.isConnected()).toBe(false);
});

it('is over when it is closed while it is being opened', async () => {
  open().close();
  const other = open();
  await up();
  other.close();
  await expect.poll(() => proxy.events.open(), SOON).toBe(0);
  expect(connects).toBe(1);
});
