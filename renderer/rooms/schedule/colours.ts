import { contrastRatio, drawable } from '../../lib/ui/contrast.ts';

/** The colours of the window that a canvas draws with. */
export interface Palette {
  bg: string;
  sunken: string;
  raised: string;
  line: string;
  strong: string;
  text: string;
  dim: string;
  faint: string;
  accent: string;
  bad: string;
  warn: string;
  focus: string;
  font: string;
}

/** As the theme has them now. */
export function paletteNow(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ...{ bg: of('bg'), sunken: of('bg-sunken'), raised: of('bg-raised'), line: of('line') },
    ...{
      strong: of('line-strong'),
      text: of('text'),
      dim: of('text-dim'),
      faint: of('text-faint'),
    },
    ...{ accent: of('accent'), bad: of('bad'), warn: of('warn'), focus: of('focus') },
    font: of('font'),
  };
}

/** A bar in one of the studio's colours. */
export interface BarColour {
  /** Behind its words, which are in the colour of text. */
  tint: string;
  /** Its edge and what is filled of it. */
  solid: string;
}

function parts(colour: string): [number, number, number] {
  const long = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const value = parseInt(long.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** `share` of `one` over the other, both `#rrggbb`. */
function mixed(one: string, other: string, share: number): string {
  const [from, over] = [parts(drawable(other)), parts(drawable(one))];
  const sum = from.map((value, at) => Math.round(value + ((over[at] ?? 0) - value) * share));
  return `#${sum.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const SHARES = [0.34, 0.26, 0.18, 0.1];

/** A tint on which the window's text is readable (4.5), and a solid one that stands out (1.6) from the ground. */
export function barColour(colour: string, { bg, text }: Pick<Palette, 'bg' | 'text'>): BarColour {
  const own = drawable(colour);
  const share = SHARES.find((one) => contrastRatio(mixed(own, bg, one), text) >= 4.5) ?? 0.06;
  const solid = contrastRatio(own, bg) >= 1.6 ? own : mixed(text, own, 0.35);
  return { tint: mixed(own, bg, share), solid };
}
