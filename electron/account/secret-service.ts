import { readFileSync } from 'node:fs';
import { runTool, type RunTool } from '../platform/run-tool.ts';
import { callBus, processOf } from '../platform/session-bus.ts';

/** What Linux's keychains (GNOME Keyring, KWallet, KeePassXC) tell without asking their owner for a password. */
export interface SecretService {
  /** Whether there is an entry, and whether it can be read now; `unknown` where nobody says. */
  entryState(service: string, account: string): Promise<'open' | 'locked' | 'none' | 'unknown'>;
  /** Whether anything can be kept; `null` where only trying tells, which asks the owner nothing. */
  isOpen(): Promise<boolean | null>;
  /** The program that keeps the secrets: `keepassxc`; `null` if unknown. */
  program(): Promise<string | null>;
}

const SECRETS = 'org.freedesktop.secrets';
const SECRETS_PATH = '/org/freedesktop/secrets';

/** Asks by the desktop's own tools: keytar answers `null` for a locked entry as for one that is not there. */
export function createSecretService(
  ask: RunTool = runTool,
  nameOf: (pid: number) => string = readProcessName,
): SecretService {
  const program = async (): Promise<string | null> => {
    const pid = await processOf(ask, SECRETS);
    return pid === null ? null : nameOf(pid) || null;
  };
  return {
    program,
    // To take a trial entry away again it would ask its owner, at each start, and not answer meanwhile.
    isOpen: async () => ((await program()) === 'keepassxc' ? hasOpenCollection(ask) : null),
    async entryState(service, account) {
      if ((await program()) === 'keepassxc' && !(await hasOpenCollection(ask))) return 'locked';
      const said = await callBus(ask, {
        to: SECRETS,
        path: SECRETS_PATH,
        method: 'org.freedesktop.Secret.Service.SearchItems',
        // Our own names hold no quotes and no commas (identity.ts).
        args: [{ service, account }],
      });
      if (said === null) return 'unknown';
      // Two lists: what is open, then what is locked.
      const [open = '', locked = ''] = said.split(']');
      if (open.includes('/org/')) return 'open';
      return locked.includes('/org/') ? 'locked' : 'none';
    },
  };
}

/** Whether any collection is unlocked. KeePassXC's search would ask its owner for a password first; this asks nobody. */
async function hasOpenCollection(ask: RunTool): Promise<boolean> {
  const read = (path: string, of: string, name: string): Promise<string | null> =>
    callBus(ask, {
      to: SECRETS,
      path,
      method: 'org.freedesktop.DBus.Properties.Get',
      args: [`org.freedesktop.Secret.${of}`, name],
    });
  const said = await read(SECRETS_PATH, 'Service', 'Collections');
  for (const path of said?.match(/\/org\/freedesktop\/secrets\/collection\/\w+/g) ?? [])
    if ((await read(path, 'Collection', 'Locked'))?.includes('false')) return true;
  return false;
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
