import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareProfile, profileFolder, useProfile } from '../../../electron/platform/paths.ts';
import { takeSingleInstance } from '../../../electron/platform/single-instance.ts';
import { parseCommandLine } from '../../../electron/platform/command-line.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'companion-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the profile folder', () => {
  it('is where it was asked for, seen from where the app was started', () => {
    const usual = { cwd: '/home/mia', appData: '/home/mia/.config' };
    expect(profileFolder({ ...usual, asked: 'data' })).toBe('/home/mia/data');
    expect(profileFolder({ ...usual, asked: '/srv/data' })).toBe('/srv/data');
    expect(profileFolder({ ...usual, asked: null })).toBe('/home/mia/.config/Kitsu Companion');
  });

  it('is made with its parents, and nothing of the trial stays', () => {
    const profile = join(folder, 'deep', 'profile');
    expect(prepareProfile(profile)).toMatchObject({ ok: true, value: { folder: profile } });
    expect(readdirSync(profile)).toEqual(['logs']);
  });

  it('says which folder cannot be written, why, and what to do', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'in the way');
    const answer = prepareProfile(join(file, 'profile'));
    expect(answer).toMatchObject({ ok: false, code: 'disk' });
    expect(answer).toHaveProperty('message', expect.stringContaining('a file is in the way'));
    expect(answer).toHaveProperty('message', expect.stringContaining(file));
    expect(answer).toHaveProperty('action', expect.stringContaining('--profile'));
    expect(existsSync(file)).toBe(true);
  });

  it('holds everything that Electron writes too', () => {
    const set = new Map<string, string>();
    const made = prepareProfile(folder);
    if (!made.ok) throw new Error(made.message);
    useProfile({ setPath: (name, path) => void set.set(name, path) }, made.value);
    expect(set.get('userData')).toBe(folder);
    expect([...set.values()].every((path) => path.startsWith(folder))).toBe(true);
  });
});

describe('a second start', () => {
  const app = (isFirst: boolean) => {
    const hears: ((...args: unknown[]) => void)[] = [];
    const handedOver: unknown[] = [];
    return {
      hears,
      handedOver,
      requestSingleInstanceLock: (data?: Record<string, unknown>) => {
        handedOver.push(data);
        return isFirst;
      },
      on: (_name: string, listener: (...args: unknown[]) => void) => hears.push(listener),
    };
  };

  it('hands over what it was asked, and goes', () => {
    const second = app(false);
    const asked = parseCommandLine(['x', '--practice']);
    const parts = second as unknown as Parameters<typeof takeSingleInstance>[0];
    expect(takeSingleInstance(parts, asked, () => undefined)).toBe(false);
    expect(second.handedOver).toEqual([asked]);
    expect(second.hears).toHaveLength(0);
  });

  it('reaches the first with its own words, not with the arguments Chromium shuffled', () => {
    const first = app(true);
    const parts = first as unknown as Parameters<typeof takeSingleInstance>[0];
    const heard: unknown[] = [];
    takeSingleInstance(parts, parseCommandLine([]), (line) => heard.push(line.server));
    first.hears[0]?.({}, ['x', '--server'], '/', { server: 'kitsu.test' });
    expect(heard).toEqual(['kitsu.test']);
  });
});
