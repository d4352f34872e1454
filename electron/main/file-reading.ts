import { join } from 'node:path';
import { startWorker } from '../platform/worker.ts';
import type {
  FileAnswer,
  FileAsk,
  StartFileReader,
} from '../production/setup/desk/file-messages.ts';
import { outFolder } from './frame.ts';

/** The thread that reads a file for a set-up, in its compiled file. */
export const startFileReader: StartFileReader = ({ onAnswer, onEnd }) => {
  const program = join(outFolder(), 'electron', 'sheet-file.cjs');
  const worker = startWorker<FileAsk, FileAnswer>(program, '', { onMessage: onAnswer, onEnd });
  return {
    post: (message) => worker.post(message, message.kind === 'open' ? message.file.bytes : null),
    kill: () => worker.kill(),
  };
};
