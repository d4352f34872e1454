import type { Companion } from '../companion.ts';
import { commandPlace } from '../platform/command-place.ts';
import { serveCommand } from '../platform/command-server.ts';
import type { Log } from '../platform/log.ts';
import type { Moment } from '../time/commands.ts';
import type { QuickTasks } from '../time/quick-tasks.ts';
import { LinkDesk } from './link-desk.ts';
import { outsideCommands } from './outside-commands.ts';

export interface OutsideParts {
  profile: string;
  companion: Companion;
  tasks: QuickTasks;
  log: Log;
  monotonic(): number;
  /** Tells the windows that a link came in. */
  arrived(): void;
}

/** What other programs can ask of the app: links, which ask the artist, and the command. */
export function openToOutside({ profile, companion, tasks, log, ...parts }: OutsideParts): {
  links: LinkDesk;
  close(): void;
} {
  const moment = (): Moment => ({ today: companion.today(), at: new Date().toISOString() });
  const links = new LinkDesk({
    workspace: () => companion.workspace(),
    moment,
    say: (notice) => companion.tell(notice),
    arrived: parts.arrived,
  });
  const commands = serveCommand({
    place: commandPlace(profile),
    answer: outsideCommands({ companion, tasks, moment }),
    log,
    monotonic: parts.monotonic,
  });
  return { links, close: () => commands.close() };
}
