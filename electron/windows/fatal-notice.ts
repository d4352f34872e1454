import type { App, Dialog } from 'electron';
import { failure, type Failure } from '../shared/result.ts';

export interface FatalParts {
  app: Pick<App, 'whenReady' | 'exit'>;
  dialog: Pick<Dialog, 'showMessageBox'>;
  /** False if nobody is there to press a button: a hidden start, a smoke test. */
  interactive: boolean;
  /** Prints a line to the terminal. */
  print(line: string): void;
}

/**
 * Says why the app cannot start, in the terminal and in a dialog, then exits with code 1. It does not
 * restart: somebody has to fix the cause first.
 */
export async function endWithNotice(parts: FatalParts, why: Failure): Promise<void> {
  const { message, action } = why;
  parts.print(action === null ? message : `${message}\n${action}`);
  try {
    if (parts.interactive) {
      await parts.app.whenReady();
      await parts.dialog.showMessageBox({
        type: 'error',
        title: 'Kitsu Companion',
        message: 'Kitsu Companion cannot start',
        detail: action === null ? message : `${message}\n\n${action}`,
        buttons: ['Quit'],
      });
    }
  } finally {
    parts.app.exit(1);
  }
}

/** The failure for an unexpected error at the start. */
export const cannotStart = (error: unknown): Failure =>
  failure(
    'unexpected',
    `Something went wrong at the start: ${error instanceof Error ? error.message : String(error)}`,
    'Your data is safe on this computer. Try again; if it happens again, tell whoever looks after the app.',
  );
