import { z } from 'zod';
import { COLOUR_MATRICES, type ColourMatrix } from '../media.ts';
import { id, operation } from './define.ts';

const file = z.strictObject({
  kind: z.enum(['attachment', 'movie', 'original']),
  id,
  name: z.string().min(1).max(300),
});

/** Files of Kitsu that the artist keeps or opens elsewhere, and how movies are read. */
export const mediaOperations = {
  /**
   * Asks for a path, and writes the file there; `null` if the artist cancelled that. `name` is what is proposed and, of an
   * attachment, a part of its route; `folder` the last part of where it is. Afterwards the event `saving` tells how far it is.
   */
  'media.saveAs': operation<{ name: string; folder: string } | null>()(() => file),
  /**
   * Gives a file to the program that the system has for it, as a copy in a folder of the account. Pictures, movies and pages
   * alone, and what their bytes are too; all else is refused with `rule`. The event `saving` tells how far the copy is.
   */
  'media.open': operation<null>()(() => file),
  /** Stops saving a file; that call then fails with `cancelled`. */
  'media.cancelSave': operation<null>()(() => z.strictObject({ id })),
  /** A link of a document, to the web: the artist is asked first, by a dialog of the system. */
  'media.openLink': operation<null>()(() =>
    z.strictObject({ address: z.string().min(1).max(2000) }),
  ),
  /** How untagged movies of the task's production are read; `null` while nobody chose. */
  'media.colours': operation<ColourMatrix | null>()(() => z.strictObject({ taskId: id })),
  'media.keepColours': operation<null>()(() =>
    z.strictObject({ taskId: id, matrix: z.enum(COLOUR_MATRICES) }),
  ),
  /** Shows a saved file in the system's file manager. */
  'media.showSaved': operation<null>()(() => z.strictObject({ id })),
};
