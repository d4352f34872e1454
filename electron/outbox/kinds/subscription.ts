import { z } from 'zod';
import type { Change } from '../../replica/tables/outbox.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { defineKind, shortName } from './kind.ts';

const subscriptionBody = z.object({ wanted: z.boolean() });
export type SubscriptionChange = Change<z.infer<typeof subscriptionBody>>;

/** Whether Kitsu tells the artist of a task that is not theirs to do. One row a task. */
export const subscriptionKind = defineKind<SubscriptionChange['body']>({
  kind: 'subscription',
  schema: subscriptionBody,
  shows: ['comments'],
  isUntried: ({ attempts }) => attempts === 0,
  queue: () => null,
  tell({ body: { wanted } }, { task }) {
    return {
      title: titleOrUnknown(task),
      does: wanted ? 'Subscribe' : 'Unsubscribe',
      discards: wanted
        ? `Kitsu goes on telling you nothing of ${shortName(task)}.`
        : `Kitsu goes on telling you of ${shortName(task)}.`,
      mayHaveArrived: false,
    };
  },
});
