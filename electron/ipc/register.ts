import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { TrustedSenders } from '../security/senders.ts';
import { eventChannel, operationChannel } from '../shared/bridge.ts';
import { contract, type Answer, type Args, type EventPayload } from '../shared/contract/index.ts';
import { OPERATIONS, type EventName, type OperationName } from '../shared/operations.ts';
import { failure, type Result } from '../shared/result.ts';

/** The implementation of each operation. A thrown error is a fault of ours, not a result. */
export type Handlers = {
  [Name in OperationName]: (args: Args<Name>) => Promise<Answer<Name>> | Answer<Name>;
};

export interface RegisterParts {
  log: { warn(message: string): void; error(message: string, error: unknown): void };
  /** Milliseconds, for measuring slow operations. */
  now(): number;
}

/** A slower operation keeps the artist waiting for something that should be on their disk. */
const SLOW_MS = 50;

/**
 * Opens one channel per operation. The sender and the arguments of each call are checked; the result,
 * failures included, is one JSON text (structured clones of long lists are five times slower).
 */
export function registerOperations(
  handlers: Handlers,
  trust: Pick<TrustedSenders, 'refusal'>,
  parts: RegisterParts,
): void {
  for (const name of OPERATIONS) {
    ipcMain.handle(operationChannel(name), async (event: IpcMainInvokeEvent, raw: unknown) => {
      const started = parts.now();
      const answer = await answerTo(name, event, raw, handlers, trust, parts);
      const took = Math.round(parts.now() - started);
      if (took > SLOW_MS) parts.log.warn(`${name} took ${took} ms`);
      return JSON.stringify(answer);
    });
  }
}

async function answerTo<Name extends OperationName>(
  name: Name,
  event: IpcMainInvokeEvent,
  raw: unknown,
  handlers: Handlers,
  trust: Pick<TrustedSenders, 'refusal'>,
  parts: RegisterParts,
): Promise<Result<unknown>> {
  const refusal = trust.refusal(event);
  if (refusal) {
    parts.log.warn(`${name} refused: ${refusal}`);
    return failure('forbidden', 'This page may not ask that.');
  }
  const args = contract[name].args.safeParse(raw);
  if (!args.success) {
    const where = args.error.issues.map((issue) => issue.path.join('.') || '(all)').join(', ');
    // The values stay out of the log: one may be a password.
    parts.log.warn(`${name} refused: not understood at ${where}`);
    return failure('bad-input', 'That could not be understood, and nothing was changed.');
  }
  try {
    return await handlers[name](args.data as Args<Name>);
  } catch (error) {
    parts.log.error(`${name} failed`, error);
    return failure(
      'unexpected',
      'Something went wrong in the app. What was saved before is safe.',
      'Try again. If it happens again, restart the app.',
    );
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
