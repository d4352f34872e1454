import { basename, extname } from 'node:path';
import { oneLine } from '../shared/plain-text.ts';

const LONGEST = 120;
const FALLBACK = 'file';

/**
 * The name that is proposed for a file of Kitsu: one that any system takes, and no path. What Kitsu calls it is somebody
 * else's text.
 */
export function proposedName(name: string): string {
  const plain = oneLine(name)
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const end = extname(plain).slice(0, LONGEST / 2);
  const start = [...basename(plain, end)].slice(0, LONGEST - end.length).join('');
  return start === '' ? FALLBACK : `${start}${end}`;
}
