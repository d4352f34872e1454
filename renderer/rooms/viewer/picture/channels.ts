/** What of a picture is shown: all of it, or one value of each pixel as grey. */
export const CHANNELS = ['colour', 'red', 'green', 'blue', 'alpha', 'luma'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface Look {
  channel: Channel;
  /** How much brighter, in stops: +1 doubles the light. */
  stops: number;
}

export const PLAIN: Look = { channel: 'colour', stops: 0 };
const MOST_STOPS = 6;
export const STOP_STEP = 0.5;

export const isPlain = ({ channel, stops }: Look): boolean => channel === 'colour' && stops === 0;

/** So many stops brighter or darker, within what there is. */
export const exposed = (stops: number, by: number): number =>
  Math.min(Math.max(stops + by, -MOST_STOPS), MOST_STOPS);

/** Light from 0 to 1 of a stored value from 0 to 1, and back (IEC 61966-2-1). */
const lightOf = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const valueOf = (light: number): number =>
  light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;

/** What each of the 256 values becomes so many stops brighter: the light is scaled, not the stored value. */
export function exposure(stops: number): Uint8ClampedArray {
  const gain = 2 ** stops;
  return Uint8ClampedArray.from({ length: 256 }, (_, value) =>
    Math.round(valueOf(Math.min(1, lightOf(value / 255) * gain)) * 255),
  );
}

/** How much each colour counts for the luma of Rec. 709. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;

/** Changes pixels (RGBA, not premultiplied) to what of them is shown. One channel covers what lies behind. */
export function applyLook(pixels: Uint8ClampedArray, { channel, stops }: Look): void {
  const table = exposure(stops);
  const of = (at: number): number => table[pixels[at] ?? 0] ?? 0;
  if (channel === 'colour') {
    for (let at = 0; at < pixels.length; at += 4) {
      pixels[at] = of(at);
      pixels[at + 1] = of(at + 1);
      pixels[at + 2] = of(at + 2);
    }
    return;
  }
  const grey = greyOf(channel, of);
  for (let at = 0; at < pixels.length; at += 4) {
    const value = channel === 'alpha' ? (pixels[at + 3] ?? 0) : grey(at);
    pixels[at] = pixels[at + 1] = pixels[at + 2] = value;
    pixels[at + 3] = 255;
  }
}

function greyOf(
  channel: Exclude<Channel, 'colour'>,
  of: (at: number) => number,
): (at: number) => number {
  switch (channel) {
    case 'red':
    case 'alpha':
      return of;
    case 'green':
      return (at) => of(at + 1);
    case 'blue':
      return (at) => of(at + 2);
    case 'luma':
      return (at) => Math.round(LUMA[0] * of(at) + LUMA[1] * of(at + 1) + LUMA[2] * of(at + 2));
  }
}
