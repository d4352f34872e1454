import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { TrustedSenders } from '../security/senders.ts';
import { eventChannel, operationChannel } from '../shared/bridge.ts';
import type { Answer, Args, EventPayload } from '../shared/contract/index.ts';
import { OPERATIONS, type EventName, type OperationName } from '../shared/operations.ts';
import { failure, type Result } from '../shared/result.ts';

/** The implementation of each operation. A thrown error is a fault of ours, not a result. */
export type Handlers = {
  [Name in OperationName]: (args: Args<Name>) => Promise<Answer<Name>> | Answer<Name>;
};

/** Answers a call of a trusted sender, whose arguments are as they came. Never rejects. */
export type Answering = (name: OperationName, raw: unknown) => Promise<Result<unknown>>;

export interface ChannelParts {
  log: { warn(message: string): void };
  /** Milliseconds, for measuring slow operations. */
  now(): number;
  /** What answers; a page that calls before it is there waits. */
  answering: Promise<Answering>;
}

/** A slower operation keeps the artist waiting for something that should be on their disk. */
const SLOW_MS = 50;

/**
 * Opens one channel per operation, before the first page is loaded. The sender of each call is checked; the result,
 * failures included, is one JSON text (structured clones of long lists are five times slower).
 */
export function openChannels(
  trust: Pick<TrustedSenders, 'refusal'>,
  { log, now, answering }: ChannelParts,
): void {
  for (const name of OPERATIONS) {
    ipcMain.handle(operationChannel(name), async (event: IpcMainInvokeEvent, raw: unknown) => {
      const refusal = trust.refusal(event);
      if (refusal) {
        log.warn(`${name} refused: ${refusal}`);
        return JSON.stringify(failure('forbidden', 'This page may not ask that.'));
      }
      const answer = await answering;
      const started = now();
      const result = await answer(name, raw);
      const took = Math.round(now() - started);
      if (took > SLOW_MS) log.warn(`${name} took ${took} ms`);
      return JSON.stringify(result);
    });
  }
}

/** Sends an event to a window; a closed window is skipped. */
export function emit<Name extends EventName>(
  window: Pick<BrowserWindow, 'isDestroyed' | 'webContents'>,
  name: Name,
  payload: EventPayload<Name>,
): void {
  if (!window.isDestroyed()) window.webContents.send(eventChannel(name), payload);
}
