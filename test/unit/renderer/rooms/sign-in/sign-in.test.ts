import { beforeEach, describe, expect, test, vi } from 'vitest';
import { failure, success, type Result } from '../../../../../electron/shared/result.ts';
import type { SignInStep } from '../../../../../electron/shared/session.ts';
import { SignIn } from '../../../../../renderer/rooms/sign-in/sign-in.svelte.ts';

type Sent = { name: string; args: Record<string, unknown> };

/** The bridge; the test gives the answers to `session.signIn` in order. */
function bridge() {
  const sent: Sent[] = [];
  const waiting: ((answer: Result<SignInStep>) => void)[] = [];
  const call = new Proxy(
    {},
    {
      get: (_, name: string) => (args: Record<string, unknown>) => {
        sent.push({ name, args });
        if (name !== 'session.signIn') {
          return Promise.resolve(JSON.stringify(failure('unreachable', 'No answer.')));
        }
        return new Promise<string>((resolve) =>
          waiting.push((answer) => resolve(JSON.stringify(answer))),
        );
      },
    },
  );
  vi.stubGlobal('window', { companion: { call, on: () => () => undefined } });
  const attempts = (): Sent[] => sent.filter((one) => one.name === 'session.signIn');
  return { attempts, answer: (result: Result<SignInStep>) => waiting.shift()?.(result) };
}

function filledIn(done = vi.fn(() => Promise.resolve())) {
  const form = new SignIn({ server: '', email: '' }, done);
  form.server = ' kitsu.studio ';
  form.email = 'mina@kitsu.studio ';
  form.password = ' secret ';
  return { form, done };
}

const codeStep = (wrong: boolean): Result<SignInStep> =>
  success({ kind: 'code', methods: ['totp', 'recovery'], preferred: 'totp', wrong });

describe('the sign-in form', () => {
  let main: ReturnType<typeof bridge>;
  beforeEach(() => {
    main = bridge();
  });

  test('sends nothing while something is missing, and goes to the first empty field', async () => {
    const { form } = filledIn();
    form.email = ' ';
    form.password = '';
    await form.submit();
    expect(main.attempts()).toHaveLength(0);
    expect(form.focus).toBe('email');
    expect(form.errors.password).toBeDefined();
  });

  test('a password goes out as it was typed, spaces included', async () => {
    const { form, done } = filledIn();
    const signingIn = form.submit();
    main.answer(success({ kind: 'signed-in' }));
    await signingIn;
    expect(main.attempts()[0]?.args).toEqual({
      server: 'kitsu.studio',
      email: 'mina@kitsu.studio',
      password: ' secret ',
    });
    expect(done).toHaveBeenCalledOnce();
  });

  test('asks for the code in the same form and sends everything again with it', async () => {
    const { form } = filledIn();
    const first = form.submit();
    main.answer(codeStep(false));
    await first;
    expect(form.stage.kind).toBe('code');
    expect(form.focus).toBe('code');
    form.codeKind = 'recovery';
    form.code = ' 123456 ';
    const second = form.submit();
    main.answer(codeStep(true));
    await second;
    expect(main.attempts()[1]?.args).toMatchObject({
      password: ' secret ',
      code: '123456',
      codeKind: 'recovery',
    });
    expect(form.errors.code).toContain('recovery code was not right');
    expect(form.codeKind).toBe('recovery');
  });

  test('an answer to an attempt that was typed over is not listened to', async () => {
    const { form } = filledIn();
    const signingIn = form.submit();
    form.password = 'another';
    form.edited('password');
    expect(form.pending).toBeNull();
    main.answer(failure('wrong-credentials', 'Not this one.'));
    await signingIn;
    expect(form.errors.password).toBeUndefined();
    expect(form.failure).toBeNull();
  });

  test('a refusal goes to the field it is about, words and focus', async () => {
    const { form } = filledIn();
    const signingIn = form.submit();
    main.answer(failure('wrong-credentials', 'Not known.', 'Check both.'));
    await signingIn;
    expect(form.errors.password).toBe('Not known. Check both.');
    expect(form.focus).toBe('password');
  });

  test('a locked account counts down from what Kitsu said, until another account is typed', async () => {
    vi.useFakeTimers({ now: 1000 });
    const { form } = filledIn();
    const signingIn = form.submit();
    main.answer(success({ kind: 'locked-out', seconds: 60 }));
    await signingIn;
    expect(form.lockedUntil).toBe(61_000);
    form.edited('password');
    expect(form.lockedUntil).toBe(61_000);
    form.edited('email');
    expect(form.lockedUntil).toBeNull();
    vi.useRealTimers();
  });

  test('plain http is used only after the artist agreed, and only for that address', async () => {
    const { form } = filledIn();
    const first = form.submit();
    main.answer(success({ kind: 'confirm-http', host: 'kitsu.studio' }));
    await first;
    expect(form.askHttp).toBe('kitsu.studio');
    const second = form.agreeToHttp();
    main.answer(failure('unreachable', 'No answer.'));
    await second;
    expect(main.attempts().map(({ args }) => args['allowHttp'])).toEqual([undefined, true]);
    form.server = 'other.studio';
    form.edited('server');
    const third = form.submit();
    main.answer(failure('unreachable', 'No answer.'));
    await third;
    expect(main.attempts()[2]?.args['allowHttp']).toBeUndefined();
    form.stop();
  });
});
