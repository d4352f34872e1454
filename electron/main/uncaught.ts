import type { Notice } from '../app/notices.ts';
import type { Log } from '../platform/log.ts';

/**
 * Errors that no part of the app has caught go into the log, and the app goes on: what was typed is on the disk before
 * it is shown. Without a listener Electron shows a dialog of its own, and timer, tray and sending stand still until
 * somebody presses its button.
 */
export function logUncaught(process: NodeJS.Process, log: Log): void {
  process.on('uncaughtException', (error) => log.error('An error that nothing caught', error));
  process.on('unhandledRejection', (error) => log.error('A promise that failed unheard', error));
}

/** Says once that there was such an error. */
export function tellUncaught(process: NodeJS.Process, tell: (notice: Notice) => void): void {
  process.once('uncaughtException', () =>
    tell({
      message: 'Something went wrong inside the app.',
      action:
        'Your work is safe on this computer. If something no longer answers, quit and start again.',
    }),
  );
}
