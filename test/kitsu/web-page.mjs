// @ts-check
import { request as httpRequest } from 'node:http';

/** Kitsu web's answer for every unknown path: its single page. */
export function singlePage() {
  return page('<p>Kitsu web would be here.</p>');
}

/**
 * Kitsu web's page for signing in another program (`/app-login`, zou 1.0.95 and newer): the artist
 * signs in here, and the code goes to the program that listens on this machine.
 * Query: port, code_challenge, state, app_name. The form posts to the same address.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {number} api port of zou
 */
export async function answerAppLogin(request, response, api) {
  const asked = new URL(request.url ?? '/', 'http://kitsu').searchParams;
  const port = Number(asked.get('port'));
  if (!Number.isInteger(port) || port < 1024 || port > 65535 || !asked.get('code_challenge')) {
    show(response, '<p>This sign-in request is not complete.</p>');
    return;
  }
  if (request.method !== 'POST') {
    show(response, form(asked.get('app_name') ?? ''));
    return;
  }
  const typed = new URLSearchParams(await bodyOf(request));
  const back = new URL(`http://127.0.0.1:${port}/`);
  back.searchParams.set('state', asked.get('state') ?? '');
  if (typed.has('deny')) {
    back.searchParams.set('error', 'access_denied');
  } else {
    const code = await mintCode(api, typed, asked.get('code_challenge') ?? '');
    if (code === null) {
      show(response, form(asked.get('app_name') ?? '', 'Wrong email or password.'));
      return;
    }
    back.searchParams.set('code', code);
  }
  response.writeHead(303, { location: back.href });
  response.end();
}

/**
 * @param {number} api
 * @param {URLSearchParams} typed email, password and, for two-factor accounts, totp or email_otp
 * @param {string} challenge
 * @returns {Promise<string | null>}
 */
async function mintCode(api, typed, challenge) {
  const login = await post(api, '/auth/login', Object.fromEntries(typed), {});
  if (typeof login.access_token !== 'string') return null;
  const minted = await post(
    api,
    '/auth/app-login/code',
    { code_challenge: challenge },
    { authorization: `Bearer ${login.access_token}` },
  );
  return typeof minted.code === 'string' ? minted.code : null;
}

/**
 * @param {number} port
 * @param {string} path
 * @param {object} body
 * @param {Record<string, string>} headers
 * @returns {Promise<Record<string, unknown>>} empty where the answer was not JSON
 */
function post(port, path, body, headers) {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'kitsu-web' },
      },
      (answer) => {
        bodyOf(answer).then((text) => resolve(parseObject(text)), reject);
      },
    );
    outgoing.once('error', reject);
    outgoing.end(JSON.stringify(body));
  });
}

/** @param {string} text @returns {Record<string, unknown>} */
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** @param {import('node:http').IncomingMessage} message */
async function bodyOf(message) {
  let text = '';
  message.setEncoding('utf8');
  for await (const chunk of message) text += chunk;
  return text;
}

/** @param {string} app @param {string} [error] */
function form(app, error) {
  return `<h1>Sign in to ${escape(app || 'an application')}</h1>
${error ? `<p role="alert">${escape(error)}</p>` : ''}
<form method="post">
<label>Email <input name="email" type="email" autocomplete="username"></label>
<label>Password <input name="password" type="password"></label>
<label>Code <input name="totp" inputmode="numeric"></label>
<button>Sign in</button> <button name="deny" value="1">Deny</button>
</form>`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** @param {string} body */
function page(body) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kitsu</title></head><body><div id="app">${body}</div></body></html>`;
}

/** @param {import('node:http').ServerResponse} response @param {string} body */
function show(response, body) {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page(body));
}
