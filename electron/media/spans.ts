/** Bytes that are there: the first, and the one after the last. Lists of them are ascending and apart. */
export type Span = readonly [from: number, to: number];

/** The list with one more, joined to those that it touches. */
export function withSpan(spans: readonly Span[], [from, to]: Span): Span[] {
  if (to <= from) return [...spans];
  const touched = spans.filter((one) => one[0] <= to && from <= one[1]);
  const joined: Span = [
    Math.min(from, ...touched.map((one) => one[0])),
    Math.max(to, ...touched.map((one) => one[1])),
  ];
  const apart = spans.filter((one) => one[1] < from || to < one[0]);
  return [...apart, joined].sort((a, b) => a[0] - b[0]);
}

/** Up to where the bytes from `at` on are there; `at` itself if it is not. */
export const endOf = (spans: readonly Span[], at: number): number =>
  spans.find(([from, to]) => from <= at && at < to)?.[1] ?? at;

/** The first bytes that are missing at or after `at`, else the first of all; `null` if none of `size` is. */
export function nextGap(spans: readonly Span[], size: number, at: number): Span | null {
  const gapFrom = (start: number): Span | null => {
    const from = endOf(spans, start);
    if (from >= size) return null;
    return [from, spans.find((one) => one[0] > from)?.[0] ?? size];
  };
  return gapFrom(Math.min(at, size)) ?? gapFrom(0);
}
