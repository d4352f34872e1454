import type { ViewState } from '../shared/view-state.ts';
import { success, type Result } from '../shared/result.ts';
import type { DeepLinkPrompt } from '../shared/deep-link-prompt.ts';
import type { Handlers } from './register.ts';

export interface OutsideDeps {
  /** Remembers where an account was in the window that is gone. */
  viewState: {
    keep(account: string | null, place: ViewState): void;
    of(account: string | null): ViewState | null;
  };
  /** What links from outside ask, one after the other. */
  links: {
    next(): DeepLinkPrompt | null;
    /** What was done, in words; `null` for a no. */
    answer(id: number, yes: boolean): Result<string | null>;
  };
  /** Key of the account that is signed in. */
  account(): string | null;
}

type OutsideHandlers = Pick<Handlers, 'window.keepPlace' | `link.${'next' | 'answer'}`>;

/** What the window says of itself, and what comes to it from outside. */
export function externalHandlers({
  viewState: place,
  links,
  account,
}: OutsideDeps): OutsideHandlers {
  return {
    'window.keepPlace': (here: ViewState) => {
      place.keep(account(), here);
      return success(null);
    },
    'link.next': () => success(links.next()),
    'link.answer': ({ id, yes }) => links.answer(id, yes),
  };
}
