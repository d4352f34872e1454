import { randomBytes } from 'node:crypto';
import type * as Keytar from 'keytar';
import { z } from 'zod';
import type { TokenPair } from '../kitsu/auth.ts';
import { within } from '../shared/concurrency.ts';
import type { KeychainState } from '../shared/session.ts';
import { explainKeychain, type KeychainTrouble } from './keychain-causes.ts';
import { createSecretService, watchLocked, type SecretService } from './secret-service.ts';

export type KeytarModule = Pick<typeof Keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

/** The OS keychain or, if there is none, this session's memory. Never a file. */
export interface Keychain {
  /** `ready` until a call fails. */
  state(): KeychainState;
  /** Tests the keychain, with a throwaway entry if need be; repeats it only after a failure, within the time limit. */
  probe(): Promise<KeychainState>;
  /** `null` if there is none, or it cannot be read: `state()` then says why, and whether it is locked. */
  read(account: string): Promise<KeptSignIn | null>;
  /** Has the keychain ask its owner for the password, and waits for that for some seconds. */
  unlock(account: string): Promise<KeychainState>;
  /** A call is not answered: the end of the process would wait for it. */
  isWaiting(): boolean;
  /** Asks no more whether it was unlocked. */
  close(): void;
  /** Kept at least for this session, even if the keychain fails. */
  write(account: string, signIn: KeptSignIn): Promise<void>;
  /**
   * Deletes an entry, and looks whether it has gone. False if it may still be there; where the keychain is locked,
   * `onChange` tells when it is open.
   */
  forget(account: string): Promise<boolean>;
  /** Called when the keychain comes back, for instance unlocked, or goes away. */
  onChange(listener: () => void): () => void;
}

export interface KeychainOptions {
  /** The service name of the entries. */
  service?: string;
  load?: () => Promise<KeytarModule>;
  /** A locked keychain asks its owner and does not answer meanwhile. */
  limitMs?: number;
  platform?: NodeJS.Platform;
  secrets?: SecretService;
}

/** Tokens, and the one server that they may be sent to. */
export interface KeptSignIn extends TokenPair {
  /** Address of its API; `null` in an entry of a version that did not keep it. */
  server: string | null;
}

const KEYCHAIN_SERVICE = 'kitsu-companion';
const entry = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1).nullable(),
  server: z.string().min(1).nullable().default(null),
});

type Outcome<T> = { kind: 'done'; value: T } | KeychainTrouble;

/** What became of one call; never rejects. */
const outcomeOf = <T>(
  load: () => Promise<KeytarModule>,
  work: (keytar: KeytarModule) => Promise<T>,
): Promise<Outcome<T>> =>
  load().then(
    (keytar) =>
      work(keytar).then(
        (value): Outcome<T> => ({ kind: 'done', value }),
        (error: unknown): Outcome<T> => ({ kind: 'failed', message: messageOf(error) }),
      ),
    (): Outcome<T> => ({ kind: 'not-loaded' }),
  );

export function createKeychain(options: KeychainOptions = {}): Keychain {
  const {
    service = KEYCHAIN_SERVICE,
    load = loadKeytar,
    limitMs = 3000,
    platform = process.platform,
    secrets = platform === 'linux' ? createSecretService() : SILENT,
  } = options;
  const memory = new Map<string, KeptSignIn>();
  const listeners = new Set<() => void>();
  let state: KeychainState = { kind: 'ready' };
  /** Kept when it is over, unlike a shared run: the keychain is tested once. */
  let probing: Promise<KeychainState> | null = null;
  /** Each unanswered call occupies one of the few file threads of the process. */
  let unanswered = 0;

  function become(next: KeychainState): void {
    const same = JSON.stringify(next) === JSON.stringify(state);
    state = next;
    if (!same) for (const listener of listeners) listener();
  }

  /**
   * Runs one call to the keychain; never throws and never takes longer than the limit. `account`: whose entry it reads.
   */
  async function attempt<T>(
    work: (keytar: KeytarModule) => Promise<T>,
    account: string | null = null,
  ): Promise<Outcome<T>> {
    if (unanswered > 0) return { kind: 'late' };
    const running = outcomeOf(load, work);
    const outcome = await within<Outcome<T>, Outcome<T>>(running, limitMs, { kind: 'late' });
    if (outcome.kind === 'late') {
      unanswered += 1;
      void running.then((late) => {
        unanswered -= 1;
        // Nothing, so late: its owner may have closed the question, or there is no such entry.
        if (late.kind === 'done' && late.value === null && account !== null)
          void missing(account).then((isLocked) => (isLocked ? undefined : comeBack()));
        else if (late.kind === 'done') void comeBack();
        else become(explainKeychain(late, platform));
      });
    }
    if (outcome.kind !== 'done') {
      const program = outcome.kind === 'late' ? await secrets.program() : null;
      // Answered meanwhile: it is open.
      const isOpen = outcome.kind === 'late' && unanswered === 0;
      if (!isOpen) become(explainKeychain(outcome, platform, program));
    }
    return outcome;
  }

  const watch = watchLocked(secrets, () => void comeBack());

  /** Whether an entry of which `null` was read is locked, for it may just not be there: only the service tells. */
  async function missing(account: string): Promise<boolean> {
    if ((await secrets.entryState(service, account)) !== 'locked') return false;
    become(explainKeychain({ kind: 'locked' }, platform, await secrets.program()));
    watch.start(service, account);
    return true;
  }

  async function test(): Promise<void> {
    const isOpen = await secrets.isOpen();
    if (isOpen === true) return comeBack();
    if (isOpen === false) {
      become(explainKeychain({ kind: 'locked' }, platform, await secrets.program()));
      return watch.start(service, NO_ACCOUNT);
    }
    const outcome = await attempt((keytar) => tryOut(keytar, service));
    if (outcome.kind !== 'done') return;
    if (outcome.value) await comeBack();
    else become(explainKeychain(NOT_GIVEN_BACK, platform));
  }

  /** `deletePassword` answers false for a locked entry, which stays, as for one that is not there. */
  async function hasGone(account: string): Promise<boolean> {
    const found = await secrets.entryState(service, account);
    if (found === 'locked') await missing(account);
    if (found !== 'unknown') return found === 'none';
    const tried = await attempt((keytar) => isOpenWithout(keytar, service, account));
    return tried.kind === 'done' && tried.value;
  }

  /** The keychain was unlocked: what was held in memory meanwhile is stored in it. */
  async function comeBack(): Promise<void> {
    const kept = [...memory];
    become({ kind: 'ready' });
    for (const [account, signIn] of kept) await write(account, signIn);
  }

  async function write(account: string, signIn: KeptSignIn): Promise<void> {
    // In memory first: whatever happens below, this session continues.
    memory.set(account, signIn);
    if (state.kind !== 'ready') return;
    const line = entryOf(signIn);
    const outcome = await attempt((keytar) => keytar.setPassword(service, account, line));
    if (outcome.kind === 'done' && memory.get(account) === signIn) memory.delete(account);
  }

  return {
    state: () => state,
    probe() {
      probing ??= test().then(() => {
        // It may be unlocked or started by the next sign-in.
        if (state.kind !== 'ready') probing = null;
        return state;
      });
      return probing;
    },
    async read(account) {
      const kept = memory.get(account);
      if (kept) return kept;
      const outcome = await attempt((keytar) => keytar.getPassword(service, account), account);
      if (outcome.kind !== 'done') return null;
      if (outcome.value !== null) return parseEntry(outcome.value);
      await missing(account);
      return null;
    },
    async unlock(account) {
      const outcome = await attempt((keytar) => keytar.getPassword(service, account), account);
      if (outcome.kind === 'done' && outcome.value !== null) {
        watch.stop();
        await comeBack();
      }
      return state;
    },
    isWaiting: () => unanswered > 0,
    close: watch.stop,
    write,
    async forget(account) {
      memory.delete(account);
      // Tried in every state: an older entry may exist.
      const outcome = await attempt((keytar) => keytar.deletePassword(service, account));
      return outcome.kind === 'done' && hasGone(account);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Nobody's entry: looked for to learn when a keychain opens that holds none of ours. */
const NO_ACCOUNT = 'nobody';
const NOT_GIVEN_BACK: KeychainTrouble = {
  kind: 'failed',
  message: 'it did not give back what it was given',
};

/** Keychains of other systems ask by themselves, or say that they are locked. */
const SILENT: SecretService = {
  entryState: () => Promise.resolve('unknown'),
  isOpen: () => Promise.resolve(null),
  program: () => Promise.resolve(null),
};

/** The only import of keytar. It is native, and looks for its system library when loaded. */
async function loadKeytar(): Promise<KeytarModule> {
  const loaded: KeytarModule & { default?: KeytarModule } = await import('keytar');
  return loaded.default ?? loaded;
}

/** Where nobody tells what is locked: a keychain that takes and gives back a throwaway entry is open. */
const isOpenWithout = async (
  keytar: KeytarModule,
  service: string,
  account: string,
): Promise<boolean> =>
  (await keytar.getPassword(service, account)) === null && (await tryOut(keytar, service));

async function tryOut(keytar: KeytarModule, service: string): Promise<boolean> {
  const account = `probe-${randomBytes(4).toString('hex')}`;
  await keytar.setPassword(service, account, 'probe');
  const back = await keytar.getPassword(service, account);
  await keytar.deletePassword(service, account);
  return back === 'probe';
}

/** One line: some keychains damage secrets of several lines. */
const entryOf = ({ access, refresh, server }: KeptSignIn): string =>
  JSON.stringify({ access, refresh, server, storedAt: new Date().toISOString() });

function parseEntry(line: string): KeptSignIn | null {
  try {
    const parsed = entry.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
