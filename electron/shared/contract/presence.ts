import { operation, noArgs } from './define.ts';
import type { PresenceView } from '../presence.ts';

export const presenceOperations = {
  /** How the app notices on this computer that the artist is away. */
  'presence.view': operation<PresenceView>()(() => noArgs),
};
