import type { EditLock, Unsent } from './production-edit.ts';
import type { Failure } from './result.ts';

/** What is in shots or assets, with what waits, and what an asset is in. */
export interface CastingView {
  /** False: it was never read on this computer. */
  known: boolean;
  /** How many shots and assets it is of. */
  of: number;
  assets: CastingRow[];
  /** Of one asset: the shots and assets that it is in. */
  places: CastingPlace[];
  lock: EditLock | null;
  /** Why it could not be read from Kitsu just now. */
  problem: Pick<Failure, 'message' | 'action'> | null;
}

export interface CastingRow {
  assetId: string;
  name: string;
  /** The name of its type. */
  type: string;
  /** 0: it was taken out, and somebody has to decide about that; `null`: not the same in all of them. */
  count: number | null;
  /** In how many of them it is. */
  on: number;
  waits: Unsent | null;
}

export interface CastingPlace {
  id: string;
  name: string;
  /** `E01 / SQ010`, or an asset's type. */
  group: string;
  count: number;
}

/** More of one asset are not in anything. */
export const MOST_CAST = 10_000;

/** The casting of more than this at once is not told: each is a request of its own. */
export const MOST_CAST_TOGETHER = 60;
