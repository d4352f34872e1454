import { answers, nothing } from './contract-parts.ts';
import type { PresenceView } from './presence.ts';

export const presenceContract = {
  /** How the app knows on this computer that nobody is there. */
  'presence.view': answers<PresenceView>()(nothing),
};
