import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import type { Replica } from '../../replica/replica.ts';
import type { StudioConfig } from '../../rules/studio-rules.ts';
import type { DaysOff } from '../pull/pull-days-off.ts';

/** What a push works with. */
export interface PushContext {
  replica: Replica;
  http: Http;
  personId: string;
  studio(): StudioConfig;
  daysOff: DaysOff;
  now(): Date;
  random(): number;
}

/** What became of one try. */
export type PushOutcome =
  | { kind: 'done' }
  /** A conflict was written into the row. */
  | { kind: 'needs-artist' }
  /** It was written into the row until when. */
  | { kind: 'waits' }
  | { kind: 'failed'; failure: KitsuFailure };
