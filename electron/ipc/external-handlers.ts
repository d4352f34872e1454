import type { ViewState } from '../shared/view-state.ts';
import { success } from '../shared/result.ts';
import type { ViewStateStore } from '../windows/view-state-store.ts';
import type { DeepLinkPrompts } from '../external/deep-link-prompts.ts';
import type { Handlers } from './register.ts';

export interface OutsideDeps {
  viewState: ViewStateStore;
  links: Pick<DeepLinkPrompts, 'next' | 'answer'>;
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
