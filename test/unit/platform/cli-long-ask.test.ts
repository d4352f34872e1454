import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askToSetUp } from '../../../electron/platform/cli-long-ask.ts';
import { serveCommand, type CommandServerDeps } from '../../../electron/platform/cli-server.ts';
import { cliSocketPath } from '../../../electron/platform/cli-socket-path.ts';
import type { SetUpAnswer, SetUpRequest } from '../../../electron/shared/command.ts';

/** A promise that the test resolves. */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve: (value) => resolve(value) };
}

type SetUp = NonNullable<CommandServerDeps['setUp']>;

const ASKED: SetUpRequest = {
  ...{ verb: 'set-up', as: 'apply', cwd: '/films' },
  words: ['shots.csv', '--production', 'Film'],
};
const DONE: SetUpAnswer = { ok: true, exit: 4, out: ['a plan\nof two lines'], error: [] };

let profile = '';
let close = (): void => undefined;
const log = { warn: vi.fn() };

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'companion-long-'));
  log.warn.mockClear();
});
afterEach(() => {
  close();
  vi.useRealTimers();
  rmSync(profile, { recursive: true });
});

async function serve(setUp: SetUp): Promise<void> {
  const place = cliSocketPath(profile);
  const answer = () => ({ ok: true as const, text: 'done' });
  ({ close } = serveCommand({ place, nonce: null, answer, setUp, log, monotonic: () => 0 }));
  await vi.waitFor(() => expect(statSync(place).mode & 0o777).toBe(0o600), { timeout: 10_000 });
}

it('asks nobody where no app runs', async () => {
  expect(await askToSetUp(profile, ASKED, null)).toBeNull();
});

it('hears how far it is, and then the answer, however long that takes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const end = deferred<SetUpAnswer>();
  const seen: SetUpRequest[] = [];
  await serve((request, { progress }) => {
    seen.push(request);
    progress(1, 3);
    return end.promise;
  });
  const heard = deferred<[number, number]>();
  const asking = askToSetUp(profile, ASKED, (done, of) => heard.resolve([done, of]));
  expect(await heard.promise).toEqual([1, 3]);
  vi.advanceTimersByTime(60 * 60_000);
  end.resolve(DONE);
  expect(await asking).toEqual({ ok: true, value: DONE });
  expect(seen).toEqual([ASKED]);
});

it('does one at a time, and says so to the second', async () => {
  const end = deferred<SetUpAnswer>();
  const began = deferred<null>();
  await serve(() => {
    began.resolve(null);
    return end.promise;
  });
  const first = askToSetUp(profile, ASKED, null);
  await began.promise;
  expect(await askToSetUp(profile, ASKED, null)).toMatchObject({ ok: false, code: 'conflict' });
  end.resolve(DONE);
  expect(await first).toMatchObject({ ok: true });
  expect(await askToSetUp(profile, ASKED, null)).toMatchObject({ ok: true });
});

it('begins nothing more once whoever asked has ended', async () => {
  const gone = deferred<null>();
  const began = deferred<null>();
  await serve((_, asker) => {
    asker.gone.addEventListener('abort', () => gone.resolve(null));
    began.resolve(null);
    return gone.promise.then(() => DONE);
  });
  const socket = connect(cliSocketPath(profile), () => socket.write(`${JSON.stringify(ASKED)}\n`));
  await began.promise;
  socket.destroy();
  await gone.promise;
});

it('says that it is not known what was done where the app fails, or ends', async () => {
  await serve(() => Promise.reject(new Error('Broken')));
  expect(await askToSetUp(profile, ASKED, null)).toMatchObject({ code: 'unexpected' });
  expect(log.warn).toHaveBeenCalled();
  close();
  const began = deferred<null>();
  await serve(() => {
    began.resolve(null);
    return new Promise(() => undefined);
  });
  const asking = askToSetUp(profile, ASKED, null);
  await began.promise;
  close();
  expect(await asking).toMatchObject({ ok: false, code: 'timeout' });
});
