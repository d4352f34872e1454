import type { AppCore } from '../companion.ts';
import { cliSocketPath } from '../platform/command-place.ts';
import { serveCommand } from '../platform/command-server.ts';
import type { Log } from '../platform/log.ts';
import type { ActionTime } from '../time/commands.ts';
import type { TaskIndexCache } from '../time/quick-tasks.ts';
import { DeepLinkPrompts } from './link-desk.ts';
import { cliCommands } from './outside-commands.ts';

export interface EntryPointParts {
  profile: string;
  companion: AppCore;
  tasks: TaskIndexCache;
  log: Log;
  monotonic(): number;
  /** Tells the windows that a link came in. */
  arrived(): void;
}

/** What other programs can ask of the app: links, which ask the artist, and the command. */
export function openEntryPoints({ profile, companion, tasks, log, ...parts }: EntryPointParts): {
  links: DeepLinkPrompts;
  close(): void;
} {
  const moment = (): ActionTime => ({ today: companion.today(), at: new Date().toISOString() });
  const links = new DeepLinkPrompts({
    workspace: () => companion.workspace(),
    moment,
    say: (notice) => companion.tell(notice),
    arrived: parts.arrived,
  });
  const commands = serveCommand({
    place: cliSocketPath(profile),
    answer: cliCommands({ companion, tasks, moment }),
    log,
    monotonic: parts.monotonic,
  });
  return { links, close: () => commands.close() };
}
