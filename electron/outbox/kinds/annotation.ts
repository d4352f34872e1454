import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { kitsuObject } from '../../shared/annotations/write.ts';
import { defineKind, shortName } from './kind.ts';

/**
 * What was drawn on a preview here and is not in Kitsu, and what of Kitsu's is to be deleted. `fps`: the rate of Kitsu's
 * time grid for it, `null` for a picture, which has one moment only. Frames are indices on that grid.
 */
const annotationBody = z.object({
  previewId: z.string(),
  fps: z.number().positive().nullable(),
  additions: z.array(z.object({ frame: z.int().min(0), object: kitsuObject })),
  deletions: z.array(z.string()),
});
export type AnnotationBody = z.infer<typeof annotationBody>;
export type AnnotationChange = Change<AnnotationBody>;

const things = (many: number): string => (many === 1 ? '1 drawing' : `${many} drawings`);

/** Drawings on a preview. One row a preview: its slot is the preview's id. */
export const annotationKind = defineKind<AnnotationBody>({
  kind: 'annotation',
  schema: annotationBody,
  shows: ['comments'],
  // Each drawing has an id of its own: sent twice it is there once. But an answer that was lost may hide that it is there.
  isUntried: ({ attempts, state }) => attempts === 0 && state !== 'sending',
  queue: ({ slot }) => `annotation ${slot}`,
  tell({ body, attempts }, { task }) {
    const { additions, deletions } = body;
    const does = [
      additions.length > 0 ? `Draw ${things(additions.length)}` : '',
      deletions.length > 0 ? `delete ${things(deletions.length)}` : '',
    ].filter(Boolean);
    const words = does.join(', ');
    return {
      title: titleOrUnknown(task),
      does: words.charAt(0).toUpperCase() + words.slice(1),
      discards: [
        additions.length > 0
          ? `Your ${things(additions.length)} on ${shortName(task)} ${additions.length === 1 ? 'is' : 'are'} lost.`
          : '',
        deletions.length > 0 ? `What you deleted stays in Kitsu.` : '',
      ]
        .filter(Boolean)
        .join(' '),
      mayHaveArrived: attempts > 0,
    };
  },
});
