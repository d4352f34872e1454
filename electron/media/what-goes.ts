/** A file of the cache. */
export interface KeptFile {
  name: string;
  /** On the disk. */
  bytes: number;
  /** Epoch ms. */
  usedAt: number;
  /** Somebody reads it, or it is being downloaded. */
  isInUse: boolean;
}

/**
 * The files that must go so that the others take no more than `limit` bytes: first those that are larger than all the
 * space, then the least recently used. One in use never goes.
 */
export function whatGoes(files: readonly KeptFile[], limit: number): string[] {
  const free = files.filter(({ isInUse }) => !isInUse);
  const inOrder = [...free].sort(
    (a, b) => Number(b.bytes > limit) - Number(a.bytes > limit) || a.usedAt - b.usedAt,
  );
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const goes: string[] = [];
  for (const { name, bytes } of inOrder) {
    if (total <= limit) break;
    goes.push(name);
    total -= bytes;
  }
  return goes;
}
