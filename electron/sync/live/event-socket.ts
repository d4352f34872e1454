import type { Socket } from 'socket.io-client';
import type { TokenSource } from '../../kitsu/http.ts';
import { endOfToken } from '../../kitsu/token-life.ts';
import { backOff } from '../push/push-policy.ts';

export interface LiveSocketDeps {
  /** Root of the API; the event stream is at the root of the same site. */
  api: string;
  tokens: TokenSource;
  userAgent: string;
  now(): Date;
  random(): number;
  /** The session is over: no line is kept. */
  isSignedOut(): boolean;
  /** A line is up; what happened before was not heard. */
  onConnect(): void;
  onEvent(name: string, data: unknown): void;
  log(message: string): void;
}

/** The line to a studio's events. Whatever goes wrong with it, nothing else is disturbed. */
export interface LiveSocket {
  /** Somebody signed in or out: opens or closes the line. */
  check(): void;
  /** The computer slept, or its network is another one: the line may be dead without knowing. */
  renew(): void;
  isConnected(): boolean;
  close(): void;
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** A line that held so long was good: the next wait is short again. */
const GOOD_LINE_MS = 60_000;
/** What zou answers to a token that can be renewed (zou/app/utils/socket_auth.py). */
const EXPIRED = 'Access token expired.';

/**
 * Node's own network stack carries it, for Chromium's has no sockets in the main process: it knows
 * neither the system's proxy nor its certificates. Where it finds no way the app goes on asking.
 */
export function openLiveSocket(deps: LiveSocketDeps): LiveSocket {
  const { tokens, log } = deps;
  let socket: Socket | null = null;
  let loading = false;
  let closed = false;
  let wanted = false;
  let again: NodeJS.Timeout | null = null;
  /** Connections that the server itself ended, one after the other. */
  let turnedAway = 0;
  let connectedAt = 0;
  let told = '';

  const tell = (words: string): void => {
    if (told !== words) log(words);
    told = words;
  };

  /** The token to ask with: one that says it is over is renewed first. */
  async function freshToken(): Promise<string | null> {
    const access = tokens.access();
    if (access === null) return null;
    const end = endOfToken(access);
    if (end !== null && end <= deps.now().getTime()) await tokens.refresh(access);
    return tokens.access();
  }

  const headers = (): Record<string, string> => {
    const access = tokens.access();
    return {
      'User-Agent': deps.userAgent,
      // Servers up to 1.0.67 look for it here, later ones in the message that opens the line.
      ...(access ? { Authorization: `Bearer ${access}` } : {}),
    };
  };

  async function make(): Promise<Socket> {
    // Loaded when it is first needed: nobody waits for it at the start.
    const { io } = await import('socket.io-client');
    const made = io(`${new URL(deps.api).origin}/events`, {
      path: '/socket.io',
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: FIRST_WAIT_MS,
      reconnectionDelayMax: LONGEST_WAIT_MS,
      randomizationFactor: 0.5,
      auth: (send) =>
        void freshToken().then(
          (token) => send({ token: token ?? '' }),
          () => send({ token: '' }),
        ),
    });
    made.io.on('reconnect_attempt', () => prepare(made));
    made.on('connect', () => {
      connectedAt = deps.now().getTime();
      tell('Live events: connected.');
      deps.onConnect();
    });
    made.on('disconnect', (reason) => {
      tell(`Live events: the line ended (${reason}).`);
      if (deps.now().getTime() - connectedAt > GOOD_LINE_MS) turnedAway = 0;
      // Anything else but our own closing is tried again by the library.
      if (reason === 'io server disconnect') later();
    });
    made.on('connect_error', (error) => {
      tell(`Live events: no line, so Kitsu is asked from time to time (${causeOf(error)}).`);
      if (!made.active) void refused(error.message);
    });
    made.onAny((name: unknown, data: unknown) => hear(name, data));
    return made;
  }

  function hear(name: unknown, data: unknown): void {
    try {
      if (typeof name === 'string') deps.onEvent(name, data);
    } catch (error) {
      log(`An event broke: ${String(error)}`);
    }
  }

  /** Each try says who asks with the token of that moment. */
  function prepare(made: Socket): void {
    made.io.opts.extraHeaders = headers();
  }

  async function refused(words: string): Promise<void> {
    const access = tokens.access();
    if (words === EXPIRED && access !== null) await tokens.refresh(access);
    later();
  }

  /** The server said no: the library leaves it at that, so we come back ourselves. */
  function later(): void {
    if (closed || !wanted || again) return;
    turnedAway += 1;
    const seconds = backOff(turnedAway, null, deps.random());
    again = setTimeout(() => {
      again = null;
      connect();
    }, seconds * 1000);
  }

  function connect(): void {
    if (closed || !wanted || !socket) return;
    prepare(socket);
    socket.connect();
  }

  function open(): void {
    if (socket) return connect();
    if (loading) return;
    loading = true;
    make().then(
      (made) => {
        loading = false;
        socket = made;
        connect();
      },
      (error: unknown) => {
        loading = false;
        log(`Live events cannot be used: ${String(error)}`);
      },
    );
  }

  function hangUp(): void {
    if (again) clearTimeout(again);
    again = null;
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

  check();
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

/** The library wraps what went wrong twice; the address and the token are in none of it. */
function causeOf(error: Error): string {
  const inner: unknown = Reflect.get(error, 'description');
  const cause: unknown = inner instanceof Object ? Reflect.get(inner, 'message') : null;
  return typeof cause === 'string' && cause !== '' ? cause : error.message;
}
