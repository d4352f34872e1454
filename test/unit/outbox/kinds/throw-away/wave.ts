import { z } from 'zod';
import { defineKind } from '../../../../../electron/outbox/kinds/kind.ts';
import { titleOrUnknown } from '../../../../../electron/rules/task-title.ts';
import { failure, success } from '../../../../../electron/shared/result.ts';

const waveBody = z.object({ text: z.string(), statusId: z.string() });

/** A kind of change that no version of the app has: it greets a task. */
export const waveKind = defineKind<z.infer<typeof waveBody>>({
  kind: 'wave',
  schema: waveBody,
  shows: ['todo', 'comments'],
  isUntried: ({ attempts }) => attempts === 0,
  queue: ({ taskId }) => taskId,
  statusAhead: ({ body }) => body.statusId,
  tell: ({ body }, { task }) => ({
    title: titleOrUnknown(task),
    does: `Wave ${body.text}`,
    discards: 'The wave is lost.',
    mayHaveArrived: false,
    text: body.text,
    textLabel: 'Wave',
    edits: 'text',
  }),
  editText({ replica }, { taskId, slot, body, createdAt }, text) {
    if (text === '') return failure('rule', 'A wave has words.');
    const next = { ...body, text };
    replica.change(() => replica.outbox.put(waveKind, { taskId, slot, body: next }, createdAt));
    return success(null);
  },
  settle(replica, { id }) {
    replica.change(() => replica.outbox.remove(id));
    return success(null);
  },
});
