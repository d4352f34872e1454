// @ts-check
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';

/**
 * @typedef {{ to: string, subject: string, text: string, code?: string }} Mail
 */

/**
 * The studio's mail server: takes what zou sends and shows it instead of delivering it.
 * `GET <url>?to=artist@example.com` answers a JSON list of `{to, subject, text, code?}`,
 * oldest first.
 *
 * @returns {Promise<{ smtpPort: number, url: string, close: () => void }>}
 */
export async function startMail() {
  /** @type {Mail[]} */
  const mails = [];
  const smtp = createServer((socket) => serveSmtp(socket, mails));
  const http = createHttpServer((request, response) => {
    const to = new URL(request.url ?? '/', 'http://mail').searchParams.get('to');
    const shown = to === null ? mails : mails.filter((mail) => mail.to === to);
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(shown));
  });
  const smtpPort = await listen(smtp);
  const httpPort = await listen(http);
  return {
    smtpPort,
    url: `http://127.0.0.1:${httpPort}/`,
    close() {
      smtp.close();
      http.close();
      http.closeAllConnections();
    },
  };
}

/**
 * @param {import('node:net').Socket} socket
 * @param {Mail[]} mails
 */
function serveSmtp(socket, mails) {
  let buffer = '';
  let inData = false;
  /** @type {string[]} */
  let recipients = [];
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.write('220 studio\r\n');
  socket.on('data', (chunk) => {
    buffer += chunk;
    for (;;) {
      const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        for (const to of recipients) mails.push({ to, ...readMessage(part) });
        recipients = [];
        socket.write('250 kept\r\n');
      } else {
        inData = answer(part);
      }
    }
  });

  /** @param {string} line */
  function answer(line) {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') recipients.push(/<(.*?)>/.exec(line)?.[1] ?? '');
    if (verb === 'DATA') {
      socket.write('354 go on\r\n');
      return true;
    }
    if (verb === 'QUIT') socket.end('221 bye\r\n');
    else socket.write('250 ok\r\n');
    return false;
  }
}

/**
 * The readable text of a message from Python's e-mail package: parts may be nested, the first plain one
 * counts. `code` is the sign-in code of a verification mail.
 *
 * @param {string} message
 * @returns {Omit<Mail, 'to'>}
 */
export function readMessage(message) {
  const head = message.split('\r\n\r\n', 1)[0] ?? '';
  const subject = /^subject: *(.*(?:\r\n[ \t].*)*)/im.exec(head)?.[1] ?? '';
  const boundaries = [...message.matchAll(/boundary="([^"\r\n]+)"/gi)].map((found) => found[1]);
  const pieces = boundaries.reduce(
    (parts, boundary) => parts.flatMap((part) => part.split(`--${boundary}`)),
    [message],
  );
  const plain = pieces.find((part) => /^\s*content-type: text\/plain/i.test(part)) ?? message;
  const blank = plain.indexOf('\r\n\r\n', 4);
  const encoding = /content-transfer-encoding: *([\w-]+)/i.exec(plain.slice(0, blank))?.[1];
  const text = decode(plain.slice(blank + 4), encoding?.toLowerCase()).trim();
  const code = /code is ?: (\d{6})\b/.exec(text)?.[1];
  return { subject: subject.replace(/\r\n[ \t]+/g, ' '), text, ...(code && { code }) };
}

/**
 * @param {string} text
 * @param {string | undefined} encoding
 */
function decode(text, encoding) {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return text;
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/**
 * @param {import('node:net').Server} server
 * @returns {Promise<number>}
 */
export function listen(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}
