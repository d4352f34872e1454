import { rm } from 'node:fs/promises';
import { accountFolder } from '../account/account-key.ts';
import { rememberedAccounts, type RememberedAccount } from '../account/remembered-accounts.ts';
import { formerCopy, startFromCopy } from '../replica/durability/former-schema.ts';
import { readUnsent, type UnsentRow } from '../replica/durability/unsent-in-folder.ts';
import { isOfNewerApp } from '../replica/durability/verify-database.ts';
import type { AccountHere } from '../shared/contract/accounts.ts';
import { failure, success, type Result } from '../shared/result.ts';

export interface AccountsHereDeps {
  profile: string;
  now(): Date;
  /** The account that is signed in, and how much of it waits or is a draft, where its data is open; `null` if nobody is. */
  current(): { key: string; waiting: number | null } | null;
  /** Signs the current account out, and deletes its data whatever waits. */
  signOut(): Promise<unknown>;
  /** Deletes another account's sign-in. */
  forget(key: string): Promise<void>;
}

const UNKNOWN = failure('not-found', 'This account is not on this computer any more.');

/** The accounts whose data lies on this computer: whose it is, what of it is unsent, and taking it away. */
export class AccountsHere {
  constructor(private readonly deps: AccountsHereDeps) {}

  list(): AccountHere[] {
    return rememberedAccounts(this.deps.profile).map((one) => this.view(one));
  }

  /** Refused with `conflict` while changes wait, unless the artist confirmed it. */
  async remove(key: string, evenUnsent: boolean): Promise<Result<AccountHere[]>> {
    const found = this.list().find((one) => one.key === key);
    if (!found) return UNKNOWN;
    if (found.unsent > 0 && !evenUnsent) {
      const changes = found.unsent === 1 ? '1 change is' : `${found.unsent} changes are`;
      return failure(
        'conflict',
        `${changes} not in Kitsu yet, and on this computer alone.`,
        'Save them as a table first, or remove them for good.',
      );
    }
    if (found.current) await this.deps.signOut();
    else await this.deps.forget(key);
    await rm(this.folder(key), { recursive: true, force: true });
    return success(this.list());
  }

  /** What is not in Kitsu of an account, by the names of its tasks; `null` if it is not on this computer. */
  unsent(key: string): { account: AccountHere; rows: UnsentRow[] } | null {
    const account = this.list().find((one) => one.key === key);
    return account ? { account, rows: readUnsent(this.folder(key)) } : null;
  }

  /** Puts the copy from before a newer version in the place of what that one wrote. */
  startFromCopy(key: string): Result<null> {
    const found = this.list().find((one) => one.key === key);
    if (!found?.newer) return UNKNOWN;
    return startFromCopy(this.folder(key), this.deps.now())
      ? success(null)
      : failure('not-found', 'There is no copy that this version can start from.');
  }

  private folder(key: string): string {
    return accountFolder(this.deps.profile, key);
  }

  private view(account: RememberedAccount): AccountHere {
    const folder = this.folder(account.key);
    const current = this.deps.current();
    const isCurrent = current?.key === account.key;
    const newer = isOfNewerApp(folder);
    return {
      ...account,
      unsent: (isCurrent ? current.waiting : null) ?? readUnsent(folder).length,
      current: isCurrent,
      newer,
      copyAt: newer ? (formerCopy(folder)?.at ?? null) : null,
    };
  }
}
