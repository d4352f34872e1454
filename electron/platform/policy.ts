import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { settingFields } from '../shared/contract/settings.ts';
import type { SettingName, Settings } from '../shared/settings.ts';

/** What the studio configured on this computer. */
export interface Policy {
  /** The file it came from; `null` if there is none. */
  file: string | null;
  /** Replaces the app's own defaults. */
  preset: Partial<Settings>;
  /** The artist cannot change these. */
  locked: SettingName[];
  /** What in the file could not be used, as messages; the rest of it applies. */
  problems: string[];
}

export const NO_POLICY: Policy = { file: null, preset: {}, locked: [], problems: [] };

const content = z.object({
  settings: z.record(z.string(), z.unknown()).default({}),
  locked: z.array(z.string()).default([]),
});
const isSetting = (name: string): name is SettingName => Object.hasOwn(settingFields, name);

/** Reads what it can of a policy file: a broken value loses only itself. */
export function readPolicy(text: string): Omit<Policy, 'file'> {
  const none = { preset: {}, locked: [] };
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ...none, problems: ['It is not JSON.'] };
  }
  const read = content.safeParse(raw);
  if (!read.success) {
    return { ...none, problems: ['It must hold "settings", an object, and "locked", a list.'] };
  }
  const problems: string[] = [];
  const preset: Partial<Settings> = {};
  for (const [name, value] of Object.entries(read.data.settings)) {
    if (!isSetting(name)) {
      problems.push(`There is no setting "${name}".`);
      continue;
    }
    const checked = settingFields[name].safeParse(value);
    if (checked.success) Object.assign(preset, { [name]: checked.data });
    else problems.push(`The value of "${name}" is not one that it can have.`);
  }
  const locked = [...new Set(read.data.locked)].filter((name): name is SettingName => {
    if (!isSetting(name)) problems.push(`There is no setting "${name}" to lock.`);
    return isSetting(name);
  });
  return { preset, locked, problems };
}

/**
 * Where a policy may be: the given path in a checkout, else beside the packaged app, where only
 * administrators can write. For an AppImage this is beside its file, on macOS beside the bundle.
 */
export function policyPlaces(app: {
  packaged: boolean;
  /** From `--policy`; used in a checkout only, otherwise any artist could override their studio's. */
  asked: string | null;
  resources: string;
  executable: string;
  appImage: string | undefined;
}): string[] {
  if (!app.packaged) return app.asked === null ? [] : [app.asked];
  const folders = [app.resources, dirname(app.executable)];
  const bundle = /^(.*)\/[^/]+\.app\/Contents\/MacOS\//.exec(app.executable);
  if (bundle?.[1]) folders.push(bundle[1]);
  if (app.appImage) folders.unshift(dirname(app.appImage));
  return folders.map((folder) => join(folder, 'policy.json'));
}

/** The first policy file that exists. An unreadable one is reported as a problem and never stops the start. */
export function findPolicy(places: string[]): Policy {
  for (const file of places) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'ENOTDIR') continue;
      return { ...NO_POLICY, file, problems: [`It cannot be read (${code ?? String(error)}).`] };
    }
    return { file, ...readPolicy(text) };
  }
  return NO_POLICY;
}
