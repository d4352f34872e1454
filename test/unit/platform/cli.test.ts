import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cliSocketPath, isOwnFolder } from '../../../electron/platform/cli-socket-path.ts';
import { serveCommand } from '../../../electron/platform/cli-server.ts';
import type { CommandAnswer, CommandRequest } from '../../../electron/shared/command.ts';

describe('the place of the socket', () => {
  it('is in the profile, or in a short one where that path is too long', () => {
    expect(cliSocketPath('/home/ada/p', {})).toBe('/home/ada/p/command/socket');
    const long = `/home/${'a'.repeat(100)}`;
    const place = cliSocketPath(long, { XDG_RUNTIME_DIR: '/run/user/1000' });
    expect(place).toMatch(/^\/run\/user\/1000\/kitsu-companion-[0-9a-f]{24}\/socket$/);
    expect(cliSocketPath(`${long}b`, { XDG_RUNTIME_DIR: '/run/user/1000' })).not.toBe(place);
    expect(Buffer.byteLength(place)).toBeLessThan(104);
  });
});

describe('the socket', () => {
  let folder = '';
  let place = '';
  let stop = (): void => undefined;
  const asked: CommandRequest[] = [];
  const log = { warn: vi.fn() };
  const serve = () => {
    const server = serveCommand({
      place,
      nonce: null,
      answer: (request): CommandAnswer => {
        asked.push(request);
        return { ok: true, text: 'done' };
      },
      log,
      monotonic: () => 0,
    });
    stop = () => server.close();
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'companion-socket-'));
    place = cliSocketPath(folder);
    asked.length = 0;
    log.warn.mockClear();
  });
  afterEach(() => {
    stop();
    rmSync(folder, { recursive: true });
  });
  const isThere = () =>
    vi.waitFor(() => expect(statSync(place).mode & 0o777).toBe(0o600), { timeout: 10_000 });

  /** Sends that, and gives all that came until the other side hung up or answered `lines` times. */
  const say = (sent: string | Buffer, lines = 1): Promise<CommandAnswer[]> =>
    new Promise((resolve, reject) => {
      const socket = connect(place, () => socket.write(sent));
      let said = '';
      const end = () => {
        socket.destroy();
        const all = said.split('\n').filter((line) => line !== '');
        resolve(all.map((line) => JSON.parse(line) as CommandAnswer));
      };
      socket.on('data', (chunk) => {
        said += chunk.toString();
        if (said.split('\n').length > lines) end();
      });
      socket.on('close', end);
      socket.on('error', reject);
    });

  it('is closed to everybody else, over whatever was left there', async () => {
    mkdirSync(dirname(place), { mode: 0o777 });
    chmodSync(dirname(place), 0o777);
    writeFileSync(place, 'left by an app that was killed');
    serve();
    await isThere();
    expect(lstatSync(place).isSocket()).toBe(true);
    expect(statSync(dirname(place)).mode & 0o777).toBe(0o700);
    expect(isOwnFolder(place)).toBe(true);
    expect(await say('{"verb":"status"}\n')).toEqual([{ ok: true, text: 'done' }]);
  });

  it('is not believed where its folder is open to others', async () => {
    serve();
    await isThere();
    chmodSync(dirname(place), 0o755);
    expect(isOwnFolder(place)).toBe(false);
    rmSync(dirname(place), { recursive: true });
    expect(isOwnFolder(place)).toBe(false);
  });

  it.each([
    'no JSON at all',
    '[]',
    'null',
    '{"verb":"delete"}',
    '{"verb":"stop","more":1}',
    '{"verb":"log"}',
    '{"verb":"log","line":""}',
    '{"verb":"log","line":7}',
    `{"verb":"log","line":"${'x'.repeat(301)}"}`,
    '\u0000\u0001\ufffd',
  ])('does nothing on %s', async (line) => {
    serve();
    await isThere();
    expect(await say(`${line}\n`)).toMatchObject([{ ok: false, code: 'bad-input' }]);
    expect(asked).toEqual([]);
  });

  it('shows out who sends without end', async () => {
    serve();
    await isThere();
    const answers = await say(Buffer.alloc(1024 * 1024, 'x'), 99).catch(() => []);
    expect(answers.length).toBeLessThanOrEqual(1);
    expect(asked).toEqual([]);
    expect(await say('{"verb":"stop"}\n')).toMatchObject([{ ok: true }]);
  });

  it('answers so many and no more, on one connection and on many', async () => {
    serve();
    await isThere();
    const one = await say('{"verb":"status"}\n'.repeat(50), 99);
    expect(one.filter(({ ok }) => ok)).toHaveLength(20);
    for (let more = 0; more < 4; more += 1) await say('{"verb":"status"}\n'.repeat(15), 15);
    expect(asked.length).toBe(60);
    expect(await say('{"verb":"status"}\n')).toMatchObject([{ ok: false }]);
  });

  it('goes on without one where it cannot be made, and says so', () => {
    writeFileSync(join(folder, 'in-the-way'), '');
    place = join(folder, 'in-the-way', 'command', 'socket');
    serve();
    expect(log.warn).toHaveBeenCalledTimes(1);
  });
});
