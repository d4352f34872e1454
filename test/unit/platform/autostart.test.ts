import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { followPolicy } from '../../../electron/platform/autostart-policy.ts';
import {
  createAutostart,
  wasOpenedAtLogin,
  type Autostart,
  type AutostartPlace,
} from '../../../electron/platform/autostart.ts';
import { desktopEntry, entryIsOn } from '../../../electron/platform/desktop-entry.ts';
import { NO_POLICY, type Policy } from '../../../electron/platform/policy.ts';
import { createSettings } from '../../../electron/platform/settings.ts';
import { success } from '../../../electron/shared/result.ts';

const root = mkdtempSync(join(tmpdir(), 'autostart-'));
let config = root;
beforeEach(() => {
  config = mkdtempSync(join(root, 'config-'));
});
afterAll(() => rmSync(root, { recursive: true }));

type LoginItems = Parameters<typeof createAutostart>[0];
type Login = ReturnType<LoginItems['getLoginItemSettings']>;
const systemList = (given: Partial<Login> = {}) => {
  const asked: unknown[] = [];
  const state = { openAtLogin: false, wasOpenedAtLogin: false, ...given } as Login;
  const app: LoginItems = {
    getLoginItemSettings: (item) => {
      asked.push(item);
      return state;
    },
    setLoginItemSettings: (item) => {
      asked.push(item);
      state.openAtLogin = item.openAtLogin === true;
      return undefined as never;
    },
  };
  return { app, asked, state };
};

const place = (given: Partial<AutostartPlace> = {}): AutostartPlace => ({
  platform: 'linux',
  packaged: true,
  executable: '/opt/Kitsu Companion/kitsu-companion',
  profile: null,
  config,
  ...given,
});
const linux = (given: Partial<AutostartPlace> = {}): Autostart =>
  createAutostart(systemList().app, place(given));
const file = () => join(config, 'autostart', 'kitsu-companion.desktop');

describe('starting at login on Linux', () => {
  it('is a file in the desktop’s own list, that starts the app hidden', () => {
    const autostart = linux();
    expect(autostart.isOn()).toBe(false);
    expect(autostart.set(true)).toEqual(success(null));
    expect(autostart.isOn()).toBe(true);
    expect(readFileSync(file(), 'utf8')).toContain(
      'Exec="/opt/Kitsu Companion/kitsu-companion" "--hidden"\n',
    );
    expect(autostart.set(false)).toEqual(success(null));
    expect(existsSync(file())).toBe(false);
    expect(autostart.isOn()).toBe(false);
  });

  it('keeps the folder of data that the app was started with', () => {
    linux({ profile: '/data/my profile' }).set(true);
    expect(readFileSync(file(), 'utf8')).toContain('"--profile" "/data/my profile"');
  });

  it('is off where the desktop’s own settings switched it off', () => {
    linux().set(true);
    const entry = readFileSync(file(), 'utf8');
    writeFileSync(file(), entry.replace('enabled=true', 'enabled=false'));
    expect(linux().isOn()).toBe(false);
    writeFileSync(file(), `${entry}Hidden=true\n`);
    expect(linux().isOn()).toBe(false);
    expect(readFileSync(file(), 'utf8')).toContain('Hidden=true');
  });

  it('follows an app that was updated under another name', () => {
    linux({ executable: '/srv/Kitsu-1.AppImage' }).set(true);
    linux({ executable: '/srv/Kitsu-2.AppImage' });
    expect(readFileSync(file(), 'utf8')).toContain('Exec="/srv/Kitsu-2.AppImage"');
  });

  it('says what is in the way, and changes nothing', () => {
    writeFileSync(join(config, 'autostart'), 'a file');
    const done = linux().set(true);
    expect(done).toMatchObject({ ok: false, code: 'disk' });
    expect(linux().isOn()).toBe(false);
  });

  it('quotes what a path may hold, as the specification says', () => {
    expect(desktopEntry('/a b/$x"`%\\', [])).toContain('Exec="/a b/\\\\$x\\\\"\\\\`%%\\\\\\\\"\n');
    expect(entryIsOn(null)).toBe(false);
  });
});

describe('starting at login elsewhere', () => {
  it('is the system’s list: on Windows with the arguments, which name the entry', () => {
    const { app, asked } = systemList();
    const executable = 'C:\\Kitsu Companion.exe';
    const autostart = createAutostart(app, place({ platform: 'win32', executable }));
    expect(autostart.set(true)).toEqual(success(null));
    expect(autostart.isOn()).toBe(true);
    expect(asked[0]).toEqual({
      path: executable,
      args: ['--hidden'],
      enabled: true,
      openAtLogin: true,
    });
    expect(asked[1]).toEqual({ path: executable, args: ['--hidden'] });
  });

  it('is off where Windows’ Task Manager says so', () => {
    const { app } = systemList({ openAtLogin: true, executableWillLaunchAtLogin: false });
    expect(createAutostart(app, place({ platform: 'win32' })).isOn()).toBe(false);
  });

  it('is refused in words where the system does not take it', () => {
    const { app } = systemList({ executableWillLaunchAtLogin: false });
    const done = createAutostart(app, place({ platform: 'win32' })).set(true);
    expect(done).toMatchObject({ ok: false, code: 'rule' });
  });

  it('is hidden on macOS, which says itself that it started the app', () => {
    const { app, asked } = systemList({ wasOpenedAtLogin: true });
    createAutostart(app, place({ platform: 'darwin' })).set(true);
    // Electron 44 took `openAsHidden` away.
    expect(asked[0]).toEqual({ openAtLogin: true });
    expect(wasOpenedAtLogin(app, 'darwin')).toBe(true);
    expect(wasOpenedAtLogin(app, 'linux')).toBe(false);
  });

  it('cannot be had in a checkout, and says so', () => {
    const autostart = linux({ packaged: false });
    expect(autostart.cannot).toMatchObject({
      message: expect.stringContaining('run from its source'),
    });
    expect(autostart.set(true)).toMatchObject({ ok: false, code: 'rule' });
    expect(existsSync(file())).toBe(false);
  });
});

describe('a studio that set it beforehand', () => {
  const policy = (locked: Policy['locked']): Policy => ({
    ...NO_POLICY,
    preset: { startAtLogin: true },
    locked,
  });

  it('has it switched on once; then it is the artist’s own', () => {
    const autostart = linux();
    followPolicy(autostart, createSettings(config, policy([])));
    expect(autostart.isOn()).toBe(true);
    autostart.set(false);
    expect(followPolicy(autostart, createSettings(config, policy([])))).toBeNull();
    expect(autostart.isOn()).toBe(false);
  });

  it('and locked it has it on at every start', () => {
    const autostart = linux();
    const settings = createSettings(config, policy(['startAtLogin']));
    autostart.set(false);
    followPolicy(autostart, settings);
    expect(autostart.isOn()).toBe(true);
  });

  it('is not heard where it cannot be had, or the artist chose', () => {
    const checkout = linux({ packaged: false });
    expect(followPolicy(checkout, createSettings(config, policy([])))).toBeNull();
    createSettings(config).save({ startAtLogin: false });
    const autostart = linux();
    followPolicy(autostart, createSettings(config, policy([])));
    expect(autostart.isOn()).toBe(false);
  });
});
