import type { Transport } from '../platform/transport.ts';
import { createAuth, type Auth, type LoginOutcome } from '../kitsu/auth.ts';
import { discoverServer, BROWSER_SIGN_IN_SINCE, type FoundServer } from '../kitsu/server.ts';
import type { Args } from '../shared/contract/index.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import type { CodeKind, ServerInfo, SignInStep } from '../shared/session.ts';
import { startBrowserSignIn, type BrowserSignIn } from './browser-sign-in.ts';
import { parseServerAddress } from './server-address.ts';
import { SignInSteps } from './sign-in-steps.ts';

type SignedIn = Extract<LoginOutcome, { kind: 'signed-in' }>;

export interface SignIn {
  find(typed: string, allowHttp?: boolean): Promise<Result<FoundServer>>;
  discover(args: Args<'session.discover'>): Promise<Result<ServerInfo>>;
  signIn(args: Args<'session.signIn'>): Promise<Result<SignInStep>>;
  sendEmailCode(args: Args<'session.sendEmailCode'>): Promise<Result<null>>;
  setNewPassword(args: Args<'session.setNewPassword'>): Promise<Result<SignInStep>>;
  signInWithBrowser(
    args: Args<'session.signInWithBrowser'>,
    openBrowser: (url: string) => unknown,
  ): Promise<Result<SignInStep>>;
  /** After a `confirm-person` step: signs that person in. */
  acceptPerson(): Promise<Result<SignInStep>>;
  /** Cancels the attempt under way: a late answer signs nobody in. */
  cancel(): void;
}

export interface SignInDeps {
  transport: Transport;
  userAgent: string;
  /** The email of whoever was signed in here last; empty for nobody. */
  last(): string;
  /** Takes over once Kitsu accepted the sign-in. */
  accept(server: FoundServer, email: string, outcome: SignedIn): Promise<void>;
}

const LOGOUT_MS = 3000;
const GIVEN_UP = failure('cancelled', 'Cancelled.');

/** The dialogue of a sign-in: each answer of Kitsu becomes the next step for the artist. */
export function createSignIn({ transport, userAgent, last: lastHere, accept }: SignInDeps): SignIn {
  let last: { typed: string; server: FoundServer } | null = null;
  const steps = new SignInSteps();
  let browser: BrowserSignIn | null = null;
  /** Who came back from the browser, and has not been agreed to yet. */
  let stranger: { found: FoundServer; outcome: SignedIn } | null = null;
  /** Number of the current attempt: a newer one, or cancelling, invalidates the former. */
  let turn = 0;

  const authOf = ({ api, host }: FoundServer): Auth =>
    createAuth({ api, host, transport, userAgent });

  async function find(typed: string, allowHttp = false): Promise<Result<FoundServer>> {
    const address = parseServerAddress(typed);
    if (!address.ok) return address;
    const found = await discoverServer(address.value.candidates, {
      transport,
      userAgent,
      allowHttp,
    });
    last = found.ok ? { typed: `${typed.trim()} ${allowHttp}`, server: found.value } : null;
    return found;
  }

  /** Reuses the server that was just found at this address, instead of a discovery for each try. */
  const server = async (typed: string, allowHttp = false): Promise<Result<FoundServer>> =>
    last?.typed === `${typed.trim()} ${allowHttp}` ? success(last.server) : find(typed, allowHttp);

  async function next(
    found: FoundServer,
    email: string,
    answer: Result<LoginOutcome>,
    usedKind: CodeKind | null,
    mine: number,
  ): Promise<Result<SignInStep>> {
    if (mine !== turn) return tooLate(authOf(found), answer);
    if (!answer.ok) return answer;
    const outcome = answer.value;
    if (outcome.kind !== 'signed-in') return success(steps.next(found, email, outcome, usedKind));
    steps.clear();
    await accept(found, email, outcome);
    return success({ kind: 'signed-in' });
  }

  async function login(
    mine: number,
    found: FoundServer,
    email: string,
    password: string,
    code?: string,
    kind?: CodeKind,
  ) {
    const text = code?.replace(/\s+/g, '') ?? '';
    const used = text === '' ? null : (kind ?? steps.preferred(found, email));
    const credentials = { email, password, ...(used ? { code: { kind: used, text } } : {}) };
    return next(found, email, await authOf(found).login(credentials), used, mine);
  }

  /** Only the newest attempt may sign in; a waiting browser sign-in is told so. */
  function begin(): number {
    browser?.cancel();
    browser = null;
    if (stranger !== null) tooLate(authOf(stranger.found), success(stranger.outcome));
    stranger = null;
    turn += 1;
    return turn;
  }

  return {
    find,
    async discover({ server: typed, allowHttp }) {
      const found = await find(typed, allowHttp);
      if (!found.ok) return found;
      const { host, version, site, singleSignOn, browserSignIn } = found.value;
      return success({ host, version, site, singleSignOn, browserSignIn });
    },
    async signIn({ server: typed, allowHttp, email, password, code, codeKind }) {
      const mine = begin();
      const found = await server(typed, allowHttp);
      if (mine !== turn) return GIVEN_UP;
      if (!found.ok) return askConsent(found, typed);
      return login(mine, found.value, email.trim(), password, code, codeKind);
    },
    async sendEmailCode({ server: typed, allowHttp, email }) {
      const found = await server(typed, allowHttp);
      return found.ok ? authOf(found.value).sendEmailCode(email.trim()) : found;
    },
    async setNewPassword({ password }) {
      const { reset } = steps;
      if (!reset) return failure('rule', 'There is no password to change.', 'Sign in first.');
      const mine = begin();
      const { server: found, email, token } = reset;
      const changed = await authOf(found).resetPassword(email, token, password);
      if (!changed.ok) return changed;
      steps.reset = null;
      return login(mine, found, email, password);
    },
    async signInWithBrowser({ server: typed, allowHttp }, openBrowser) {
      const mine = begin();
      const found = await server(typed, allowHttp);
      if (mine !== turn) return GIVEN_UP;
      if (!found.ok) return askConsent(found, typed);
      if (!found.value.browserSignIn) return noBrowserSignIn(found.value);
      const waiting = startBrowserSignIn({ site: found.value.site, openBrowser });
      browser = waiting;
      const back = await waiting.answer;
      if (browser === waiting) browser = null;
      if (!back.ok) return back;
      const outcome = await authOf(found.value).exchangeCode(back.value.code, back.value.verifier);
      const asked = strangerIn(outcome, lastHere());
      if (asked === null || mine !== turn)
        return next(found.value, emailIn(outcome), outcome, null, mine);
      stranger = { found: found.value, outcome: asked.outcome };
      return success(asked.step);
    },
    async acceptPerson() {
      if (stranger === null) return GIVEN_UP;
      const { found, outcome } = stranger;
      stranger = null;
      return next(found, outcome.person.email, success(outcome), null, turn);
    },
    cancel() {
      begin();
    },
  };
}

/** Kitsu accepted an attempt that was given up meanwhile: that session is ended at Kitsu. */
function tooLate(auth: Auth, answer: Result<LoginOutcome>): Failure {
  if (answer.ok && answer.value.kind === 'signed-in')
    void auth.logout(answer.value.tokens.access, LOGOUT_MS);
  return GIVEN_UP;
}

const emailIn = (answer: Result<LoginOutcome>): string =>
  answer.ok && answer.value.kind === 'signed-in' ? answer.value.person.email : '';

/** The question whether it is really them, where another than `last` (an email, or empty) was signed in; else `null`. */
function strangerIn(
  answer: Result<LoginOutcome>,
  last: string,
): { outcome: SignedIn; step: SignInStep } | null {
  if (!answer.ok || answer.value.kind !== 'signed-in') return null;
  const { name, email } = answer.value.person;
  if (last === '' || last.toLowerCase() === email.toLowerCase()) return null;
  return { outcome: answer.value, step: { kind: 'confirm-person', name, email, last } };
}

/** Plain http is a question to the artist, not a failure. */
function askConsent(found: Failure, typed: string): Result<SignInStep> {
  if (found.code !== 'plain-http') return found;
  const address = parseServerAddress(typed);
  return success({ kind: 'confirm-http', host: address.ok ? address.value.host : typed });
}

const noBrowserSignIn = ({ host, version }: FoundServer): Failure =>
  failure(
    'too-old',
    `The Kitsu at ${host} is version ${version}: signing in with the browser needs ${BROWSER_SIGN_IN_SINCE}.`,
    'Sign in with your password, or ask whoever runs your Kitsu to update it.',
  );
