import type { PictureSize } from '../../shared/file-look.ts';

/**
 * Whether Kitsu adds black bars: it fits the picture into the production's size, keeps its shape, and makes its sides
 * even. A larger or smaller picture of the same shape gets none.
 * @param pixelAspect how wide a pixel is shown
 */
export function getsBars(file: PictureSize, pixelAspect: number, production: PictureSize): boolean {
  // zou makes an odd size of the production even before anything else.
  const into = { width: even(production.width), height: even(production.height) };
  const width = Math.trunc((file.width * pixelAspect) / 2) * 2;
  if (width < 1 || file.height < 1) return false;
  const scale = Math.min(into.width / width, into.height / file.height);
  const fits = (side: number, most: number) =>
    Math.min(most, Math.trunc(Math.round(side * scale) / 2) * 2);
  return fits(width, into.width) !== into.width || fits(file.height, into.height) !== into.height;
}

const even = (side: number): number => side + (side % 2);
