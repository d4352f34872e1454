import { z } from 'zod';
import type { Replica } from '../replica/replica.ts';

const keys = z.array(z.string());

/** What the desktop was told of; `null` before the list was first seen here. */
export const keptTold = ({ keyValue }: Pick<Replica, 'keyValue'>): ReadonlySet<string> | null => {
  const told = keyValue.get('notices-told', keys);
  return told && new Set(told);
};

/** Keeps it over the end of the app: what was told once is not told again. */
export const keepTold = (
  { keyValue }: Pick<Replica, 'keyValue'>,
  told: ReadonlySet<string>,
): boolean => keyValue.set('notices-told', [...told].sort());
