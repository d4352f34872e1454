/** Codes of ISO 23091-2 that say nothing. */
const SAYS_NOTHING: readonly unknown[] = [0, 2, 'unspecified', null, undefined];

/**
 * How the colours are meant, of primaries, transfer and matrix, as codes of ISO 23091-2 or by name; `null` if none of
 * the three is said.
 */
export function colourName(three: readonly (string | number | null | undefined)[]): string | null {
  if (three.every((one) => SAYS_NOTHING.includes(one))) return null;
  if (three.every((one) => one === 1 || one === 'bt709')) return 'bt709';
  return three.map((one) => one ?? '?').join('/');
}
