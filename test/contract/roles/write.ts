import type { StudioApi } from '../../fixtures/studio-api.ts';
import type { Role, Stage } from './stage.ts';

/**
 * A write and its result for artist, supervisor, manager, admin, vendor and client, one sign each: `+` done, `.`
 * refused (403), `-` answered 200 with nothing done.
 */
export interface Write {
  name: string;
  may: string;
  /** Sends it as a person; the admin has created its target before. */
  send(as: StudioApi, stage: Stage, role: Role): Promise<unknown>;
}

/** A row of the table. */
export const write = (name: string, may: string, send: Write['send']): Write => ({
  name,
  may: may.replace(/ /g, ''),
  send,
});
