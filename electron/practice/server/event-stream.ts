import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'socket.io';
import { Refusal } from './answer.ts';
import { isOwn } from './http-server.ts';
import type { HttpServer } from './http-server.ts';
import type { Item } from '../store/item.ts';

export interface EventStream {
  /** Sends to everybody who is connected: zou has no rooms. */
  send(event: string, data: Item): void;
  close(): Promise<void>;
}

type Upgrade = [request: IncomingMessage, socket: Duplex, head: Buffer];

/**
 * The studio's live events under `/socket.io`, namespace `/events` (kitsu-api 2.10). Its library is
 * loaded when the first listener connects.
 */
export function serveEvents(
  { server }: HttpServer,
  check: (token: string) => unknown,
): EventStream {
  let stream: Server | null = null;
  let loading: Promise<void> | null = null;
  let closed = false;
  const first: Upgrade[] = [];

  async function load(): Promise<void> {
    const { Server: SocketServer } = await import('socket.io');
    if (closed) return first.forEach(([, socket]) => socket.destroy());
    server.off('upgrade', arrive);
    stream = new SocketServer(server, {
      path: '/socket.io',
      serveClient: false,
      transports: ['websocket'],
      allowRequest: (request, decide) => decide(null, isOwn(request)),
    });
    stream.of('/events').use((socket, next) => {
      const [, header] = /^Bearer (.+)$/.exec(socket.handshake.headers.authorization ?? '') ?? [];
      const given: unknown = socket.handshake.auth['token'];
      const why = refusalOf(check, [header, given]);
      next(why === null ? undefined : new Error(why));
    });
    for (const upgrade of first.splice(0)) server.emit('upgrade', ...upgrade);
  }

  function arrive(...upgrade: Upgrade): void {
    first.push(upgrade);
    loading ??= load();
  }

  server.on('upgrade', arrive);
  return {
    send: (event, data) => void stream?.of('/events').emit(event, data),
    async close() {
      closed = true;
      server.off('upgrade', arrive);
      await loading;
      stream?.disconnectSockets(true);
      stream?.engine.close();
    },
  };
}

/** The header's token takes precedence over that of the opening message; the refusal is zou's for the last one. */
function refusalOf(check: (token: string) => unknown, tokens: unknown[]): string | null {
  let why = 'Missing access token.';
  for (const token of tokens) {
    if (typeof token !== 'string' || token === '') continue;
    try {
      check(token);
      return null;
    } catch (error) {
      why = wordsOf(error);
    }
  }
  return why;
}

function wordsOf(error: unknown): string {
  const body = error instanceof Refusal ? JSON.stringify(error.answer.body) : '';
  if (body.includes('expired')) return 'Access token expired.';
  return body.includes('revoked') ? 'Access token revoked.' : 'Invalid access token.';
}
