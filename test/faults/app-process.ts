import { fork, type ChildProcess } from 'node:child_process';
import type { AppAnswers, AppRequest, FromApp } from './app/messages.ts';

type Waiting = {
  received: () => void;
  answered: (value: unknown) => void;
  lost: (e: Error) => void;
};

/** The app was killed before it answered. */
export class Killed extends Error {}

/** The app as a separate process, which can be killed at any moment. */
export interface AppProcess {
  /** @throws {Killed} if it ends before it answers */
  ask<R extends AppRequest>(request: R, onReceived?: () => void): Promise<AppAnswers[R['do']]>;
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
  /** Resolves once it is gone, however it ended. */
  gone: Promise<void>;
  alive(): boolean;
}

/**
 * Starts the app on its folder, with its clock at `now` (epoch milliseconds); resolves once its data is open.
 * @throws {Killed} if it ends before that
 */
export async function startApp(options: {
  bundle: string;
  folder: string;
  now: number;
  log: (message: string) => void;
  /** The time zone of its computer; by default this one's. */
  zone?: string;
}): Promise<AppProcess> {
  const { bundle, folder, now, log, zone } = options;
  const child = fork(bundle, [folder], {
    env: { ...process.env, FAULTS_NOW: `${now}`, ...(zone ? { TZ: zone } : {}) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let up = (): void => undefined;
  let failed = (_: Error): void => undefined;
  const ready = new Promise<void>((isUp, hasFailed) => {
    up = isUp;
    failed = hasFailed;
  });
  child.stderr?.on('data', (chunk: Buffer) => log(`stderr: ${chunk.toString().trim()}`));
  child.on('message', (message: FromApp) => {
    switch (message.kind) {
      case 'up':
        return up();
      case 'log':
        return log(message.message);
      case 'received':
        return waiting.get(message.id)?.received();
      case 'answer':
        waiting.get(message.id)?.answered(message.value);
        return void waiting.delete(message.id);
      case 'broken':
        waiting.get(message.id)?.lost(new Error(message.message));
        return void waiting.delete(message.id);
    }
  });
  const gone = endOf(child).then(() => {
    failed(new Killed('It ended before it was up.'));
    for (const { lost } of waiting.values()) lost(new Killed('It ended before it answered.'));
    waiting.clear();
  });
  await ready;
  return {
    gone,
    alive: () => child.exitCode === null && child.signalCode === null,
    ask<R extends AppRequest>(request: R, onReceived: () => void = () => undefined) {
      return new Promise<AppAnswers[R['do']]>((answered, lost) => {
        if (!child.connected) return lost(new Killed('It is gone.'));
        const id = (count += 1);
        const done = answered as (value: unknown) => void;
        waiting.set(id, { received: onReceived, answered: done, lost });
        child.send({ id, request });
      });
    },
    kill() {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** Longer than the app waits for any one thing when it quits. */
const LONGEST_WAIT_MS = 2_000;
/** The least number of times, for what it began. */
const FEWEST_WAITS = 3;
/** By the test's own clock, on a machine whose disk is slow: what has not ended by then never does. */
const NEVER_ENDS_MS = 120_000;

/**
 * Quits it as an artist does. Its clock stands still on its own: time is made to pass until it is gone,
 * however late it begins to wait for something.
 */
export async function quitApp(app: AppProcess): Promise<void> {
  const pass = { do: 'pass', milliseconds: LONGEST_WAIT_MS } as const;
  const ifGone = (error: unknown): void => {
    if (!(error instanceof Killed)) throw error;
  };
  const until = Date.now() + NEVER_ENDS_MS;
  const quitting = app.ask({ do: 'quit' }).catch(ifGone);
  for (let waits = 0; waits < FEWEST_WAITS || app.alive(); waits += 1) {
    if (Date.now() > until) throw new Error('It does not quit, whatever time passes.');
    await app.ask(pass).catch(ifGone);
    // Its line is closed before its end is known.
    await new Promise((done) => setImmediate(done));
  }
  await quitting;
  await app.gone;
}

const endOf = (child: ChildProcess): Promise<void> =>
  new Promise((ended) => {
    child.once('exit', () => ended());
    child.once('error', () => ended());
  });
