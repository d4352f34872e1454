import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import type { Replica } from '../../replica/replica.ts';
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
