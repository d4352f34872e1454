import type { AccountHere } from '../../../electron/shared/contract/accounts.ts';

/** Whose account it is, for a sentence. */
const whose = ({ name, email, server }: AccountHere): string => name || email || server;

export const unsentLine = (account: AccountHere): string =>
  `${whose(account)} has ${account.unsent === 1 ? '1 change' : `${account.unsent} changes`} ` +
  'that Kitsu does not have yet. The newer version sends them; a table of them can be saved here.';

export function copyText(account: AccountHere): string {
  const day = new Date(account.copyAt ?? 0).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return `There is a copy of the data of ${whose(account)} from ${day}, from before the newer version.`;
}
