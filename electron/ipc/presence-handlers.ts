import type { PresenceView } from '../shared/presence.ts';
import { success } from '../shared/result.ts';
import type { Handlers } from './register.ts';

export interface PresenceHandlerDeps {
  presence(): Promise<PresenceView>;
}

/** How the app notices that the artist is away. */
export const presenceHandlers = ({
  presence,
}: PresenceHandlerDeps): Pick<Handlers, 'presence.view'> => ({
  'presence.view': async () => success(await presence()),
});
