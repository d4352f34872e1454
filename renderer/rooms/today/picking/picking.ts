/** The rows between two rows, both included; only the second where the first is not shown. */
export function rangeOf(order: readonly string[], from: string | null, to: string): string[] {
  const end = order.indexOf(to);
  if (end === -1) return [];
  const start = from === null ? end : order.indexOf(from);
  const [first, last] = start === -1 ? [end, end] : [Math.min(start, end), Math.max(start, end)];
  return order.slice(first, last + 1);
}

/** With the row, or without it where it was there. */
export function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Those that are in the other set too; the same set where that is all of them. */
export function among(ids: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  const left = [...ids].filter((id) => others.has(id));
  return left.length === ids.size ? ids : new Set(left);
}
