import { describe, expect, it } from 'vitest';
import { settingsChange } from '../../../electron/shared/contract/settings.ts';
import { isOneOfPrograms, USUAL_PROGRAMS } from '../../../electron/shared/programs.ts';
import {
  DEFAULT_SETTINGS,
  defaultSettings,
  isShortcut,
} from '../../../electron/shared/settings.ts';

describe('a change of settings', () => {
  it('may be of some, or of all', () => {
    for (const change of [{}, { theme: 'light' }, { hoursADay: null }, DEFAULT_SETTINGS]) {
      expect(settingsChange.safeParse(change).success).toBe(true);
    }
  });

  it.each([
    { font: 'Inter' },
    { theme: 'pink' },
    { workingDays: [1, 1] },
    { workingDays: [0] },
    { hoursADay: 0 },
    { hoursADay: 7.5 },
    { dayStart: '9:00' },
    { dayEnd: '24:00' },
    { rounding: { step: 10, way: 'up' } },
    { rounding: { step: 5 } },
    { rounding: { step: 5, way: 'up', per: 'week' } },
    { idle: { minutes: -1, programs: [] } },
    { idle: { minutes: 5, programs: [''] } },
    { quickLogShortcut: 'L' },
    { reminders: { evening: 'yes', week: true } },
    { dayBoundary: 'Europe/Paris' },
  ])('is refused: %j', (change) => {
    expect(settingsChange.safeParse(change).success).toBe(false);
  });
});

describe('a shortcut', () => {
  it.each(['CommandOrControl+Alt+L', 'Alt+Space', 'Control+Shift+F12', 'Super+K', 'Alt+,'])(
    'may be %s',
    (text) => expect(isShortcut(text)).toBe(true),
  );
  it.each([
    'CommandOrControl+C',
    'Control+V',
    'Command+X',
    'CommandOrControl+Z',
    'CommandOrControl+Shift+Z',
    'Control+Y',
    'CommandOrControl+S',
    'Control+Shift+S',
    'CommandOrControl+A',
  ])('is not %s, which every program has for itself', (text) => {
    expect(isShortcut(text)).toBe(false);
    expect(settingsChange.safeParse({ quickLogShortcut: text }).success).toBe(false);
  });
  it.each(['L', 'Shift+L', 'Alt', 'Alt+Alt+L', 'Alt+LL', 'Hyper+L', 'Alt+', '', 'F5', 'Alt+l'])(
    'is not “%s”',
    (text) => expect(isShortcut(text)).toBe(false),
  );
});

describe('the settings as they come', () => {
  it('have a shortcut on Windows that is no letter with AltGr, which is Ctrl+Alt there', () => {
    const { quickLogShortcut } = defaultSettings('win32');
    expect(isShortcut(quickLogShortcut ?? '')).toBe(true);
    expect(quickLogShortcut).not.toMatch(/Alt/);
    expect(defaultSettings('linux')).toEqual(DEFAULT_SETTINGS);
  });
});

describe('a program that counts as work', () => {
  it.each([
    '/usr/bin/blender',
    'C:\\Program Files\\Autodesk\\Maya2026\\bin\\maya.exe',
    'maya.bin',
    'Nuke15.1',
    'houdinifx',
    'HarmonyPremium.exe',
    'Adobe Photoshop 2026',
    'AfterFX.exe',
    'UnrealEditor-Cmd',
    '3dsmax.exe',
    'Cinema 4D',
    'rv',
    'krita_x86_64',
  ])('is %s', (process) => expect(isOneOfPrograms(USUAL_PROGRAMS, process)).toBe(true));

  it.each(['rvim', 'firefox', 'mayhem', 'slack.exe', 'nukem', 'maria', ''])(
    'is not %s',
    (process) => expect(isOneOfPrograms(USUAL_PROGRAMS, process)).toBe(false),
  );

  it('is none where the list is empty, or names nothing', () => {
    expect(isOneOfPrograms([], 'blender')).toBe(false);
    expect(isOneOfPrograms([' '], 'blender')).toBe(false);
  });
});
