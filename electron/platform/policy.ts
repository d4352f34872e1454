import { readFileSync } from 'node:fs';
import { dirname, extname, join, win32 } from 'node:path';
import { z } from 'zod';
import { settingFields } from '../shared/contract/settings.ts';
import type { SettingName, Settings } from '../shared/settings.ts';
import { childProcess } from './late-modules.ts';

/** What the studio configured on this computer. */
export interface Policy {
  /** The file it came from; `null` if there is none. */
  file: string | null;
  /** Replaces the app's own defaults. */
  preset: Partial<Settings>;
  /** The artist cannot change these. */
  locked: SettingName[];
  /** Hosts, as in an address (`kitsu.studio.com`, `10.0.0.5:8443`), to which a client certificate may be sent. */
  clientCertificates: string[];
  /** Switches that open the packaged app to a debugger or to any certificate are not refused. */
  allowDebugging: boolean;
  /** The address of a folder with newer versions of the app; `null` for the one of its builders. */
  feed: string | null;
  /** What in the file could not be used, as messages; the rest of it applies. */
  problems: string[];
}

const NOTHING_SET = {
  preset: {},
  locked: [],
  clientCertificates: [],
  allowDebugging: false,
  feed: null,
} satisfies Omit<Policy, 'file' | 'problems'>;

export const NO_POLICY: Policy = { ...NOTHING_SET, file: null, problems: [] };

const content = z.object({
  settings: z.record(z.string(), z.unknown()).default({}),
  locked: z.array(z.string()).default([]),
  clientCertificates: z.array(z.string().trim().toLowerCase()).catch([]).default([]),
  allowDebugging: z.boolean().catch(false).default(false),
  updates: z.unknown().optional(),
});
/** Where newer versions of the app are: a plain folder on any server. */
const updatesPart = z.strictObject({ feed: z.url({ protocol: /^https?$/ }) });
const isSetting = (name: string): name is SettingName => Object.hasOwn(settingFields, name);

/** Reads what it can of a policy file: a broken value loses only itself. */
export function readPolicy(text: string): Omit<Policy, 'file'> {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ...NOTHING_SET, problems: ['It is not JSON.'] };
  }
  const read = content.safeParse(raw);
  if (!read.success) {
    return {
      ...NOTHING_SET,
      problems: ['It must hold "settings", an object, and "locked", a list.'],
    };
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
  const updates = updatesPart.safeParse(read.data.updates);
  const feed = updates.success ? updates.data.feed : null;
  if (read.data.updates !== undefined && feed === null)
    problems.push('"updates" must hold "feed", an address of http or https.');
  const { clientCertificates, allowDebugging } = read.data;
  return { preset, locked, clientCertificates, allowDebugging, feed, problems };
}

/** Where only administrators write, and what an update of the app leaves alone. */
function systemPlaces({ platform, programData }: Pick<PolicyPlace, 'platform' | 'programData'>) {
  switch (platform) {
    case 'win32':
      return [win32.join(programData ?? 'C:\\ProgramData', 'Kitsu Companion', 'policy.json')];
    case 'darwin':
      return [
        // What a device manager sets, the same keys in a property list.
        '/Library/Managed Preferences/org.kitsu-companion.app.plist',
        '/Library/Application Support/Kitsu Companion/policy.json',
      ];
    default:
      return ['/etc/kitsu-companion/policy.json'];
  }
}

/**
 * Where a policy may be, the first that is there counts: the given path in a checkout; else the system's places, then
 * beside the packaged app, which an artist can write to where the app was installed for them alone. For an AppImage
 * this is beside its file, on macOS beside the bundle.
 */
export function policyPlaces(app: PolicyPlace): string[] {
  if (!app.packaged) return app.asked === null ? [] : [app.asked];
  const folders = [app.resources, dirname(app.executable)];
  const bundle = /^(.*)\/[^/]+\.app\/Contents\/MacOS\//.exec(app.executable);
  if (bundle?.[1]) folders.push(bundle[1]);
  if (app.appImage) folders.unshift(dirname(app.appImage));
  return [...systemPlaces(app), ...folders.map((folder) => join(folder, 'policy.json'))];
}

/** What decides where a policy is looked for. */
export interface PolicyPlace {
  platform: NodeJS.Platform;
  /** `%ProgramData%` */
  programData: string | undefined;
  packaged: boolean;
  /** From `--policy`; used in a checkout only, otherwise any artist could override their studio's. */
  asked: string | null;
  resources: string;
  executable: string;
  appImage: string | undefined;
}

/** The first policy file that exists. An unreadable one is reported as a problem and never stops the start. */
export function findPolicy(places: string[], asJson = plistAsJson): Policy {
  for (const file of places) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
      if (extname(file) === '.plist') text = asJson(file);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'ENOTDIR') continue;
      return { ...NO_POLICY, file, problems: [`It cannot be read (${code ?? String(error)}).`] };
    }
    return { file, ...readPolicy(text) };
  }
  return NO_POLICY;
}

/** macOS keeps managed preferences in a binary form that its own program unfolds. */
const plistAsJson = (file: string): string =>
  childProcess().execFileSync('/usr/bin/plutil', ['-convert', 'json', '-o', '-', file], {
    encoding: 'utf8',
  });
