import {
  assertNever,
  failureText,
  type Failure,
  type Result,
} from '../../../electron/shared/result.ts';
import type { CodeKind, ServerInfo, SignInStep } from '../../../electron/shared/session.ts';
import { call } from '../../lib/api.ts';
import { AddressCheck, type AddressState } from './address-check.ts';
import { fieldOf, missing, type Field } from './wrong-field.ts';
import { instant } from '../../lib/instant.ts';

/** What is under way. The form can be edited meanwhile; a new attempt replaces the old one. */
export type Pending = 'password' | 'browser' | 'practice' | 'new-password' | null;

type Stage =
  | { kind: 'credentials' }
  | { kind: 'code'; methods: CodeKind[] }
  | { kind: 'new-password' }
  | { kind: 'confirm-person'; name: string; email: string; last: string }
  | { kind: 'two-factor-setup'; url: string };

/** The sign-in form: its text, the state of the attempt, the error of each field. */
export class SignIn {
  server = $state('');
  email = $state('');
  password = $state('');
  code = $state('');
  codeKind = $state<CodeKind>('totp');
  newPassword = $state('');
  repeated = $state('');

  stage = $state.raw<Stage>({ kind: 'credentials' });
  pending = $state<Pending>(null);
  address = $state.raw<AddressState>({ kind: 'unknown' });
  /** Host that speaks plain http and waits for the artist's consent. */
  askHttp = $state<string | null>(null);
  errors = $state<Partial<Record<Field | 'new-password', string>>>({});
  /** Belongs to no field. */
  failure = $state.raw<Failure | null>(null);
  /** Epoch milliseconds until which Kitsu refuses this account. */
  lockedUntil = $state<number | null>(null);
  codeSent = $state(false);
  sendingCode = $state(false);

  /** Where the focus should go next; the form moves it and resets this to null. */
  focus = $state<Field | 'new-password' | null>(null);

  readonly #check: AddressCheck;
  readonly #begins: (way: Pending) => void;
  readonly #done: () => Promise<void>;
  #allowHttp = false;
  #attempt = 0;

  /** `done` is called when somebody is signed in; `begins` before each attempt, with its way. */
  constructor(
    start: { server: string; email: string },
    done: () => Promise<void>,
    begins: (way: Pending) => void = () => undefined,
  ) {
    this.server = start.server;
    this.email = start.email;
    this.#done = done;
    this.#begins = begins;
    this.#check = new AddressCheck(
      (server) => call('session.discover', { server, allowHttp: this.#allowHttp }),
      (state) => this.#addressIs(state),
    );
    if (start.server !== '') this.#check.left(start.server);
  }

  get info(): ServerInfo | null {
    return this.address.kind === 'found' ? this.address.info : null;
  }

  get #credentials() {
    return {
      server: this.server.trim(),
      email: this.email.trim(),
      ...(this.#allowHttp ? { allowHttp: true } : {}),
    };
  }

  /** Call it on each key in a field: the attempt under way no longer matches the text. */
  edited(field: Field): void {
    this.errors = { ...this.errors, [field]: undefined };
    this.failure = null;
    if (field === 'code') return;
    if (this.pending === 'password') this.abandon();
    if (field !== 'password') this.lockedUntil = null;
    if (this.stage.kind === 'code') this.backToCredentials();
    if (field !== 'server') return;
    this.#allowHttp = false;
    this.askHttp = null;
    this.#check.typed(this.server);
  }

  leftServer(): void {
    this.#check.left(this.server);
  }

  /** Cancels the attempt under way; a late answer signs nobody in. */
  abandon(): void {
    this.#attempt += 1;
    if (this.pending !== null) void call('session.cancel', {});
    this.pending = null;
  }

  backToCredentials(): void {
    this.abandon();
    this.stage = { kind: 'credentials' };
    this.code = '';
    this.codeSent = false;
  }

  async submit(): Promise<void> {
    const asksCode = this.stage.kind === 'code';
    const empty = missing({
      server: this.server,
      email: this.email,
      password: this.password,
      ...(asksCode ? { code: this.code } : {}),
    });
    this.errors = Object.fromEntries(empty.map(({ field, words }) => [field, words]));
    this.failure = null;
    this.focus = empty[0]?.field ?? null;
    if (empty.length > 0) return;
    await this.#attemptTo('password', () =>
      call('session.signIn', {
        ...this.#credentials,
        password: this.password,
        ...(asksCode ? { code: this.code.trim(), codeKind: this.codeKind } : {}),
      }),
    );
  }

  async signInWithBrowser(): Promise<void> {
    const { server, allowHttp } = { allowHttp: false, ...this.#credentials };
    await this.#attemptTo('browser', () =>
      call('session.signInWithBrowser', { server, allowHttp }),
    );
  }

  /** The artist is the person whom the browser named. */
  async acceptPerson(): Promise<void> {
    await this.#attemptTo('browser', () => call('session.acceptPerson', {}));
  }

  /** The artist is not: that session is ended at Kitsu, and the form is back. */
  refusePerson(): void {
    void call('session.cancel', {});
    this.backToCredentials();
    this.focus = 'email';
  }

  async openPractice(): Promise<void> {
    await this.#attemptTo('practice', () => call('practice.open', {}));
  }

  async setNewPassword(): Promise<void> {
    this.errors = {};
    if (this.newPassword === '' || this.newPassword !== this.repeated) {
      const words =
        this.newPassword === '' ? 'Type a new password.' : 'These two are not the same.';
      this.errors = { 'new-password': words };
      this.focus = 'new-password';
      return;
    }
    const password = this.newPassword;
    await this.#attemptTo('new-password', () => call('session.setNewPassword', { password }));
  }

  async sendEmailCode(): Promise<void> {
    if (this.sendingCode) return;
    this.sendingCode = true;
    const answer = await call('session.sendEmailCode', this.#credentials);
    this.sendingCode = false;
    this.codeSent = answer.ok;
    this.failure = answer.ok ? null : answer;
    this.focus = 'code';
  }

  /** The artist agreed to plain http: continues what was requested. */
  async agreeToHttp(): Promise<void> {
    this.#allowHttp = true;
    this.askHttp = null;
    this.errors = {};
    if (this.password !== '' && this.email !== '') await this.submit();
    else {
      this.#check.again(this.server);
      this.focus = this.email === '' ? 'email' : 'password';
    }
  }

  stop(): void {
    this.abandon();
    this.#check.stop();
  }

  #addressIs(state: AddressState): void {
    this.address = state;
    if (state.kind !== 'failed') return;
    if (state.answer.code === 'plain-http') this.askHttp = this.server.trim();
    else this.errors = { ...this.errors, server: failureText(state.answer) };
  }

  async #attemptTo(what: Pending, ask: () => Promise<Result<SignInStep>>): Promise<void> {
    const attempt = ++this.#attempt;
    this.pending = what;
    this.failure = null;
    this.#begins(what);
    const answer = await ask();
    if (attempt !== this.#attempt) return;
    if (!answer.ok) this.#refused(answer);
    else if (answer.value.kind === 'signed-in') await this.#done();
    else this.#goOn(answer.value);
    if (attempt === this.#attempt) this.pending = null;
  }

  #refused(answer: Failure): void {
    if (answer.code === 'cancelled') return;
    if (answer.code === 'plain-http') this.askHttp = this.server.trim();
    if (answer.code === 'locked-out') this.#lock(answer.retryAfter ?? 60);
    const field = this.pending === 'password' ? fieldOf(answer.code) : null;
    if (answer.code === 'plain-http' || answer.code === 'locked-out') return;
    if (field === null || (field === 'code' && this.stage.kind !== 'code')) this.failure = answer;
    else {
      this.errors = { [field]: failureText(answer) };
      this.focus = field;
    }
  }

  #goOn(step: Exclude<SignInStep, { kind: 'signed-in' }>): void {
    switch (step.kind) {
      case 'code':
        return this.#askCode(step.methods, step.preferred, step.wrong);
      case 'confirm-http':
        this.askHttp = step.host;
        return;
      case 'new-password':
        this.stage = { kind: 'new-password' };
        this.focus = 'new-password';
        return;
      case 'locked-out':
        return this.#lock(step.seconds);
      case 'confirm-person':
        this.stage = step;
        return;
      case 'two-factor-setup':
        this.stage = { kind: 'two-factor-setup', url: step.url };
        return;
      default:
        return assertNever(step);
    }
  }

  #askCode(methods: CodeKind[], preferred: CodeKind, wrong: boolean): void {
    const known = this.stage.kind === 'code' && methods.includes(this.codeKind);
    if (!known) this.codeKind = preferred;
    this.stage = { kind: 'code', methods };
    this.errors = wrong ? { code: WRONG_CODE[this.codeKind] } : {};
    this.code = '';
    this.focus = 'code';
  }

  #lock(seconds: number): void {
    this.lockedUntil = instant() + seconds * 1000;
  }
}

const WRONG_CODE: Record<CodeKind, string> = {
  totp: 'That code was not right. Each one is good for 30 seconds: type the one shown now.',
  email: 'That code was not right. It is good for 5 minutes, and a newer one replaces it.',
  recovery: 'That recovery code was not right. Each one can be used once.',
};
