import type { Socket } from 'socket.io-client';
import type { TokenSource } from '../../kitsu/http.ts';
import { endOfToken } from '../../kitsu/token-life.ts';
import {
  authoritiesForNode,
  createSystemCertificates,
} from '../../platform/system-certificates.ts';

export interface EventLineDeps {
  /** Root of the API; the event stream is at the root of the same site. */
  api: string;
  tokens: TokenSource;
  userAgent: string;
  now(): Date;
  onConnect(): void;
  /** The line ended after so many milliseconds; `byServer`: the library does not come back by itself. */
  onEnd(reason: string, heldMs: number, byServer: boolean): void;
  /** No line; `final`: the library does not come back by itself. */
  onRefused(error: Error, final: boolean): void;
  onEvent(name: string, data: unknown): void;
  log(message: string): void;
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** An event names what changed, in a few hundred bytes; a line that sends more at once is ended. */
const LONGEST_EVENT_BYTES = 1024 * 1024;

/**
 * A socket to a studio's events that is not connected yet. Node's own network stack carries it, for
 * Chromium's has no sockets in the main process: it does not know the system's proxy, and of its
 * certificates those that are given to it here.
 */
export async function makeEventLine(deps: EventLineDeps): Promise<Socket> {
  // Loaded when it is first needed: nobody waits for it at the start.
  const { io } = await import('socket.io-client');
  const { origin, protocol } = new URL(deps.api);
  // Reading the system's store takes 10 ms of the start.
  const ca = protocol === 'https:' ? authoritiesForNode(createSystemCertificates()) : undefined;
  const made = io(`${origin}/events`, {
    path: '/socket.io',
    transports: ['websocket'],
    autoConnect: false,
    ...(ca === undefined ? {} : { ca }),
    ...NODE_ONLY,
    forceNew: true,
    reconnectionDelay: FIRST_WAIT_MS,
    reconnectionDelayMax: LONGEST_WAIT_MS,
    randomizationFactor: 0.5,
    auth: (send) =>
      void freshToken(deps).then(
        (token) => send({ token: token ?? '' }),
        () => send({ token: '' }),
      ),
  });
  let connectedAt = 0;
  made.io.on('reconnect_attempt', () => identify(made, deps));
  made.on('connect', () => {
    connectedAt = deps.now().getTime();
    deps.onConnect();
  });
  made.on('disconnect', (reason) => {
    const heldMs = deps.now().getTime() - connectedAt;
    deps.onEnd(reason, heldMs, reason === 'io server disconnect');
  });
  made.on('connect_error', (error) => deps.onRefused(error, !made.active));
  made.onAny((name: unknown, data: unknown) => {
    try {
      if (typeof name === 'string') deps.onEvent(name, data);
    } catch (error) {
      deps.log(`An event broke: ${String(error)}`);
    }
  });
  return made;
}

/** Options that reach Node's web sockets, and that the library's types leave out. */
const NODE_ONLY: object = { maxPayload: LONGEST_EVENT_BYTES };

/** Each try says who asks with the token of that moment. */
export function identify(
  socket: Socket,
  { tokens, userAgent }: Pick<EventLineDeps, 'tokens' | 'userAgent'>,
): void {
  const access = tokens.access();
  socket.io.opts.extraHeaders = {
    'User-Agent': userAgent,
    // Servers up to 1.0.67 look for it here, later ones in the message that opens the line.
    ...(access ? { Authorization: `Bearer ${access}` } : {}),
  };
}

/** The token to ask with: one that says it is over is renewed first. */
async function freshToken({
  tokens,
  now,
}: Pick<EventLineDeps, 'tokens' | 'now'>): Promise<string | null> {
  const access = tokens.access();
  if (access === null) return null;
  const end = endOfToken(access);
  if (end !== null && end <= now().getTime()) await tokens.refresh(access);
  return tokens.access();
}
