/** Red, green, blue from 0 to 255. */
export type Colour = readonly [number, number, number];

/** The light of a sequence, from the top of the sky to the nearest ground. */
export interface Palette {
  top: Colour;
  sky: Colour;
  light: Colour;
  far: Colour;
  near: Colour;
}

const colour = (hex: string): Colour => {
  const value = parseInt(hex, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

const palette = (...[top, sky, light, far, near]: [string, string, string, string, string]) => ({
  top: colour(top),
  sky: colour(sky),
  light: colour(light),
  far: colour(far),
  near: colour(near),
});

/** Quiet colours, like those of a film's key art; each palette is named after an hour and a weather. */
export const PALETTES: Palette[] = [
  palette('2b4a56', '7d9a97', 'dcb887', '8d7a62', '3d332d'),
  palette('343052', '7a5f86', 'dc9f86', '5c4a63', '221f33'),
  palette('6f7466', 'a3a48d', 'ccc6a6', '7c7c66', '3c3e33'),
  palette('1f4d45', '4f8a6f', 'c9cf9c', '3f6a52', '172e28'),
  palette('6d3a32', 'b36d52', 'e8bd94', '8a5443', '3a2320'),
  palette('26334a', '5877a0', 'd5dfe6', '6a809a', '222c3b'),
  palette('57514a', '8f8266', 'c9b784', '766a4f', '2f2b25'),
  palette('141b2d', '2c3c58', '8ea3a8', '243147', '0b0f18'),
  palette('8b9aa3', 'bcc4c2', 'ece2cd', '97a09c', '4d5654'),
  palette('3f2c3d', '80515a', 'd8a07d', '664450', '241a24'),
];

export function mix(one: Colour, other: Colour, part: number): Colour {
  const t = part < 0 ? 0 : part > 1 ? 1 : part;
  return [
    one[0] + (other[0] - one[0]) * t,
    one[1] + (other[1] - one[1]) * t,
    one[2] + (other[2] - one[2]) * t,
  ];
}

/** 0 below `from`, 1 above `to`, smooth in between. */
export function soft(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
