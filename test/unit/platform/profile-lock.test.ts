import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdProfile, keepProfile } from '../../../electron/platform/profile-handover.ts';
import {
  askForProfile,
  claimProfile,
  RENEW_MS,
  SILENT_MS,
  WISH_MS,
  type HeldProfile,
  type Machine,
} from '../../../electron/platform/profile-lock.ts';

const ANNA: Machine = { host: 'anna-pc', machine: 'a' };
const BEA: Machine = { host: 'bea-pc', machine: 'b' };

describe('a profile on a file server', () => {
  let folder: string;
  const lock = () => join(folder, 'in-use.json');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'profile-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const claimed = (me: Machine): HeldProfile => {
    const claim = claimProfile(folder, me);
    if (claim.kind !== 'held') throw new Error(`In use on ${claim.by.host}.`);
    return claim.profile;
  };
  /** As if the file had been written so long ago. */
  const age = (file: string, ms: number): void => {
    const at = (statSync(file).mtimeMs - ms) / 1000;
    utimesSync(file, at, at);
  };

  it('is for one computer at a time, and the second learns the name of the first', () => {
    claimed(ANNA);
    expect(claimProfile(folder, BEA)).toMatchObject({ kind: 'in-use', by: { host: 'anna-pc' } });
    expect(readdirSync(folder)).toEqual(['in-use.json']);
  });

  it('is free again once it was released', () => {
    claimed(ANNA).release();
    expect(readdirSync(folder)).toEqual([]);
    expect(claimed(BEA).isOurs()).toBe(true);
  });

  it('is taken at once from an app of this computer that has ended', () => {
    const before = claimed(ANNA);
    const now = claimed(ANNA);
    expect([before.isOurs(), now.isOurs()]).toEqual([false, true]);
    before.release();
    expect(now.isOurs()).toBe(true);
  });

  it('is taken from a computer that was silent, which then may write no more', () => {
    const anna = claimed(ANNA);
    age(lock(), SILENT_MS - 1000);
    expect(claimProfile(folder, BEA).kind).toBe('in-use');
    age(lock(), 2000);
    const bea = claimed(BEA);
    expect(anna.isOurs()).toBe(false);
    expect(anna.renew()).toMatchObject({ kind: 'lost', by: { host: 'bea-pc' } });
    expect(bea.renew()).toEqual({ kind: 'ours' });
    anna.release();
    expect(bea.isOurs()).toBe(true);
  });

  it('stays with a computer that renews it, whatever the clocks of the two say', () => {
    const anna = claimed(ANNA);
    age(lock(), SILENT_MS * 2);
    expect(anna.renew()).toEqual({ kind: 'ours' });
    vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] });
    try {
      expect(claimProfile(folder, BEA).kind).toBe('in-use');
    } finally {
      vi.useRealTimers();
    }
  });

  it('is handed over to who asks for it, but not to who asked long ago', () => {
    const anna = claimed(ANNA);
    askForProfile(folder, BEA);
    age(join(folder, 'wanted.json'), WISH_MS + 1000);
    expect(anna.renew()).toEqual({ kind: 'ours' });
    askForProfile(folder, BEA);
    expect(anna.renew()).toMatchObject({ kind: 'wanted', by: { host: 'bea-pc' } });
    askForProfile(folder, ANNA);
    expect(anna.renew()).toEqual({ kind: 'ours' });
  });

  it('is kept where somebody deleted the file, and taken from a file that is no lock', () => {
    const anna = claimed(ANNA);
    rmSync(lock());
    expect(anna.isOurs()).toBe(true);
    expect(anna.renew()).toEqual({ kind: 'ours' });
    expect(existsSync(lock())).toBe(true);
    age(lock(), SILENT_MS * 2);
    expect(anna.renew()).toEqual({ kind: 'ours' });
    expect(claimProfile(folder, BEA).kind).toBe('in-use');
    writeFileSync(lock(), '{"host": 1}');
    expect(anna.isOurs()).toBe(false);
    expect(claimed(BEA).isOurs()).toBe(true);
  });

  it('tells nothing of its user but the name of the computer', () => {
    claimed(ANNA);
    const content = JSON.parse(readFileSync(lock(), 'utf8')) as object;
    expect(Object.keys(content).sort()).toEqual(['host', 'machine', 'pid', 'start']);
    expect(statSync(lock()).mode & 0o777).toBe(0o600);
  });

  describe('taking over', () => {
    beforeEach(
      () => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout'] }),
    );
    afterEach(() => void vi.useRealTimers());
    const shown = (_host: string, done: AbortSignal): Promise<boolean> =>
      new Promise((resolve) => done.addEventListener('abort', () => resolve(false)));

    it('asks, waits for the other computer to close, and goes on here', async () => {
      const anna = claimed(ANNA);
      const told: string[] = [];
      const stop = keepProfile(anna, {
        onWanted: ({ host }) => {
          told.push(`wanted by ${host}`);
          anna.release();
        },
        onLost: () => told.push('lost'),
        log: (message) => told.push(message),
      });
      const asked: string[] = [];
      const bea = holdProfile(folder, BEA, {
        askToTakeOver: (host) => Promise.resolve(asked.push(host) > 0),
        showHandingOver: shown,
      });
      await vi.advanceTimersByTimeAsync(RENEW_MS + 2000);
      expect((await bea)?.isOurs()).toBe(true);
      expect(asked).toEqual(['anna-pc']);
      expect(told).toEqual(['wanted by bea-pc']);
      expect(readdirSync(folder)).toEqual(['in-use.json']);
      stop();
    });

    it('leaves the other computer alone where the artist would not, or cancels', async () => {
      const anna = claimed(ANNA);
      const no = { askToTakeOver: () => Promise.resolve(false), showHandingOver: shown };
      expect(await holdProfile(folder, BEA, no)).toBeNull();
      let cancel = (): void => undefined;
      const cancelled = new Promise<boolean>((resolve) => (cancel = () => resolve(true)));
      const bea = holdProfile(folder, BEA, {
        askToTakeOver: () => Promise.resolve(true),
        showHandingOver: () => cancelled,
      });
      cancel();
      await vi.advanceTimersByTimeAsync(2000);
      expect(await bea).toBeNull();
      expect(anna.renew()).toEqual({ kind: 'ours' });
      expect(readdirSync(folder)).toEqual(['in-use.json']);
    });

    it('tells the computer that was silent that it has lost the profile', async () => {
      const anna = claimed(ANNA);
      const told: string[] = [];
      keepProfile(anna, {
        onWanted: () => told.push('wanted'),
        onLost: (by) => told.push(`lost to ${by?.host}`),
        log: (message) => told.push(message),
      });
      age(lock(), SILENT_MS + 1000);
      claimed(BEA);
      await vi.advanceTimersByTimeAsync(RENEW_MS * 3);
      expect(told).toEqual(['lost to bea-pc']);
    });
  });
});
