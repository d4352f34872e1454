import type { Channel } from './channels.ts';
import type { Pointed } from './picture.svelte.ts';

export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  colour: 'All channels',
  red: 'Red',
  green: 'Green',
  blue: 'Blue',
  alpha: 'Alpha',
  luma: 'Luma',
};

/** `+1.5 stops`; `0 stops` as it is. */
export const stopsText = (stops: number): string =>
  `${stops > 0 ? '+' : ''}${String(stops).replace('-', '−')} ${Math.abs(stops) === 1 ? 'stop' : 'stops'}`;

/** `1020, 340: 200 100 50 · 255`. */
export function pointedText({ x, y, values }: Pointed): string {
  const place = `${x}, ${y}`;
  if (!values) return place;
  const [red, green, blue, alpha] = values;
  return `${place}: ${red} ${green} ${blue}${alpha === 255 ? '' : ` · alpha ${alpha}`}`;
}
