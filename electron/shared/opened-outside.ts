/**
 * What the system's own programs are given to open, by the ending of its name: pictures, movies and pages, which run
 * nothing. A scene or a drawing may carry a script, and is saved by the artist instead.
 */
const OPENED_OUTSIDE = [
  ...['mp4', 'm4v', 'mov', 'webm', 'mkv', 'avi', 'wmv'],
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'tif', 'tiff', 'bmp', 'exr', 'psd'],
  'pdf',
] as const;
export type OpenedOutside = (typeof OPENED_OUTSIDE)[number];

/** The ending of such a file; `null` for a file that is not opened outside. */
export function openedOutside(name: string): OpenedOutside | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  return OPENED_OUTSIDE.find((known) => known === ending) ?? null;
}
