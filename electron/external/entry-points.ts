import type { AppCore } from '../app/app-core.ts';
import { openCommandPlace } from '../platform/cli-place.ts';
import { serveCommand } from '../platform/cli-server.ts';
import type { Log } from '../platform/log.ts';
import type { ActionTime } from '../time/day/commands.ts';
import type { TaskIndexCache } from '../quick-log/task-index-cache.ts';
import { DeepLinkPrompts } from './deep-link-prompts.ts';

export interface EntryPointParts {
  profile: string;
  companion: AppCore;
  tasks: TaskIndexCache;
  log: Log;
  now(): Date;
  monotonic(): number;
  /** Brings the quick log to the front, with that line in it if it is not empty. */
  quickLog(line: string): void;
  /** Tells the windows that a link has arrived. */
  arrived(): void;
}

/** The ways in from outside: links, which ask the artist, and the command. */
export function openEntryPoints({ profile, companion, tasks, log, ...parts }: EntryPointParts): {
  links: DeepLinkPrompts;
  /** Takes commands once what answers them is loaded, which no first list needs. Once. */
  listen(): Promise<void>;
  close(): void;
} {
  const moment = (): ActionTime => ({ today: companion.today(), at: parts.now().toISOString() });
  const links = new DeepLinkPrompts({
    workspace: () => companion.workspace(),
    moment,
    say: (notice) => companion.notices.tell(notice),
    arrived: parts.arrived,
  });
  let isClosed = false;
  let close = (): void => void (isClosed = true);
  return {
    links,
    async listen() {
      const { cliCommands } = await import('./cli-commands.ts');
      if (isClosed) return;
      const { place, nonce, forget } = openCommandPlace(profile, log);
      const commands = serveCommand({
        place,
        nonce,
        answer: cliCommands({ companion, tasks, moment, quickLog: parts.quickLog }),
        async setUp(request, asker) {
          const { setUpForCommand } = await import('./setup/command-for-other.ts');
          return setUpForCommand(companion, request, asker, parts.now);
        },
        log,
        monotonic: parts.monotonic,
      });
      close = () => {
        forget();
        commands.close();
      };
    },
    close: () => close(),
  };
}
