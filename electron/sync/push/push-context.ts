import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import type { Kind } from '../../outbox/kinds/kind.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { DaysOff } from '../pull/pull-days-off.ts';

/** What every push needs. */
export interface PushContext {
  replica: Replica;
  http: Http;
  personId: string;
  studio(): StudioConfig;
  daysOff: DaysOff;
  now(): Date;
  random(): number;
}

/** The result of one attempt. */
export type PushOutcome =
  | { kind: 'done' }
  /** A conflict was stored in the row. */
  | { kind: 'needs-artist' }
  /** The row says until when. */
  | { kind: 'waits' }
  | { kind: 'failed'; failure: KitsuFailure };

/** How a kind of change is brought to Kitsu. */
export interface Push<Body> {
  kind: Kind<Body>;
  /**
   * Tries a row once. It looks at Kitsu before it repeats anything, writes into the row what an
   * interrupted try has to know, and removes the row once Kitsu was read back to hold it. Never
   * throws for what Kitsu does: a failure is an outcome, and what becomes of the row then is the
   * same for all kinds (dispatch.ts).
   */
  push(context: PushContext, change: Change<Body>): Promise<PushOutcome>;
}

/** Gives the compiler the body's type from the kind. */
export const definePush = <Body>(push: Push<Body>): Push<Body> => push;
