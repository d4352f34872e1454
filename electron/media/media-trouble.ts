import { failure, type Failure } from '../shared/result.ts';

/** Still made by Kitsu; it asks to come back after so many seconds. */
export class StillProcessing extends Error {
  constructor(readonly afterSeconds: number) {
    super('still processing');
  }
}
/** The file could not be had. */
export class NotHad extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

export const CHANGED = failure(
  'conflict',
  'The file in Kitsu is another one now.',
  'Open it again.',
);
export const CLOSED = failure('cancelled', 'Cancelled.');

export const NO_FILE = failure('not-understood', 'What Kitsu sent is not a file.');

const PASSING = new Set<Failure['code']>([
  'offline',
  'unreachable',
  'timeout',
  'server-fault',
  'throttled',
]);

/** It may be otherwise in a moment. */
export const isPassing = ({ code }: Failure): boolean => PASSING.has(code);

export const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
