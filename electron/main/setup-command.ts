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
  streams: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>,
): Promise<number> {
  return runSetup(asked, {
    print: printTo(streams),
    stdin: streams.stdin,
    profile: commandProfile(asked.profile),
    keychain: createKeychain(),
    cwd: process.cwd(),
    userAgent: `kitsu-companion/${version}`,
    transport: createNodeTransport(),
    now: clock.now,
  });
}
