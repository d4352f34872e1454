import { connect } from 'node:net';
import { commandAnswer, setUpAnswer, setUpProgress } from '../shared/command.ts';
import type { SetUpAnswer, SetUpRequest } from '../shared/command.ts';
import { failure, type Result } from '../shared/result.ts';
import { findCommandPlace } from './cli-place.ts';

/** Characters: a plan names each of its steps. */
const LONGEST_ANSWER = 256 * 1024 * 1024;

const NO_ANSWER = failure(
  'timeout',
  'Kitsu Companion ended before it was done. What was done by then is in Kitsu.',
  'Start it, then plan once more to see what is left.',
);

/**
 * Has the running app set a production up with its own sign-in, which never leaves it. However long that takes: an app
 * that ends hangs up. `null`: no app of this profile runs.
 */
export function askToSetUp(
  profile: string,
  request: SetUpRequest,
  progress: ((done: number, of: number) => void) | null,
): Promise<Result<SetUpAnswer> | null> {
  const found = findCommandPlace(profile);
  if (found === null) return Promise.resolve(null);
  const { place, nonce } = found;
  return new Promise((resolve) => {
    let asked = false;
    let said = '';
    const socket = connect(place, () => {
      asked = true;
      socket.write(`${nonce === null ? '' : `${nonce} `}${JSON.stringify(request)}\n`);
    });
    const end = (answer: Result<SetUpAnswer> | null): void => {
      socket.destroy();
      resolve(answer ?? (asked ? NO_ANSWER : null));
    };
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      const lines = chunk.split('\n');
      lines[0] = said + (lines[0] ?? '');
      said = lines.pop() ?? '';
      for (const line of lines) {
        const step = setUpProgress.safeParse(parsed(line));
        if (!step.success) return end(answerIn(line));
        progress?.(step.data.done, step.data.of);
      }
      if (said.length > LONGEST_ANSWER) end(null);
    });
    socket.on('error', () => end(null));
    socket.on('end', () => end(null));
  });
}

function answerIn(line: string): Result<SetUpAnswer> | null {
  const answer = setUpAnswer.safeParse(parsed(line));
  if (answer.success) return { ok: true, value: answer.data };
  const refused = commandAnswer.safeParse(parsed(line));
  return refused.success && !refused.data.ok ? refused.data : null;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
