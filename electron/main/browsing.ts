import { join } from 'node:path';
import { startWorker } from '../platform/worker.ts';
import type { AnswerMessage, AskMessage, StartBrowsing } from '../production/browse/messages.ts';
import { outFolder } from './frame.ts';

/** The worker of productions, in its compiled file. */
export const startBrowsing: StartBrowsing = (file, { onAnswer, onEnd }) => {
  const program = join(outFolder(), 'electron', 'productions.cjs');
  const worker = startWorker<AskMessage, AnswerMessage>(program, file, {
    onMessage: onAnswer,
    onEnd,
  });
  return {
    post: (message) => worker.post(message, 'body' in message.ask ? message.ask.body : null),
    end: () => worker.end(),
  };
};
