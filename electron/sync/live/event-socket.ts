import type { Socket } from 'socket.io-client';
import type { TokenSource } from '../../kitsu/http.ts';
import { createAlarm, createSharedRuns } from '../../shared/concurrency.ts';
import { backOff } from '../push/push-policy.ts';
import { identify, makeEventLine } from './event-line.ts';

export interface LiveSocketDeps {
  /** Root of the API; the event stream is at the root of the same site. */
  api: string;
  tokens: TokenSource;
  userAgent: string;
  now(): Date;
  random(): number;
  /** The session has ended: no connection is kept. */
  isSignedOut(): boolean;
  /** When to connect first; at once where nobody says when. */
  later?(work: () => void): void;
  /** A connection is up; earlier events were missed. */
  onConnect(): void;
  onEvent(name: string, data: unknown): void;
  log(message: string): void;
}

/** The connection to a studio's events. Its failures disturb nothing else. */
export interface LiveSocket {
  /** Somebody signed in or out: opens or closes the connection. */
  check(): void;
  /** The computer slept, or its network has changed: the connection may be dead without a sign. */
  renew(): void;
  isConnected(): boolean;
  close(): void;
}

/** A connection that lasted this long was good: the next wait is short again. */
const GOOD_LINE_MS = 60_000;
/** zou's answer to a token that can be renewed (zou/app/utils/socket_auth.py). */
const EXPIRED = 'Access token expired.';

/** Keeps a connection to a studio's events. Without one the app still refreshes from time to time. */
export function openLiveSocket(deps: LiveSocketDeps): LiveSocket {
  const { tokens, log } = deps;
  let socket: Socket | null = null;
  const loading = createSharedRuns<void>();
  let closed = false;
  let wanted = false;
  const again = createAlarm();
  /** Connections in a row that the server itself ended. */
  let turnedAway = 0;
  let told = '';

  const tell = (words: string): void => {
    if (told !== words) log(words);
    told = words;
  };

  const make = (): Promise<Socket> =>
    makeEventLine({
      ...deps,
      onConnect() {
        tell('Live events: connected.');
        deps.onConnect();
      },
      onEnd(reason, heldMs, byServer) {
        tell(`Live events: the line ended (${reason}).`);
        if (heldMs > GOOD_LINE_MS) turnedAway = 0;
        // The library reconnects after everything else except our own closing.
        if (byServer) later();
      },
      onRefused(error, final) {
        tell(`Live events: no line, so Kitsu is asked from time to time (${causeOf(error)}).`);
        if (final) void refused(error.message);
      },
    });

  async function refused(words: string): Promise<void> {
    const access = tokens.access();
    if (words === EXPIRED && access !== null) await tokens.refresh(access);
    later();
  }

  /** After a refusal by the server the library does not reconnect, so we do. */
  function later(): void {
    if (closed || !wanted || again.isSet()) return;
    turnedAway += 1;
    const seconds = backOff(turnedAway, null, deps.random());
    again.set(seconds * 1000, connect);
  }

  function connect(): void {
    if (closed || !wanted || !socket) return;
    identify(socket, deps);
    socket.connect();
  }

  function open(): void {
    if (socket) connect();
    else void loading.run('', load);
  }

  async function load(): Promise<void> {
    try {
      socket = await make();
      connect();
    } catch (error) {
      log(`Live events cannot be used: ${String(error)}`);
    }
  }

  function hangUp(): void {
    again.clear();
    turnedAway = 0;
    socket?.disconnect();
  }

  function check(): void {
    const want = !closed && !deps.isSignedOut();
    if (want === wanted) return;
    wanted = want;
    if (want) open();
    else hangUp();
  }

  if (deps.later) deps.later(check);
  else check();
  return {
    check,
    renew() {
      check();
      if (!wanted) return;
      hangUp();
      open();
    },
    isConnected: () => socket?.connected ?? false,
    close() {
      closed = true;
      wanted = false;
      hangUp();
      socket?.removeAllListeners();
      socket?.offAny();
    },
  };
}

/** The library wraps the cause twice; neither the address nor the token is in it. */
function causeOf(error: Error): string {
  const inner: unknown = Reflect.get(error, 'description');
  const cause: unknown = inner instanceof Object ? Reflect.get(inner, 'message') : null;
  return typeof cause === 'string' && cause !== '' ? cause : error.message;
}
