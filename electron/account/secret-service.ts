import { readFileSync } from 'node:fs';
import { runTool, type RunTool } from '../platform/run-tool.ts';

/** What Linux's keychains (GNOME Keyring, KWallet, KeePassXC) tell without asking their owner for a password. */
export interface SecretService {
  /** Whether there is an entry, and whether it can be read now; `unknown` where nobody says. */
  entryState(service: string, account: string): Promise<'open' | 'locked' | 'none' | 'unknown'>;
  /** The program that keeps the secrets: `keepassxc`; `null` if unknown. */
  program(): Promise<string | null>;
}

const SECRETS = 'org.freedesktop.secrets';
const BUS = 'org.freedesktop.DBus';

/** Asks by the desktop's own tools: keytar answers `null` for a locked entry as for one that is not there. */
export function createSecretService(
  ask: RunTool = runTool,
  nameOf: (pid: number) => string = readProcessName,
): SecretService {
  return {
    async entryState(service, account) {
      const said = await search(ask, service, account);
      if (said === null) return 'unknown';
      // Two lists: what is open, then what is locked.
      const [open = '', locked = ''] = said.split(']');
      if (open.includes('/org/')) return 'open';
      return locked.includes('/org/') ? 'locked' : 'none';
    },
    async program() {
      const said = await ask('dbus-send', [
        '--session',
        '--print-reply',
        `--dest=${BUS}`,
        '/org/freedesktop/DBus',
        `${BUS}.GetConnectionUnixProcessID`,
        `string:${SECRETS}`,
      ]);
      const pid = /uint32 (\d+)/.exec(said ?? '')?.[1];
      return pid === undefined ? null : nameOf(Number(pid)) || null;
    },
  };
}

const PATH = '/org/freedesktop/secrets';
const METHOD = 'org.freedesktop.Secret.Service.SearchItems';

/** Both tools print the lists in brackets. Our own names hold no quotes and no commas (identity.ts). */
async function search(ask: RunTool, service: string, account: string): Promise<string | null> {
  const said = await ask('gdbus', [
    'call',
    '--session',
    `--dest=${SECRETS}`,
    `--object-path=${PATH}`,
    `--method=${METHOD}`,
    `{'service': '${service}', 'account': '${account}'}`,
  ]);
  if (said !== null) return said;
  return ask('dbus-send', [
    '--session',
    '--print-reply',
    `--dest=${SECRETS}`,
    PATH,
    METHOD,
    `dict:string:string:service,${service},account,${account}`,
  ]);
}

/** How often a locked entry is asked for: by a question that shows nothing. */
const LOOK_MS = 10_000;

/** Looks until a locked entry is open or gone, and says so once. */
export function watchLocked(
  secrets: SecretService,
  onOpen: () => void,
): { start(service: string, account: string): void; stop(): void } {
  let looking: NodeJS.Timeout | null = null;
  function stop(): void {
    if (looking) clearInterval(looking);
    looking = null;
  }
  async function look(service: string, account: string): Promise<void> {
    const found = await secrets.entryState(service, account);
    if (found === 'locked' || found === 'unknown' || looking === null) return;
    stop();
    onOpen();
  }
  return {
    start(service, account) {
      looking ??= setInterval(() => void look(service, account), LOOK_MS);
      looking.unref();
    },
    stop,
  };
}

function readProcessName(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}
