import { operation, noArgs } from './define.ts';
import type { PresenceView } from '../presence.ts';

export const presenceOperations = {
  /** How the app knows on this computer that nobody is there. */
  'presence.view': operation<PresenceView>()(noArgs),
};
