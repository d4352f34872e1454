import { MINUTES_A_DAY, type Minutes } from './minutes.ts';

/**
 * What a `kitsu-companion://` link asks for. Anybody may have written it: only `task` is done without
 * asking.
 */
export type DeepLink =
  | { kind: 'task'; taskId: string }
  | { kind: 'start'; taskId: string }
  | { kind: 'log'; taskId: string; minutes: Minutes };

export const DEEP_LINK_SCHEME = 'kitsu-companion';

const BEGINNING = `${DEEP_LINK_SCHEME}://`;
/** Longer than any of our links, and too short to do harm. */
const LONGEST = 200;
const TASK_OR_START = /^(task|start)\/([0-9a-f-]{36})\/?$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MINUTES = /^[1-9]\d{0,3}$/;

/** Whether a word of a command line is one of our links, valid or not. */
export const isDeepLink = (word: string): boolean => word.toLowerCase().startsWith(BEGINNING);

/**
 * Parses `kitsu-companion://task/<id>`, `…/start/<id>` and `…/log?task=<id>&minutes=<1 to 1440>`.
 * `null` for anything else, even one letter too many: nothing is decoded, guessed or cut off.
 */
export function parseDeepLink(address: string): DeepLink | null {
  if (address.length > LONGEST || !address.startsWith(BEGINNING)) return null;
  const rest = address.slice(BEGINNING.length);
  const [, kind, taskId] = TASK_OR_START.exec(rest) ?? [];
  if (kind !== undefined && taskId !== undefined && ID.test(taskId))
    return { kind: kind === 'start' ? 'start' : 'task', taskId };
  // Browsers add the slash of an empty path.
  const query = /^log\/?\?([a-z0-9=&-]+)$/.exec(rest)?.[1];
  return query === undefined ? null : readLog(query);
}

function readLog(query: string): DeepLink | null {
  const pairs = query.split('&').map((pair) => pair.split('='));
  if (pairs.length !== 2 || pairs.some((pair) => pair.length !== 2)) return null;
  const given = new Map(pairs.map(([name = '', value = '']) => [name, value]));
  const taskId = given.get('task') ?? '';
  const minutes = given.get('minutes') ?? '';
  if (!ID.test(taskId) || !MINUTES.test(minutes)) return null;
  return Number(minutes) > MINUTES_A_DAY ? null : { kind: 'log', taskId, minutes: Number(minutes) };
}
