/**
 * Errors that cross a border are values. `message` says what happened and what is safe, `action` what
 * the artist can do; both are plain sentences that can be shown as they are.
 */
export type Failure = {
  ok: false;
  code: FailureCode;
  message: string;
  action: string | null;
  /** Seconds to wait before a retry, if the server or a rule names them. */
  retryAfter?: number;
};

export type Success<T> = { ok: true; value: T };
export type Result<T> = Success<T> | Failure;

export type FailureCode =
  // the way to the server
  /** This computer has no network at all. */
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'tls-not-trusted'
  | 'plain-http'
  | 'not-a-kitsu'
  | 'too-old'
  // the server's answer
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'refused'
  | 'locked-out'
  | 'throttled'
  | 'too-large'
  | 'conflict'
  | 'server-fault'
  | 'not-understood'
  /** An older Kitsu lacks the route. */
  | 'not-supported'
  | 'cancelled'
  // signing in
  | 'wrong-credentials'
  | 'wrong-code'
  | 'deactivated'
  | 'two-factor-setup'
  // our own rules
  | 'rule'
  | 'bad-input'
  /** A newer version of the app has used this profile: this one leaves it as it is. */
  | 'newer-app'
  /** It could mean several things: nothing was done. */
  | 'ambiguous'
  | 'disk'
  | 'unexpected';

export const success = <T>(value: T): Success<T> => ({ ok: true, value });

export const failure = (
  code: FailureCode,
  message: string,
  action: string | null = null,
  retryAfter?: number,
): Failure =>
  retryAfter === undefined
    ? { ok: false, code, message, action }
    : { ok: false, code, message, action, retryAfter };

/** Makes the compiler report a union member that a switch forgot. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}

/** A failure as one text: what happened, then what to do. */
export const failureText = ({ message, action }: Failure): string =>
  action === null ? message : `${message} ${action}`;

/** Why something may not be done, as a view shows it; `null` where it may. */
export const blockText = (block: Failure | null): string | null =>
  block === null ? null : failureText(block);
