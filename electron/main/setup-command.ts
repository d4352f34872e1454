import { runSetup } from '../external/setup/setup-command.ts';
import { printTo } from '../platform/cli-client.ts';
import type { CommandWords } from '../platform/cli-words.ts';
import { commandProfile } from '../platform/cli-client.ts';
import { createNodeTransport } from '../platform/node-transport.ts';
import { clock } from './clock.ts';

/** Runs `plan`, `apply` or `export` in this process, with Node's own network: no window, and no display. */
export function runSetupHere(
  asked: Extract<CommandWords, { kind: 'setup' }>,
  version: string,
  streams: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>,
): Promise<number> {
  return runSetup(asked, {
    print: printTo(streams),
    stdin: streams.stdin,
    profile: commandProfile(asked.profile),
    cwd: process.cwd(),
    userAgent: `kitsu-companion/${version}`,
    transport: createNodeTransport(),
    now: clock.now,
  });
}
