import { join } from 'node:path';
import { settingFields } from '../shared/contract/settings.ts';
import { defaultSettings, type SettingName, type Settings } from '../shared/settings.ts';
import { readJsonFile, writeFileAtomic } from './atomic-file.ts';
import { NO_POLICY, type Policy } from './policy.ts';

/** The artist's settings while the app runs. */
export interface KeptSettings {
  get(): Settings;
  /** What the studio configured. */
  policy(): Policy;
  /** Whether the artist chose this one themselves. */
  isOwn(name: SettingName): boolean;
  /**
   * Changes some settings, none of which may be locked; on disk when it returns. Throws the disk's
   * error, and then nothing is changed.
   */
  save(change: Partial<Settings>): void;
  /** Calls the listener after each change; the returned function unsubscribes. */
  onChange(listener: (settings: Settings) => void): () => void;
}

/**
 * The settings in `settings.json` of the profile. The file holds only what the artist chose, so that a
 * later policy of the studio reaches everybody who chose nothing.
 */
export function createSettings(
  folder: string,
  policy: Policy = NO_POLICY,
  platform: NodeJS.Platform = process.platform,
): KeptSettings {
  const file = join(folder, 'settings.json');
  const listeners = new Set<(settings: Settings) => void>();
  const usual = defaultSettings(platform);
  const base = withRealDay({ ...usual, ...policy.preset }, usual);
  // What a newer version, or a hand, wrote beside: it stays, also where this version cannot read it.
  let raw = objectIn(readJsonFile(file));
  let own = ownFrom(raw, base);
  let current = over(base, own, policy.locked);
  return {
    get: () => current,
    policy: () => policy,
    isOwn: (name) => !policy.locked.includes(name) && own[name] !== undefined,
    save(change) {
      const next = { ...raw, ...withOldParts(change, raw) };
      writeFileAtomic(file, `${JSON.stringify(next, null, 2)}\n`);
      raw = next;
      own = { ...own, ...change };
      current = over(base, own, policy.locked);
      for (const listener of listeners) listener(current);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the studio locked overrides what the artist chose before. */
function over(base: Settings, own: Partial<Settings>, locked: readonly SettingName[]): Settings {
  const free = Object.entries(own).filter(([name]) => !locked.includes(name as SettingName));
  return withRealDay({ ...base, ...Object.fromEntries(free) }, base);
}

/** Each end of the day may be valid by itself while the two are in the wrong order. */
const withRealDay = (settings: Settings, { dayStart, dayEnd }: Settings): Settings =>
  settings.dayEnd > settings.dayStart ? settings : { ...settings, dayStart, dayEnd };

/** Reads what it can of a settings file: a broken part counts as never chosen. */
function ownFrom(raw: unknown, base: Settings): Partial<Settings> {
  const own: Partial<Settings> = {};
  for (const name of Object.keys(settingFields) as SettingName[]) {
    const value = valueIn(raw, name);
    if (value === undefined) continue;
    const read = fieldFrom(name, value, base[name]);
    if (read !== undefined) Object.assign(own, { [name]: read });
  }
  return own;
}

/** A setting with parts loses only the broken one. */
function fieldFrom(name: SettingName, value: unknown, fallback: unknown): unknown {
  const schema = settingFields[name];
  const whole = schema.safeParse(value);
  if (whole.success) return whole.data;
  if (typeof fallback !== 'object' || fallback === null || Array.isArray(fallback)) {
    return undefined;
  }
  let mended: Record<string, unknown> = { ...fallback };
  for (const part of Object.keys(fallback)) {
    const tried = schema.safeParse({ ...mended, [part]: valueIn(value, part) });
    if (tried.success) mended = tried.data as unknown as Record<string, unknown>;
  }
  return mended;
}

const objectIn = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** A changed setting keeps the parts that only another version knows. */
const withOldParts = (change: object, raw: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(change).map(([name, value]: [string, unknown]) => {
      const isParted = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [name, isParted ? { ...objectIn(raw[name]), ...value } : value];
    }),
  );

const valueIn = (raw: unknown, name: string): unknown =>
  typeof raw === 'object' && raw !== null && Object.hasOwn(raw, name)
    ? (raw as Record<string, unknown>)[name]
    : undefined;
