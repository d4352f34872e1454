import type { EventName, OperationName } from './operations.ts';

/** What the preload script puts on `window.companion`: all that a page can reach. */
export interface Bridge {
  /** One named function per operation. Returns `Result<…>` (result.ts) as JSON text. */
  call: { [Name in OperationName]: (args: unknown) => Promise<string> };
  /** Calls the listener for each event until the returned function is called. Throws on an unknown name. */
  on(name: EventName, listener: (payload: unknown) => void): () => void;
}

/** IPC channel of an operation. */
export const operationChannel = (name: OperationName): string => `op:${name}`;

/** IPC channel of an event. */
export const eventChannel = (name: EventName): string => `event:${name}`;
