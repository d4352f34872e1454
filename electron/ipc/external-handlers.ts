import type { FirstScreen } from '../shared/first-screen.ts';
import type { ViewState } from '../shared/view-state.ts';
import { success, type Result } from '../shared/result.ts';
import type { DeepLinkPrompt } from '../shared/deep-link-prompt.ts';
import type { Handlers } from './register.ts';

export interface OutsideDeps {
  /** Remembers where an account was in the closed window. */
  viewState: {
    keep(account: string | null, place: ViewState): void;
    of(account: string | null): ViewState | null;
  };
  /** The questions of links from outside, one after the other. */
  links: {
    next(): DeepLinkPrompt | null;
    /** Returns what was done, as a message; `null` for a no. */
    answer(id: number, yes: boolean): Result<string | null>;
  };
  /** Keeps that person's day as it is shown, if they are signed in still. */
  keepFirstScreen(personId: string, screen: FirstScreen): boolean;
  /** Covers the whole screen with the main window, or not any more. */
  fullScreen(on: boolean): void;
  /** Gives back what the main window keeps of pictures that it does not show any more. */
  freeMemory(): Promise<void>;
  /** Key of the signed-in account. */
  account(): string | null;
}

type OutsideHandlers = Pick<
  Handlers,
  | `window.${'keepPlace' | 'keepFirstScreen' | 'fullScreen' | 'freeMemory'}`
  | `link.${'next' | 'answer'}`
>;

/** The window's own state, and what reaches it from outside. */
export function externalHandlers({
  viewState: place,
  keepFirstScreen,
  links,
  fullScreen,
  freeMemory,
  account,
}: OutsideDeps): OutsideHandlers {
  return {
    'window.keepPlace': (here: ViewState) => {
      place.keep(account(), here);
      return success(null);
    },
    'window.keepFirstScreen': ({ personId, screen }) => success(keepFirstScreen(personId, screen)),
    'window.fullScreen': ({ on }) => {
      fullScreen(on);
      return success(null);
    },
    'window.freeMemory': async () => {
      await freeMemory();
      return success(null);
    },
    'link.next': () => success(links.next()),
    'link.answer': ({ id, yes }) => links.answer(id, yes),
  };
}
