/** Parses `#rgb` or `#rrggbb`; anything else (a studio may store odd values) counts as mid grey. */
function channels(colour: string): [number, number, number] {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour.trim());
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim());
  const parts = long ?? short;
  if (!parts) return [128, 128, 128];
  const value = (part: string | undefined): number => parseInt((part ?? '80').padEnd(2, part), 16);
  return [value(parts[1]), value(parts[2]), value(parts[3])];
}

/** Relative luminance, 0 (black) to 1 (white): WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast ratio, 1 to 21. Text needs 4.5, edges and drawings need 3. */
export function contrastRatio(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Black or white on a colour that the studio chose in Kitsu: white if it is readable (4.5), as Kitsu's
 * own pages do on strong colours, else black, which then always is.
 */
export function readableOn(colour: string): '#000000' | '#ffffff' {
  return contrastRatio(colour, '#ffffff') >= 4.5 ? '#ffffff' : '#000000';
}

/** The colour itself if it is valid, else mid grey. */
export const drawable = (colour: string): string =>
  /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour.trim()) ? colour.trim() : '#808080';
