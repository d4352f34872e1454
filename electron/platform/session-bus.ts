import type { RunTool } from './run-tool.ts';

/** An argument of a call: a text, or texts by their names. Neither may hold quotes or commas. */
export type BusArgument = string | Readonly<Record<string, string>>;

/** A call on the session bus. */
export interface BusCall {
  /** The name on the bus: `org.freedesktop.secrets`. */
  to: string;
  path: string;
  /** With its interface: `org.freedesktop.Secret.Service.SearchItems`. */
  method: string;
  args?: readonly BusArgument[];
}

const BUS = 'org.freedesktop.DBus';

/**
 * Makes the call by one of the two programs of which every desktop has one, and answers what it printed;
 * `null` where neither is there, or the call failed. They write the same values in other words:
 * `(uint32 7,)` and `uint32 7`, lists in brackets.
 */
export async function callBus(
  ask: RunTool,
  { to, path, method, args = [] }: BusCall,
): Promise<string | null> {
  const said = await ask('gdbus', [
    'call',
    '--session',
    `--dest=${to}`,
    `--object-path=${path}`,
    `--method=${method}`,
    ...args.map(asVariant),
  ]);
  if (said !== null) return said;
  return ask('dbus-send', [
    '--session',
    '--print-reply',
    `--dest=${to}`,
    path,
    method,
    ...args.map(asTyped),
  ]);
}

/** Asks the bus itself. */
const askBus = (ask: RunTool, method: string, name: string): Promise<string | null> =>
  callBus(ask, {
    to: BUS,
    path: '/org/freedesktop/DBus',
    method: `${BUS}.${method}`,
    args: [name],
  });

/** Whether somebody has this name on the bus; false when in doubt. */
export const isOwned = async (ask: RunTool, name: string): Promise<boolean> =>
  (await askBus(ask, 'NameHasOwner', name))?.includes('true') ?? false;

/** The process behind a name or a connection; `null` if there is none. */
export async function processOf(ask: RunTool, name: string): Promise<number | null> {
  const said = await askBus(ask, 'GetConnectionUnixProcessID', name);
  const pid = /uint32 (\d+)/.exec(said ?? '')?.[1];
  return pid === undefined ? null : Number(pid);
}

function asVariant(one: BusArgument): string {
  if (typeof one === 'string') return one;
  const pairs = Object.entries(one).map(([name, value]) => `'${name}': '${value}'`);
  return `{${pairs.join(', ')}}`;
}

const asTyped = (one: BusArgument): string =>
  typeof one === 'string'
    ? `string:${one}`
    : `dict:string:string:${Object.entries(one).flat().join(',')}`;
