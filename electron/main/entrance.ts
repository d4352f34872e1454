import { app } from 'electron';
import type { CommandLine } from '../platform/command-line.ts';
import { onDeepLink } from '../platform/deep-links.ts';
import { takeSingleInstance } from '../platform/single-instance.ts';

/** How this one running app is reached: by a second start, and by links. */
export interface Entrance {
  /** What a second start or a link brings to the front. */
  onShow(show: () => void): void;
  /** Takes the latest link that came in before, and each that comes from now on. */
  onLink(open: (link: string) => void): void;
}

/** `null` where the app runs already: it was told, and this start is over. */
export function openEntrance(commandLine: CommandLine): Entrance | null {
  let show = (): void => undefined;
  /** The latest link that came in before anybody could take it. */
  let early = commandLine.link;
  let openLink = (link: string): void => void (early = link);
  const second = ({ link }: Pick<CommandLine, 'link'>): void => {
    if (link !== null) openLink(link);
    show();
  };
  if (!takeSingleInstance(app, commandLine, second)) return null;
  onDeepLink(app, (link) => second({ link }));
  return {
    onShow(next) {
      show = next;
    },
    onLink(next) {
      openLink = next;
      if (early !== null) next(early);
    },
  };
}
