import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  findPolicy,
  NO_POLICY,
  policyPlaces,
  readPolicy,
} from '../../../electron/platform/policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a studio’s policy', () => {
  it('sets values beforehand and locks some', () => {
    const text = JSON.stringify({
      settings: { rounding: { step: 15, way: 'up' }, hoursADay: 450 },
      locked: ['rounding', 'theme', 'rounding'],
    });
    expect(readPolicy(text)).toEqual({
      preset: { rounding: { step: 15, way: 'up' }, hoursADay: 450 },
      locked: ['rounding', 'theme'],
      clientCertificates: [],
      allowDebugging: false,
      feed: null,
      problems: [],
    });
  });

  it('names a folder with newer versions, by an address of the web alone', () => {
    const read = (updates: unknown) => readPolicy(JSON.stringify({ updates }));
    const feed = 'http://files.studio.lan/kitsu-companion';
    expect(read({ feed })).toMatchObject({ feed, problems: [] });
    for (const wrong of [{ feed: 'file:///srv/kc' }, { feed: 5 }, 'automatic', { feed, key: 'x' }])
      expect(read(wrong)).toMatchObject({
        feed: null,
        problems: ['"updates" must hold "feed", an address of http or https.'],
      });
  });

  it('keeps what is right beside what is not, and names each mistake', () => {
    const text = JSON.stringify({
      settings: { theme: 'pink', colour: 'red', dayEnd: '17:30', __proto__x: 1 },
      locked: ['dayEnd', 'hours'],
    });
    const { preset, locked, problems } = readPolicy(text);
    expect(preset).toEqual({ dayEnd: '17:30' });
    expect(locked).toEqual(['dayEnd']);
    expect(problems).toEqual([
      'The value of "theme" is not one that it can have.',
      'There is no setting "colour".',
      'There is no setting "__proto__x".',
      'There is no setting "hours" to lock.',
    ]);
  });

  it.each(['', '{', '[]', 'null', '{"settings": []}', '{"locked": "all"}', '{"settings": null}'])(
    'that is “%s” sets nothing and says so',
    (text) => {
      const { preset, locked, problems } = readPolicy(text);
      expect([preset, locked]).toEqual([{}, []]);
      expect(problems).toHaveLength(1);
    },
  );

  it('may come from an editor that marks its files', () => {
    expect(readPolicy('\uFEFF{"settings": {"theme": "light"}}').preset).toEqual({ theme: 'light' });
  });
});

describe('the file of a policy', () => {
  const packaged = {
    platform: 'linux' as const,
    programData: undefined,
    packaged: true,
    asked: '/home/me/mine.json',
    resources: '/opt/Kitsu Companion/resources',
    executable: '/opt/Kitsu Companion/kitsu-companion',
    appImage: undefined,
  };

  it('lies in the system, or beside the installed app, whatever the command line says', () => {
    expect(policyPlaces(packaged)).toEqual([
      '/etc/kitsu-companion/policy.json',
      '/opt/Kitsu Companion/resources/policy.json',
      '/opt/Kitsu Companion/policy.json',
    ]);
  });

  it('lies beside the AppImage itself, and beside the bundle of macOS', () => {
    const image = policyPlaces({ ...packaged, appImage: '/srv/apps/Kitsu.AppImage' });
    expect(image[1]).toBe('/srv/apps/policy.json');
    const executable = '/Applications/Kitsu Companion.app/Contents/MacOS/Kitsu Companion';
    expect(policyPlaces({ ...packaged, executable })).toContain('/Applications/policy.json');
  });

  it('lies where the system keeps what administrators set, before all else', () => {
    const first = (platform: NodeJS.Platform, programData?: string) =>
      policyPlaces({ ...packaged, platform, programData })[0];
    expect(first('win32', 'D:\\Data')).toBe('D:\\Data\\Kitsu Companion\\policy.json');
    expect(first('win32')).toBe('C:\\ProgramData\\Kitsu Companion\\policy.json');
    expect(first('darwin')).toBe('/Library/Managed Preferences/org.kitsu-companion.app.plist');
  });

  it('may be a property list of macOS, with the same keys', () => {
    const file = join(folder, 'managed.plist');
    writeFileSync(file, 'bplist00');
    const managed = findPolicy([file], () => '{"locked": ["theme"]}');
    expect(managed).toMatchObject({ file, locked: ['theme'], problems: [] });
    const broken = findPolicy([file], () => {
      throw new Error('plutil is not here');
    });
    expect(broken).toMatchObject({ file, locked: [], problems: [expect.stringContaining('read')] });
  });

  it('is the one that a checkout is told', () => {
    expect(policyPlaces({ ...packaged, packaged: false })).toEqual(['/home/me/mine.json']);
    expect(policyPlaces({ ...packaged, packaged: false, asked: null })).toEqual([]);
  });

  it('is the first that is there, or none', () => {
    const file = join(folder, 'policy.json');
    const missing = join(folder, 'none', 'policy.json');
    expect(findPolicy([missing])).toEqual(NO_POLICY);
    writeFileSync(file, '{"locked": ["theme"]}');
    expect(findPolicy([missing, file])).toMatchObject({ file, locked: ['theme'], problems: [] });
  });

  it('that cannot be read is said, and ends nothing', () => {
    const file = join(folder, 'a-folder.json');
    mkdirSync(file);
    expect(findPolicy([file])).toMatchObject({
      file,
      preset: {},
      problems: ['It cannot be read (EISDIR).'],
    });
  });
});
