import { createKeychain } from '../account/keychain.ts';
import { runReport } from '../external/report/report-command.ts';
import { runSetup, type SetupDeps } from '../external/setup/setup-command.ts';
import { commandProfile, printTo } from '../platform/cli-client.ts';
import type { CommandWords } from '../platform/cli-words.ts';
import { createNodeTransport } from '../platform/node-transport.ts';
import { clock } from './clock.ts';

/** Runs `plan`, `apply`, `export` or `report` in this process, with Node's own network and without a window. */
export function runSetupHere(
  asked: Extract<CommandWords, { kind: 'setup' | 'report' }>,
  version: string,
  streams: Pick<NodeJS.Process, 'stdin' | 'stdout'> & { stderr: NodeJS.WriteStream },
): Promise<number> {
  const deps: SetupDeps = {
    print: printTo(streams),
    stdin: streams.stdin,
    progress: streams.stderr.isTTY ? (done, of) => show(streams.stderr, done, of) : null,
    profile: commandProfile(asked.profile),
    keychain: createKeychain(),
    cwd: process.cwd(),
    userAgent: `kitsu-companion/${version}`,
    transport: createNodeTransport(),
    now: clock.now,
  };
  return asked.kind === 'report' ? runReport(asked, deps) : runSetup(asked, deps);
}

/** One line that is written over itself, a hundred times at most. */
function show(stderr: NodeJS.WriteStream, done: number, of: number): void {
  if (done < of && Math.floor((done * 100) / of) === Math.floor(((done - 1) * 100) / of)) return;
  stderr.write(`\r${done} of ${of}${done === of ? '\n' : ''}`);
}
