import { Fields } from './server/fields.ts';
import { proveIdentity } from './accounts/sign-in.ts';
import { mintCode } from './routes/app-login.ts';
import { Refusal } from './server/answer.ts';
import type { Answer } from './server/answer.ts';
import { plain } from './server/http-server.ts';
import type { Visit } from './server/http-server.ts';
import type { StudioServices } from './studio.ts';

/** The site's pages beside its API: Kitsu web, the browser sign-in, the mailbox. */
export async function answerPage(studio: StudioServices, visit: Visit): Promise<Answer> {
  const { pathname, searchParams } = visit.url;
  if (pathname === '/app-login') return await appLogin(studio, visit);
  if (pathname === '/mail') return mail(studio, searchParams.get('to'));
  // A studio without an event stream: its proxy cannot reach one.
  if (pathname.startsWith('/socket.io')) return plain(502, 'Bad Gateway');
  return page(
    '<h1>Practice studio</h1><p>A small Kitsu on this computer. Kitsu web would be here.</p>',
  );
}

/**
 * The page on which an artist signs in another program: it redirects to `127.0.0.1:port` with a code,
 * or with `error=access_denied`. Query: port, code_challenge, state, app_name.
 */
async function appLogin(studio: StudioServices, { url, method, body }: Visit): Promise<Answer> {
  const port = Number(url.searchParams.get('port'));
  const challenge = url.searchParams.get('code_challenge') ?? '';
  const complete = Number.isInteger(port) && port >= 1024 && port <= 65535;
  if (!complete || !/^[A-Za-z0-9_-]{43}$/.test(challenge)) {
    return page('<h1>This sign-in request is not complete.</h1>', 400);
  }
  const app = url.searchParams.get('app_name') ?? '';
  if (method !== 'POST') return page(form(app));
  const typed = new URLSearchParams(body.toString('utf8'));
  const back = new URL(`http://127.0.0.1:${port}/`);
  if (typed.has('deny')) {
    back.searchParams.set('error', 'access_denied');
  } else {
    try {
      const filled = [...typed].filter(([, value]) => value !== '');
      const person = await proveIdentity(studio, new Fields(Object.fromEntries(filled)));
      back.searchParams.set('code', mintCode(studio, person.id, challenge));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return page(form(app, reasonOf(error)), error.answer.status);
    }
  }
  back.searchParams.set('state', url.searchParams.get('state') ?? '');
  return { status: 303, body: Buffer.alloc(0), headers: { location: back.href } };
}

function reasonOf({ answer: { body } }: Refusal): string {
  const said = body as { message?: string; default_password?: boolean };
  return (
    said.message ?? (said.default_password ? 'Choose a new password first.' : 'Not signed in.')
  );
}

function mail({ mailbox }: StudioServices, to: string | null): Answer {
  const letters = mailbox.to(to).map((letter) => ({ ...letter }));
  return { status: 200, body: letters };
}

const form = (app: string, refusal = ''): string => `
<h1>Sign in to ${escaped(app || 'an application')}</h1>
${refusal && `<p role="alert">${escaped(refusal)}</p>`}
<form method="post">
<label>Email <input name="email" type="email" autocomplete="username" required autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password"></label>
<label>Code, if your account asks for one <input name="totp" inputmode="numeric" autocomplete="one-time-code"></label>
<p><button>Sign in</button> <button name="deny" value="1" formnovalidate>Deny</button></p>
</form>`;

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;background:#222;color:#ddd;margin:12vh auto;max-width:22rem;padding:0 1rem}
h1{font-size:1.2rem}label{display:block;margin:.8rem 0}input{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.45rem;background:#181818;color:inherit;border:1px solid #777;border-radius:4px}
button{font:inherit;padding:.4rem .9rem}[role=alert]{color:#ff9d8f}`;

const page = (body: string, status = 200): Answer => ({
  status,
  body: Buffer.from(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kitsu</title><style>${STYLE}</style></head><body><div id="app">${body}</div></body></html>`,
  ),
  headers: { 'content-type': 'text/html; charset=utf-8' },
});

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
