import type { Change } from '../replica/tables/outbox.ts';
import type { SaveState } from '../shared/views.ts';

/** Where something is that waits in the outbox. */
export const saveStateOf = ({ state }: Change): SaveState =>
  state === 'parked' || state === 'conflict' ? state : 'here';
