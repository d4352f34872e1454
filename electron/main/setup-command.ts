import { createKeychain } from '../account/keychain.ts';
import { runSetup } from '../external/setup/setup-command.ts';
import { commandProfile, printTo } from '../platform/cli-client.ts';
import type { CommandWords } from '../platform/cli-words.ts';
import { createNodeTransport } from '../platform/node-transport.ts';
import { clock } from './clock.ts';

/** Runs `plan`, `apply` or `export` in this process, with Node's own network and without a window. */
export function runSetupHere(
  asked: Extract<CommandWords, { kind: 'setup' }>,
  version: string,
  streams: Pick<NodeJS.Process, 'stdin' | 'stdout'> & { stderr: NodeJS.WriteStream },
): Promise<number> {
  return runSetup(asked, {
    print: printTo(streams),
    stdin: streams.stdin,
    progress: streams.stderr.isTTY ? (done, of) => show(streams.stderr, done, of) : null,
    profile: commandProfile(asked.profile),
    keychain: createKeychain(),
    cwd: process.cwd(),
    userAgent: `kitsu-companion/${version}`,
    transport: createNodeTransport(),
    now: clock.now,
  });
}

/** One line that is written over itself, a hundred times at most. */
function show(stderr: NodeJS.WriteStream, done: number, of: number): void {
  if (done < of && Math.floor((done * 100) / of) === Math.floor(((done - 1) * 100) / of)) return;
  stderr.write(`\r${done} of ${of}${done === of ? '\n' : ''}`);
}
