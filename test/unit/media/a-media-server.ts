import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  range: string | undefined;
  ifRange: string | undefined;
  authorization: string | undefined;
  accept: string | undefined;
  path: string;
}

/** A server with one file, as zou gives files: one range, `If-Range`, an ETag. Each answer can be spoilt. */
export async function mediaServer(first: Buffer) {
  let content = first;
  let etag = '"one"';
  const asked: Asked[] = [];
  /** Takes the place of the next answers, in their order. */
  const spoilt: ((request: IncomingMessage, response: ServerResponse) => void)[] = [];

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { range } = request.headers;
    const ifRange = request.headers['if-range'];
    asked.push({
      range,
      ifRange: typeof ifRange === 'string' ? ifRange : undefined,
      authorization: request.headers.authorization,
      accept: request.headers.accept,
      path: request.url ?? '',
    });
    const spoil = spoilt.shift();
    if (spoil) return spoil(request, response);
    const part = partOf(request);
    response.writeHead(part.status, part.headers);
    response.end(part.body);
  }

  /** What an honest server would answer. */
  function partOf(request: IncomingMessage) {
    const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const isSame = [undefined, etag].includes(request.headers['if-range'] as string | undefined);
    const start = isSame ? Number(from) : 0;
    const end = isSame && to !== '' ? Number(to) + 1 : content.length;
    const body = content.subarray(start, end);
    const headers = {
      etag,
      'content-type': 'video/mp4',
      'content-length': String(body.length),
      'content-range': `bytes ${start}-${start + body.length - 1}/${content.length}`,
    };
    return isSame && from !== ''
      ? { status: 206, headers, body }
      : { status: 200, headers, body: content };
  }

  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    spoil: (...how: typeof spoilt) => void spoilt.push(...how),
    partOf,
    change(next: Buffer, name: string) {
      content = next;
      etag = name;
    },
    /** Sends so many bytes of an honest answer, then cuts the line. */
    cutAfter: (bytes: number) => (request: IncomingMessage, response: ServerResponse) => {
      const { status, headers, body } = partOf(request);
      response.writeHead(status, headers);
      response.write(body.subarray(0, bytes), () => setImmediate(() => request.socket.destroy()));
    },
    /** Sends so many bytes, and then nothing. */
    silentAfter: (bytes: number) => (request: IncomingMessage, response: ServerResponse) => {
      const { status, headers, body } = partOf(request);
      response.writeHead(status, headers);
      response.write(body.subarray(0, bytes));
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type MediaServer = Awaited<ReturnType<typeof mediaServer>>;
