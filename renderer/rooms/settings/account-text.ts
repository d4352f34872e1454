import type { AccountHere } from '../../../electron/shared/contract/accounts.ts';

/** A person's name; of an account that an earlier version left, at least what it was called by. */
export const nameOfAccount = ({ name, email, server }: AccountHere): string =>
  name || email || `An account of ${server}`;

const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

/** After the server's name in the list. */
export function unsentText({ unsent, current, newer }: AccountHere): string {
  const parts = [
    ...(current ? ['signed in'] : []),
    ...(unsent > 0 ? [`${changes(unsent)} not in Kitsu yet`] : []),
    ...(newer ? ['used by a newer Kitsu Companion'] : []),
  ];
  return parts.map((part) => ` · ${part}`).join('');
}

/** What goes, before it goes. */
export function removalText({ unsent, current }: AccountHere): string {
  const out = current ? 'You are signed out. ' : '';
  if (unsent === 0)
    return `${out}Its tasks, comments and pictures are deleted here. Kitsu keeps them.`;
  const are = unsent === 1 ? 'is' : 'are';
  const stays = `${changes(unsent)} ${are} on this computer alone and would be lost.`;
  return `${stays} ${out}Save a table first to enter ${unsent === 1 ? 'it' : 'them'} in Kitsu by hand.`;
}
