import type { CastingPlace, CastingView } from '../../../electron/shared/casting.ts';

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `Casting: 3 assets`. */
export function castText(view: Pick<CastingView, 'assets' | 'known'> | null): string {
  const count = view?.assets.filter((one) => one.on > 0).length ?? 0;
  return view?.known && count > 0 ? `Casting: ${counted(count, 'asset')}` : 'Casting';
}

/** `Is in 12 places`. */
export const placesText = (places: readonly CastingPlace[]): string =>
  `It is in ${counted(places.length, 'place')}`;

/** `in 2 of 5`, or that it is not the same number in all. */
export const mixedText = (on: number, of: number): string =>
  on < of ? `in ${on} of ${of}` : 'different numbers';

/** `3 ×`. */
export const oftenText = (count: number): string => `${count} ×`;
