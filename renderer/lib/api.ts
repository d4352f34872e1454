import type { Bridge } from '../../electron/shared/bridge.ts';
import type { Answer, Args, EventPayload } from '../../electron/shared/contract/index.ts';
import type { EventName, OperationName } from '../../electron/shared/operations.ts';
import { failure } from '../../electron/shared/result.ts';

declare global {
  interface Window {
    /** Provided by `electron/preload.ts`; this file is its only reader. */
    companion: Bridge;
  }
}

/** State in this window consists of proxies, which the bridge cannot copy. Bytes are none, and go as they are. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.map(([key, one]) => [key, plain(one)]));
}

/**
 * Calls one named operation of the main process. Never throws: a broken bridge gives a failure like any
 * other.
 */
export async function call<Name extends OperationName>(
  name: Name,
  args: Args<Name>,
): Promise<Answer<Name>> {
  try {
    return JSON.parse(await window.companion.call[name](plain(args))) as Answer<Name>;
  } catch {
    return failure(
      'unexpected',
      'This window lost its connection to the app. What was saved is safe.',
      'Close the window and open it again.',
    );
  }
}

/** Listens to an event of the main process; the returned function unsubscribes. */
export function on<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  return window.companion.on(name, (payload) => listener(payload as EventPayload<Name>));
}
