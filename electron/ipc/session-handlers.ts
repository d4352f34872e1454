import type { SessionManager } from '../account/session.ts';
import type { AppCore } from '../app/app-core.ts';
import { success, type Result } from '../shared/result.ts';
import type { SignInStep } from '../shared/session.ts';
import { NO_BROWSER, type OpenPage } from './app-handlers.ts';
import type { Handlers } from './register.ts';

export interface SessionHandlerDeps {
  sessions: SessionManager;
  companion: Pick<AppCore, 'attach' | 'signOut' | 'enterPractice' | 'startPracticeOver'>;
  openPage: OpenPage;
  /** The page where the artist sets up two-factor sign-in, once Kitsu asks for it; `null` otherwise. */
  onSetUpPage(url: string | null): void;
}

type SessionHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `session.${string}` | `practice.${string}`>
>;

/** Signing in and out, and the practice studio. */
export function sessionHandlers(deps: SessionHandlerDeps): SessionHandlers {
  const { sessions, companion } = deps;

  /** A sign-in is complete when the account's data is open. */
  async function thenAttach(step: Promise<Result<SignInStep>>): Promise<Result<SignInStep>> {
    const result = await step;
    deps.onSetUpPage(
      result.ok && result.value.kind === 'two-factor-setup' ? result.value.url : null,
    );
    if (!result.ok || result.value.kind !== 'signed-in') return result;
    const attached = await companion.attach();
    return attached.ok ? result : attached;
  }

  async function openSignInPage(url: string): Promise<void> {
    if (!(await deps.openPage(url, [url]))) throw new Error(NO_BROWSER.message);
  }

  return {
    'session.discover': (args) => sessions.discover(args),
    'session.signIn': (args) => thenAttach(sessions.signIn(args)),
    'session.sendEmailCode': (args) => sessions.sendEmailCode(args),
    'session.setNewPassword': (args) => thenAttach(sessions.setNewPassword(args)),
    'session.signInWithBrowser': (args) =>
      thenAttach(sessions.signInWithBrowser(args, openSignInPage)),
    'session.acceptPerson': () => thenAttach(sessions.acceptPerson()),
    'session.cancel': () => {
      sessions.cancel();
      return success(null);
    },
    'session.unlock': () => sessions.unlock(),
    'session.signOut': ({ evenUnsent }) => companion.signOut(evenUnsent),
    'practice.open': () => companion.enterPractice(),
    'practice.startOver': () => companion.startPracticeOver(),
  };
}
