import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { defineKind } from './kind.ts';

/** Which notifications the artist has read, and which they want unread again, by their ids in Kitsu. */
const inboxMarksBody = z.object({ marks: z.record(z.string(), z.boolean()) });
export type InboxMarksChange = Change<z.infer<typeof inboxMarksBody>>;

/** Marks in Kitsu's inbox: one row for all that wait, whose task is ''. */
export const inboxMarksKind = defineKind<InboxMarksChange['body']>({
  kind: 'inbox-marks',
  schema: inboxMarksBody,
  shows: ['notifications'],
  isUntried: ({ attempts }) => attempts === 0,
  queue: () => null,
  tell({ body: { marks } }) {
    const wanted = Object.values(marks);
    const what = wanted.length === 1 ? '1 notification' : `${wanted.length} notifications`;
    return {
      title: 'Notifications',
      does: wanted.includes(true) ? `Mark ${what} as read` : `Mark ${what} as unread`,
      discards: 'They stay in Kitsu as they are.',
      mayHaveArrived: false,
    };
  },
});
