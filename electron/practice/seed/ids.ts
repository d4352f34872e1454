import { createHash } from 'node:crypto';

/** The same id each time for the same words, so that "start over" keeps everyone signed in. */
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
