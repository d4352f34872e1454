import { app } from 'electron';
import type { CommandLine } from '../platform/command-line.ts';
import { onDeepLink } from '../platform/deep-links.ts';
import { takeSingleInstance } from '../platform/single-instance.ts';

/** How this one running app is reached: by a second start, and by links. */
export interface Entrance {
  /** What a second start or a link brings to the front. */
  onShow(show: () => void): void;
  /** What a second start with the verb `quick` brings to the front, with a line in it. */
  onQuick(open: (line: string) => void): void;
  /** Takes the latest link that came in before, and each that comes from now on. */
  onLink(open: (link: string) => void): void;
}

/** `null` where the app runs already: it was told, and this start is over. */
export function openEntrance(commandLine: CommandLine): Entrance | null {
  let show = (): void => undefined;
  let openQuick = (_line: string): void => show();
  /** The latest link that came in before anybody could take it. */
  let early = commandLine.link;
  let openLink = (link: string): void => void (early = link);
  const second = ({ link, quick }: Pick<CommandLine, 'link' | 'quick'>): void => {
    if (quick !== null) return openQuick(quick);
    if (link !== null) openLink(link);
    show();
  };
  if (!takeSingleInstance(app, commandLine, second)) return null;
  onDeepLink(app, (link) => second({ link, quick: null }));
  return {
    onShow(next) {
      show = next;
    },
    onQuick(next) {
      openQuick = next;
    },
    onLink(next) {
      openLink = next;
      if (early !== null) next(early);
    },
  };
}
