import type { App, Dialog } from 'electron';
import type { Failure } from '../shared/result.ts';

export interface FatalParts {
  app: Pick<App, 'whenReady' | 'exit'>;
  dialog: Pick<Dialog, 'showMessageBox'>;
  /** False where nobody is there to press a button: a hidden start, a smoke test. */
  interactive: boolean;
  /** Where a terminal reads it. */
  print(line: string): void;
}

/**
 * Says why the app cannot start, in the terminal and in a box, then ends it with exit code 1.
 * It does not start itself again: what is wrong needs somebody.
 */
export async function endWithNotice(parts: FatalParts, failure: Failure): Promise<void> {
  const { message, action } = failure;
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
