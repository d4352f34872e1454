import { createHash } from 'node:crypto';

/** Always the same id for the same text, so that "start over" keeps everybody signed in. */
export function idOf(...words: string[]): string {
  const hash = createHash('sha256').update(words.join(' / ')).digest('hex');
  const [a, b, c, d] = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(13, 16),
    hash.slice(17, 20),
  ];
  return `${a}-${b}-4${c}-a${d}-${hash.slice(20, 32)}`;
}
