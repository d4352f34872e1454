import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createSettings } from '../../../electron/platform/settings.ts';
import { NO_POLICY, type Policy } from '../../../electron/platform/policy.ts';
import { settingsChange } from '../../../electron/shared/contract/settings.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/settings.ts';

const root = mkdtempSync(join(tmpdir(), 'settings-'));
let folder = root;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'profile-'));
});
afterAll(() => rmSync(root, { recursive: true }));
const file = () => join(folder, 'settings.json');

describe('the artist’s settings', () => {
  it('are the defaults on a first start', () => {
    expect(createSettings(folder).get()).toEqual(DEFAULT_SETTINGS);
  });

  it('are on disk when they are saved, and there again at the next start', () => {
    const settings = createSettings(folder);
    settings.save({ rounding: { step: 15, way: 'up' }, workingDays: [1, 2, 3, 4] });
    const next = createSettings(folder).get();
    expect(next.rounding).toEqual({ step: 15, way: 'up' });
    expect(next).toEqual(settings.get());
    expect(next.theme).toBe(DEFAULT_SETTINGS.theme);
  });

  it('tell whoever listens of a change, until they stop listening', () => {
    const settings = createSettings(folder);
    const heard: string[] = [];
    const stop = settings.onChange(({ theme }) => heard.push(theme));
    settings.save({ theme: 'light' });
    stop();
    settings.save({ theme: 'system' });
    expect(heard).toEqual(['light']);
  });

  it('stay as they were where the disk refuses, and say so to nobody', () => {
    const settings = createSettings(join(folder, 'nowhere'));
    let told = false;
    settings.onChange(() => (told = true));
    expect(() => settings.save({ theme: 'light' })).toThrow();
    expect(settings.get().theme).toBe('dark');
    expect(told).toBe(false);
  });

  it('lose only what is broken, part by part, and leave what another version wrote in the file', () => {
    const written = {
      theme: 'pink',
      dayStart: '08:30',
      dayEnd: '25:00',
      workingDays: [5, 1],
      rounding: { step: 7, way: 'up', later: true },
      idle: { minutes: 12, programs: 'all' },
      ofANewerVersion: 'abc',
    };
    writeFileSync(file(), JSON.stringify(written));
    const settings = createSettings(folder);
    expect(settings.get()).toEqual({
      ...DEFAULT_SETTINGS,
      dayStart: '08:30',
      rounding: { step: DEFAULT_SETTINGS.rounding.step, way: 'up' },
      idle: { minutes: 12, programs: DEFAULT_SETTINGS.idle.programs },
    });
    settings.save({ theme: 'light', rounding: { step: 15, way: 'up' } });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({
      ...written,
      theme: 'light',
      rounding: { step: 15, way: 'up', later: true },
    });
    expect(createSettings(folder).get().rounding).toEqual({ step: 15, way: 'up' });
  });

  it('keep what the artist chose and nothing else, so that the studio’s reaches the rest', () => {
    createSettings(folder).save({ dayStart: '10:00' });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ dayStart: '10:00' });
    const policy = { ...NO_POLICY, preset: { dayStart: '08:00', dayEnd: '17:00' } };
    expect(createSettings(folder, policy).get()).toMatchObject({
      dayStart: '10:00',
      dayEnd: '17:00',
    });
  });

  it('give way to what the studio locked, and come back when it is unlocked', () => {
    createSettings(folder).save({ rounding: { step: 30, way: 'up' } });
    const locked: Policy = {
      ...NO_POLICY,
      preset: { rounding: { step: 15, way: 'nearest' } },
      locked: ['rounding', 'dayBoundary'],
    };
    const settings = createSettings(folder, locked);
    expect(settings.get().rounding).toEqual({ step: 15, way: 'nearest' });
    settings.save({ theme: 'light' });
    expect(settings.get().rounding.step).toBe(15);
    expect(createSettings(folder).get().rounding.step).toBe(30);
    expect([settings.isOwn('theme'), settings.isOwn('rounding')]).toEqual([true, false]);
  });

  it('have a day that ends after it begins', () => {
    writeFileSync(file(), JSON.stringify({ dayStart: '20:00', dayEnd: '06:00' }));
    const { dayStart, dayEnd } = createSettings(folder).get();
    expect([dayStart, dayEnd]).toEqual(['09:00', '18:00']);
  });

  it('are whole and may be saved again, whatever the file holds', () => {
    const named = fc.record(
      Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((name) => [name, fc.jsonValue()])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(named, fc.jsonValue()), (raw) => {
        writeFileSync(file(), JSON.stringify(raw));
        const read = createSettings(folder).get();
        expect(Object.keys(read).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
        expect(settingsChange.safeParse(read).success).toBe(true);
      }),
    );
  });
});
