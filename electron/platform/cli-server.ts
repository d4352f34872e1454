import { timingSafeEqual } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { LONGEST_REQUEST } from '../shared/command-words.ts';
import { commandRequest, setUpRequest } from '../shared/command.ts';
import type {
  CommandAnswer,
  CommandRequest,
  SetUpAnswer,
  SetUpRequest,
} from '../shared/command.ts';
import { failure } from '../shared/result.ts';
import { makeSocketFolder } from './cli-socket-path.ts';

/** Small on purpose: a shelf button asks once, and nobody has a hundred. */
const MOST_CONNECTIONS = 8;
const MOST_A_CONNECTION = 20;
const MOST_IN_TEN_SECONDS = 60;
/** A connection that sends nothing for this long is closed. */
const SILENCE_MS = 5_000;
/** And every one after this, whatever it sends: a letter now and then must not hold a place. */
const LONGEST_CONNECTION_MS = 15_000;

export interface CommandServerDeps {
  /** From `cliSocketPath`, or a pipe's. */
  place: string;
  /** What each line begins with, and a space; `null`: none is asked for. */
  nonce: string | null;
  answer(request: CommandRequest): CommandAnswer;
  /** Takes minutes; `gone`: whoever asked has ended, and nothing more is to be begun. */
  setUp?(
    request: SetUpRequest,
    asker: { progress(done: number, of: number): void; gone: AbortSignal },
  ): Promise<SetUpAnswer>;
  log: { warn(message: string): void };
  /** Milliseconds of a monotonic clock. */
  monotonic(): number;
}

/**
 * Listens for the command, for this user alone. A socket that a killed app left behind is removed: only
 * one app runs on a profile. If it cannot listen, the log says so and the app continues.
 */
export function serveCommand(deps: CommandServerDeps): { close(): void } {
  const { place, log } = deps;
  const isPipe = process.platform === 'win32';
  const connections = new Set<Socket>();
  const recent: number[] = [];
  let isSettingUp = false;
  const isTooMuch = (): boolean => {
    const now = deps.monotonic();
    while (recent.length > 0 && now - (recent[0] ?? now) > 10_000) recent.shift();
    return recent.push(now) > MOST_IN_TEN_SECONDS;
  };
  const answerTo = (line: string): CommandAnswer => {
    if (isTooMuch())
      return failure('bad-input', 'Too many questions at once.', 'Ask again in ten seconds.');
    const request = commandRequest.safeParse(parsed(line));
    if (!request.success)
      return failure('bad-input', 'That could not be understood, and nothing was changed.');
    try {
      return deps.answer(request.data);
    } catch (error) {
      log.warn(`The command ${request.data.verb} failed: ${String(error)}`);
      const message = 'Something went wrong in the app. What was saved before is safe.';
      return failure('unexpected', message, 'Try again.');
    }
  };
  const server: Server = createServer((socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    socket.on('error', () => socket.destroy());
    if (connections.size > MOST_CONNECTIONS) return void socket.destroy();
    socket.setTimeout(SILENCE_MS, () => socket.destroy());
    const limit = setTimeout(() => socket.destroy(), LONGEST_CONNECTION_MS);
    socket.once('close', () => clearTimeout(limit));
    readLines(socket, (line) => {
      const asked = shown(line, deps.nonce);
      if (asked === null) return null;
      const long = setUpRequest.safeParse(parsed(asked));
      if (!long.success || !deps.setUp || isTooMuch()) return answerTo(asked);
      if (isSettingUp) return BUSY;
      isSettingUp = true;
      socket.setTimeout(0);
      clearTimeout(limit);
      void setUpFor(socket, long.data, deps).finally(() => (isSettingUp = false));
      return 'later';
    });
  });
  server.on('error', (error) => log.warn(`The command cannot reach this app: ${String(error)}`));
  try {
    if (!isPipe) {
      makeSocketFolder(place);
      rmSync(place, { force: true });
    }
    server.listen(place, () => {
      if (!isPipe) chmodSync(place, 0o600);
    });
  } catch (error) {
    log.warn(`The command cannot reach this app: ${String(error)}`);
  }
  return {
    close() {
      for (const socket of connections) socket.destroy();
      server.close();
    },
  };
}

const BUSY = failure(
  'conflict',
  'Kitsu Companion does this for another command already. Nothing was done.',
  'Wait until that has ended.',
);

/** The answer is the last line; those before it say how far it is. */
async function setUpFor(
  socket: Socket,
  request: SetUpRequest,
  { setUp, log }: CommandServerDeps,
): Promise<void> {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  const say = (line: object): boolean =>
    !gone.signal.aborted && socket.write(`${JSON.stringify(line)}\n`);
  const progress = (done: number, of: number): void => void say({ done, of });
  try {
    const answer = await setUp?.(request, { progress, gone: gone.signal });
    if (answer) say(answer);
  } catch (error) {
    log.warn(`The command ${request.as} failed: ${String(error)}`);
    const message = 'Something went wrong in the app. What was done before is in Kitsu.';
    say(failure('unexpected', message, 'Plan once more.'));
  }
  socket.end();
}

/** What was asked by a line that begins with the nonce; `null` for any other. */
function shown(line: string, nonce: string | null): string | null {
  if (nonce === null) return line;
  const given = Buffer.from(line.slice(0, nonce.length));
  const wanted = Buffer.from(nonce);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  return line.slice(nonce.length).trimStart();
}

/**
 * One answer per line; a connection that sends an oversized request, too many, or one that is not to be answered, is
 * closed.
 */
function readLines(
  socket: Socket,
  answerTo: (line: string) => CommandAnswer | 'later' | null,
): void {
  let rest = '';
  let asked = 0;
  let isOut = false;
  const say = (answer: CommandAnswer): string => `${JSON.stringify(answer)}\n`;
  const showOut = (): void => {
    isOut = true;
    const refusal = failure('bad-input', 'That is more than a request may have.');
    socket.end(say(refusal), () => socket.destroy());
  };
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    if (isOut) return;
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      asked += 1;
      if (asked > MOST_A_CONNECTION || line.length > LONGEST_REQUEST) return showOut();
      const answer = answerTo(line);
      if (answer === null) {
        isOut = true;
        return void socket.destroy();
      }
      if (answer !== 'later') socket.write(say(answer));
    }
    if (rest.length > LONGEST_REQUEST) showOut();
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
