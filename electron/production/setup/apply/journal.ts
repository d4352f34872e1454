import type { SetupLeft } from '../../../shared/setup-left.ts';

/** How far the steps of a plan are, by their place in it. */
export interface Journal {
  isLeft(place: number): boolean;
  /** They may be under way from now on: on disk when this returns. */
  begin(places: readonly number[]): void;
  done(place: number, madeId: string | null): void;
  refused(place: number, left: SetupLeft): void;
  /** False: nothing more is to be begun. */
  goesOn(): boolean;
}

/** A plan that is applied in one go. */
export const NO_JOURNAL: Journal = {
  isLeft: () => true,
  begin: () => undefined,
  done: () => undefined,
  refused: () => undefined,
  goesOn: () => true,
};
