export interface PageSize {
  width: number;
  height: number;
}

/** Between two pages, in CSS pixels. */
const GAP = 12;

/** A page that lies in the list: from its top to its end, in CSS pixels. */
export interface PagePlace {
  top: number;
  height: number;
  width: number;
}

/** Where each page lies, one under the other. `sizes` are those at 100 %. */
export function placesOf(sizes: readonly PageSize[], scale: number): PagePlace[] {
  let top = GAP;
  return sizes.map(({ width, height }) => {
    const place = { top, height: Math.round(height * scale), width: Math.round(width * scale) };
    top += place.height + GAP;
    return place;
  });
}

export const lengthOf = (places: readonly PagePlace[]): number => {
  const last = places.at(-1);
  return last ? last.top + last.height + GAP : 0;
};

/** The pages in sight and one on either side, as numbers from 0: `[from, to)`. */
export function inSight(
  places: readonly PagePlace[],
  scrolled: number,
  room: number,
): [from: number, to: number] {
  const first = places.findIndex(({ top, height }) => top + height >= scrolled);
  if (first < 0) return [Math.max(0, places.length - 1), places.length];
  const after = places.findIndex(({ top }) => top > scrolled + room);
  return [Math.max(0, first - 1), Math.min(places.length, (after < 0 ? places.length : after) + 1)];
}

/** The page that takes the middle of the room, from 0. */
export function pageAt(places: readonly PagePlace[], scrolled: number, room: number): number {
  const middle = scrolled + room / 2;
  const found = places.findIndex(({ top, height }) => top + height + GAP > middle);
  return found < 0 ? Math.max(0, places.length - 1) : found;
}

/** The scale at which a page is as wide as the room. */
export const widthScale = (sizes: readonly PageSize[], room: number): number =>
  Math.max(0.1, (room - 2 * GAP) / Math.max(1, ...sizes.map(({ width }) => width)));
