import type { KeychainState, Session } from '../shared/session.ts';
import {
  NOBODY,
  readAccountFile,
  writeAccountFile,
  type AccountFile,
  type SavedAccount,
} from './account-file.ts';
import { PRACTICE_KEY } from './account-key.ts';
import type { AccountIdentity, PracticeStudio } from './identity.ts';

export interface CurrentAccountDeps {
  /** Folder of the app's data. */
  profile: string;
  log: { warn(message: string): void };
}

const SAFE = 'Your work on this computer is safe.';

/** Which account is signed in, as the disk remembers it and as others may see it. Holds no token. */
export class CurrentAccount {
  file: AccountFile = NOBODY;
  /** A newer version of the app wrote the file: it is read by that one alone. */
  isNewer = false;
  /** The account whose tokens are held; `null` while signed out. */
  account: SavedAccount | null = null;
  /** Its tokens lie in a locked keychain. */
  locked = false;
  /** Why nobody is signed in, where that was not asked for. */
  notice: string | null = null;
  /** `notice` is about an entry that the keychain still holds. */
  private isDeletionMissing = false;
  /** The practice studio while it runs. */
  studio: PracticeStudio | null = null;

  constructor(private readonly deps: CurrentAccountDeps) {}

  isPractice(account = this.account): boolean {
    return account?.key === PRACTICE_KEY;
  }

  /** Reads what the last run knew. */
  read(now: Date): void {
    const { file, setAside, isNewer } = readAccountFile(this.deps.profile, now);
    this.file = file;
    this.isNewer = isNewer;
    if (setAside) {
      this.notice = `The file that remembers your account could not be read and was set aside. ${SAFE}`;
    }
  }

  /** Where the disk takes nothing, this run goes on without. */
  save(next: Partial<AccountFile>): void {
    this.file = { ...this.file, ...next };
    if (this.isNewer) return;
    try {
      writeAccountFile(this.deps.profile, this.file);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      this.deps.log.warn(`account.json could not be written: ${cause}`);
    }
  }

  /** Takes the account of the file. `locked`: its tokens are there, and cannot be read yet. */
  adopt(account: SavedAccount, { locked = false } = {}): void {
    this.account = account;
    this.locked = locked;
    this.notice = null;
  }

  /** The account of the file has no tokens in this keychain. */
  missTokens(keychain: KeychainState): void {
    this.notice =
      keychain.kind === 'ready'
        ? `Your sign-in is no longer in the keychain. ${SAFE}`
        : `Your sign-in could not be kept, for the reason below. ${SAFE}`;
  }

  /** The entry of an account that was left has gone from the keychain. */
  forgot(key: string): void {
    const toForget = this.file.toForget.filter((one) => one !== key);
    this.save({ toForget });
    if (toForget.length > 0 || !this.isDeletionMissing) return;
    this.isDeletionMissing = false;
    this.notice = null;
  }

  /** The keychain did not delete the entry of the account that has just been left. */
  missDeletion(keychain: KeychainState): void {
    this.isDeletionMissing = true;
    const isLocked = keychain.kind === 'session-only' && keychain.locked;
    this.notice = isLocked
      ? 'You are signed out, but your keychain is locked and still holds your sign-in. ' +
        'It is deleted as soon as the keychain is open.'
      : 'You are signed out, but the keychain did not delete your sign-in. ' +
        'It is tried again at the next start.';
  }

  /** The tokens were made for another server than the file names: they are sent to neither. */
  refuseServer(named: SavedAccount, server: string): void {
    this.account = null;
    this.locked = false;
    const other = named.host === server ? 'another address of it' : named.host;
    this.notice =
      `Your sign-in was made at ${server}, and the file that remembers your account names ${other}. ` +
      `Nothing was sent there. ${SAFE} Sign in at ${server} again; if your Kitsu did not move, ` +
      'tell whoever looks after this computer.';
    // The form must not start with what the file says.
    this.file = { ...this.file, server };
  }

  /** An earlier version did not note which server its tokens were made for, and this one has no encryption. */
  refuseUnsure(named: SavedAccount): void {
    this.account = null;
    this.locked = false;
    this.notice =
      `Your sign-in was kept by an earlier version, which did not note its server, and ${named.host} is not ` +
      `encrypted. Nothing was sent there. ${SAFE} Sign in once more: from then on the server is noted.`;
  }

  /** Kitsu takes its tokens no more. False where that was known. */
  expire(): boolean {
    if (!this.account || this.account.expired) return false;
    this.account = { ...this.account, expired: true };
    this.save(this.isPractice() ? { practice: this.account } : { account: this.account });
    return true;
  }

  /** `null` when signed out. */
  identity(): AccountIdentity | null {
    if (!this.account) return null;
    const { key, api, site, host, person, organisation } = this.account;
    return { key, api, site, host, person, organisation, practice: this.isPractice() };
  }

  /** The state that the window may see; `server` is filled in instead of the last address. */
  session(keychain: KeychainState, server: string | undefined): Session {
    if (!this.account) {
      const { file, notice } = this;
      return {
        kind: 'signed-out',
        server: server || file.server,
        email: file.email,
        notice,
        keychain,
      };
    }
    const { label, person, organisation, expired } = this.account;
    return {
      kind: 'signed-in',
      server: label,
      person,
      organisation,
      practice: this.isPractice(),
      expired,
      locked: this.locked,
      keychain,
    };
  }
}
