import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** How this copy was packaged, which says how it is updated. */
export type PackageKind =
  'source' | 'folder' | 'deb' | 'rpm' | 'AppImage' | 'tar.gz' | 'nsis' | 'msi' | 'mac';

/** What this copy of the app is, and where newer ones come from. */
export interface Release {
  kind: PackageKind;
  /** The folder that its builders publish newer versions in; `null` if they named none. */
  feed: string | null;
  /** Public keys, PEM: an update must be signed for one of them. */
  keys: string[];
  /** Built on an Electron that nobody should work with. */
  forTestingOnly: boolean;
}

const content = z.object({
  kind: z.enum(['folder', 'deb', 'rpm', 'AppImage', 'tar.gz']),
  feed: z.url({ protocol: /^https?$/ }).nullable(),
  forTestingOnly: z.boolean(),
});

/** Written by `npm run dist` beside the archive. */
const FILE = 'release.json';
const KEY_FILE = 'update-key.pem';
/** Beside an app that the NSIS installer has put there. */
const UNINSTALLER = 'Uninstall Kitsu Companion.exe';

export interface ReleasePlaces {
  packaged: boolean;
  platform: NodeJS.Platform;
  resources: string;
  executable: string;
  /** Of the studio's policy, where only administrators write: its key may lie beside it. */
  policyFile: string | null;
}

/** Reads what this copy is from the files beside it. What cannot be read counts as nothing that updates. */
export function readRelease(places: ReleasePlaces): Release {
  const none: Release = { kind: 'source', feed: null, keys: [], forTestingOnly: false };
  if (!places.packaged) return none;
  const folders = [places.resources];
  if (places.policyFile !== null) folders.unshift(dirname(places.policyFile));
  const keys = folders.flatMap((folder) => textOf(join(folder, KEY_FILE)) ?? []);
  const read = content.safeParse(jsonOf(textOf(join(places.resources, FILE))));
  if (!read.success) return { ...none, kind: 'folder', keys };
  return { ...read.data, kind: kindHere(read.data.kind, places), keys };
}

/** The installers of Windows and macOS wrap the same folder: which one it was shows beside it. */
function kindHere(kind: PackageKind, { platform, executable }: ReleasePlaces): PackageKind {
  if (platform === 'darwin') return 'mac';
  if (platform !== 'win32') return kind;
  return existsSync(join(dirname(executable), UNINSTALLER)) ? 'nsis' : 'msi';
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
