import { beforeEach, describe, expect, it } from 'vitest';
import { failure, success, type Failure } from '../../../electron/shared/result.ts';
import type { UpdateHold, UpdateMode } from '../../../electron/shared/updates.ts';
import type { Release } from '../../../electron/updates/release.ts';
import type { Updater } from '../../../electron/updates/updater.ts';
import {
  createUpdates,
  type Updates,
  type UpdatesDeps,
} from '../../../electron/updates/updates.ts';

const RELEASE: Release = {
  kind: 'deb',
  feed: 'https://updates.example.com/kitsu-companion',
  keys: ['a key'],
  forTestingOnly: false,
};

let mode: UpdateMode;
let newest: string | null;
let hold: UpdateHold | null;
let done: string[];
let waiting: { ms: number; work: () => void }[];
let kept: Failure | null;
let installs: ReturnType<Updater['install']>;

const updater: Updater = {
  ask: () => (done.push('asked'), Promise.resolve(newest)),
  load: (onPercent) => (done.push('loaded'), onPercent(50), Promise.resolve()),
  install: (restart) => (done.push(restart ? 'installed, restarted' : 'installed'), installs),
};

function made(more: Partial<UpdatesDeps> = {}): Updates {
  return createUpdates({
    release: RELEASE,
    policyFeed: null,
    mode: () => mode,
    open: (feed) => (done.push(`opened ${feed}`), Promise.resolve(updater)),
    hold: () => hold,
    later(ms, work) {
      const one = { ms, work };
      waiting.push(one);
      return () => void (waiting = waiting.filter((other) => other !== one));
    },
    kept: { read: () => kept, write: (failed) => (kept = failed) },
    onChange: () => undefined,
    onNews: ({ version, ready }) => done.push(`told ${version}${ready ? ' is ready' : ''}`),
    quit: () => done.push('quit'),
    log: () => undefined,
    ...more,
  });
}

beforeEach(() => {
  mode = 'notify';
  newest = '9.0.0';
  hold = null;
  done = [];
  waiting = [];
  kept = null;
  installs = Promise.resolve(success(null));
});

/** Its first look, by its own clock; whoever asks meanwhile gets the same. */
async function firstLook(updates: Updates): Promise<void> {
  updates.start();
  waiting[0]?.work();
  await updates.ask();
}

describe('newer versions', () => {
  it('are looked for later and then again and again, and what does it is opened no sooner', async () => {
    const updates = made();
    updates.start();
    expect(done).toEqual([]);
    await firstLook(updates);
    expect(done).toEqual([`opened ${RELEASE.feed}`, 'asked', 'told 9.0.0']);
    expect(waiting.map(({ ms }) => ms)).toEqual([6 * 60 * 60_000]);
    expect(updates.view()).toEqual({ cannot: null, state: { kind: 'offered', version: '9.0.0' } });
  });

  it('are not looked for where the setting says so, until it says otherwise', () => {
    mode = 'off';
    const updates = made();
    updates.start();
    expect(waiting).toEqual([]);
    mode = 'notify';
    updates.modeChanged();
    expect(waiting).toHaveLength(1);
    mode = 'off';
    updates.modeChanged();
    expect(waiting).toEqual([]);
  });

  it('are loaded by themselves in “automatic” alone, and go in at the next quit', async () => {
    mode = 'automatic';
    const updates = made();
    await updates.ask();
    expect(updates.view().state).toEqual({ kind: 'ready', version: '9.0.0' });
    expect(updates.wanted()).toBe('quietly');
    await updates.atQuit('quietly');
    expect(done.at(-1)).toBe('installed');
  });

  it('go in when somebody asks: loaded, quit, installed, started again', async () => {
    const updates = made();
    await updates.ask();
    expect(updates.wanted(), 'nobody asked').toBeNull();
    expect(await updates.install()).toMatchObject({ ok: true });
    expect(done.slice(-3)).toEqual(['loaded', 'told 9.0.0 is ready', 'quit']);
    expect(updates.wanted()).toBe('restart');
    await updates.atQuit('restart');
    expect(done.at(-1)).toBe('installed, restarted');
  });

  it.each(['timer', 'upload'] as const)('wait for the %s, also at a quit', async (why) => {
    mode = 'automatic';
    hold = why;
    const updates = made();
    await updates.ask();
    expect(await updates.install()).toMatchObject({ ok: false, code: 'rule' });
    expect(done).not.toContain('quit');
    expect(updates.wanted()).toBeNull();
    hold = null;
    expect(updates.wanted()).toBe('quietly');
  });

  it('do not go in while the computer is shut down', async () => {
    mode = 'automatic';
    const updates = made();
    await updates.ask();
    updates.shuttingDown();
    expect(updates.wanted()).toBeNull();
  });

  it('come from the studio’s folder where its policy names one', async () => {
    await made({ policyFeed: 'http://files.studio.lan/kc' }).ask();
    expect(done[0]).toBe('opened http://files.studio.lan/kc');
  });

  it.each([
    ['from source', { ...RELEASE, kind: 'source' as const }],
    ['of whoever unpacked it', { ...RELEASE, kind: 'tar.gz' as const }],
    ['without a place', { ...RELEASE, feed: null }],
    ['without a key', { ...RELEASE, keys: [] }],
  ])('are not for a copy %s', async (_, release) => {
    const updates = made({ release });
    updates.start();
    const { cannot } = await updates.ask();
    expect(cannot).toMatchObject({ code: 'rule' });
    expect(await updates.install()).toBe(cannot);
    expect([waiting, done]).toEqual([[], []]);
  });

  it('that did not go in are told of at the next start', async () => {
    mode = 'automatic';
    const updates = made();
    await updates.ask();
    installs = Promise.resolve(failure('cancelled', 'The update was not installed.'));
    await updates.atQuit('quietly');
    expect(made().view().state).toMatchObject({ kind: 'failed', failure: { code: 'cancelled' } });
    installs = Promise.resolve(success(null));
    await updates.atQuit('quietly');
    expect(made().view().state).toEqual({ kind: 'unknown' });
  });

  it('are one look at a time', async () => {
    const updates = made();
    await Promise.all([updates.ask(), updates.ask()]);
    expect(done.filter((what) => what === 'asked')).toHaveLength(1);
  });
});
