import type { StudioApi } from '../../fixtures/studio-api.ts';
import type { Role, Stage } from './stage.ts';

/**
 * One write and what becomes of it for artist, supervisor, manager, admin, vendor and client, a sign each: `+` it is
 * done, `.` it is refused (403), `-` it is answered 200 with nothing done.
 */
export interface Write {
  name: string;
  may: string;
  /** Sends it as somebody; what it stands on is made before, by the admin. */
  send(as: StudioApi, stage: Stage, role: Role): Promise<unknown>;
}

/** A row of the table. */
export const write = (name: string, may: string, send: Write['send']): Write => ({
  name,
  may: may.replace(/ /g, ''),
  send,
});
