import type { Tellable } from './tellable.ts';

/** What was told of what is in the list now, and what the notice on the desktop stands for: keys of tellables. */
export interface NoticeState {
  told: ReadonlySet<string>;
  /** Empty: no notice stands. */
  standing: ReadonlySet<string>;
}

/** How the desktop is just now. */
export interface NoticeDesk {
  /** The artist wants notices. */
  isOn: boolean;
  /** Nothing is told now; what is new waits, and is told once. */
  isQuiet: boolean;
  /** A window that has the focus shows it. */
  isSeen(one: Tellable): boolean;
}

export interface NoticePlan {
  state: NoticeState;
  /** What the new notice says, in place of the one that stands; `null`: no new one. */
  show: Tellable[] | null;
  /** The notice that stands is taken away. */
  withdraw: boolean;
  /** Something is new and waits for the quiet to end. */
  isHeld: boolean;
}

const isIn = (keys: ReadonlySet<string>) => (one: Tellable) =>
  one.keys.some((key) => keys.has(key));
const isNew = (told: ReadonlySet<string>) => (one: Tellable) =>
  one.entry.unread && one.keys.some((key) => !told.has(key));

/** Whether something is new, and seen by no one. */
export const hasNews = (
  all: readonly Tellable[],
  { told }: Pick<NoticeState, 'told'>,
  { isOn, isSeen }: Omit<NoticeDesk, 'isQuiet'>,
): boolean => isOn && all.some((one) => isNew(told)(one) && !isSeen(one));

/**
 * What the desktop is to show. There is one notice at most: what comes while it stands is told with what it told
 * before, so that the changes of one moment, or of a whole night, are one notice. What is read takes it away.
 * `state` is `null` before the list was first seen here: all of it is old then.
 */
export function planNotice(
  all: readonly Tellable[],
  state: NoticeState | null,
  { isOn, isQuiet, isSeen }: NoticeDesk,
): NoticePlan {
  const keysOf = (some: readonly Tellable[]): Set<string> =>
    new Set(some.flatMap(({ keys }) => keys));
  const present = keysOf(all);
  if (state === null) {
    const first = { told: present, standing: new Set<string>() };
    return { state: first, show: null, withdraw: false, isHeld: false };
  }
  // What has gone is forgotten: the same change, made again, is news again.
  const told = new Set([...state.told].filter((key) => present.has(key)));
  const fresh = all.filter(isNew(told));
  const seen = isOn ? fresh.filter(isSeen) : fresh;
  for (const key of keysOf(seen)) told.add(key);
  const left = isOn ? fresh.filter((one) => !isSeen(one)) : [];
  const stays = isOn
    ? all.filter((one) => one.entry.unread && isIn(state.standing)(one) && !isSeen(one))
    : [];
  if (left.length === 0 || isQuiet) {
    const withdraw = state.standing.size > 0 && stays.length === 0;
    const standing = withdraw ? new Set<string>() : state.standing;
    return { state: { told, standing }, show: null, withdraw, isHeld: left.length > 0 };
  }
  const show = all.filter((one) => stays.includes(one) || left.includes(one));
  for (const key of keysOf(left)) told.add(key);
  const standing = keysOf(show);
  return { state: { told, standing }, show, withdraw: false, isHeld: false };
}
