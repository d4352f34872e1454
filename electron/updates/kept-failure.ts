import { z } from 'zod';
import { failure, type Failure } from '../shared/result.ts';

const kept = z.object({ message: z.string(), action: z.string().nullable() });

/** Why the last update was not installed, as it was kept on disk; `null` if it was, or nothing is known. */
export function readKept(raw: unknown): Failure | null {
  const read = kept.safeParse(raw);
  return read.success ? failure('refused', read.data.message, read.data.action) : null;
}
