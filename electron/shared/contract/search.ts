import { z } from 'zod';
import type { SearchAnswer, SearchHit } from '../search.ts';
import { id, operation } from './define.ts';

const most = z.int().min(1).max(200);

/** The search over everything in my productions, from this computer alone. */
export const searchOperations = {
  'search.find': operation<SearchAnswer>()(() =>
    z.strictObject({ text: z.string().max(1000), most }),
  ),
  /** The tasks of a shot or asset, and the shots of a sequence, by its id. */
  'search.within': operation<SearchHit[]>()(() => z.strictObject({ id, most })),
};
