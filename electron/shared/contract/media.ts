import { z } from 'zod';
import { id, operation } from './define.ts';

/** Files of Kitsu that the artist keeps elsewhere. */
export const mediaOperations = {
  /**
   * Asks for a path, and writes the file there; `null` if the artist cancelled that. `name` is what is proposed and, of an
   * attachment, a part of its route; `folder` the last part of where it is. Afterwards the event `saving` tells how far it is.
   */
  'media.saveAs': operation<{ name: string; folder: string } | null>()(
    z.strictObject({
      kind: z.enum(['attachment', 'movie', 'original']),
      id,
      name: z.string().min(1).max(300),
    }),
  ),
  /** Stops saving a file; that call then fails with `cancelled`. */
  'media.cancelSave': operation<null>()(z.strictObject({ id })),
  /** A link of a document, to the web: the artist is asked first, by a dialog of the system. */
  'media.openLink': operation<null>()(z.strictObject({ address: z.string().min(1).max(2000) })),
  /** Shows a saved file in the system's file manager. */
  'media.showSaved': operation<null>()(z.strictObject({ id })),
};
