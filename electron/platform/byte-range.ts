/** What of a file is asked for: the first byte, and the one after the last. */
export type ByteRange =
  { kind: 'all' } | { kind: 'part'; from: number; to: number } | { kind: 'none' };

/**
 * The `Range` of a request for a file of `size` bytes. `none`: nothing of the file lies there. Several ranges at once, or
 * another unit, are no players' questions.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange {
  if (header === undefined) return { kind: 'all' };
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  const [, first = '', last = ''] = found ?? [];
  if (!found || (first === '' && last === '')) return { kind: 'none' };
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  return from < to ? { kind: 'part', from, to } : { kind: 'none' };
}
