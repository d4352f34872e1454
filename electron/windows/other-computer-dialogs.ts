import type { Dialog } from 'electron';
import { labelOf } from '../shared/plain-text.ts';

export type MessageBox = Pick<Dialog, 'showMessageBox'>;

const TITLE = 'Kitsu Companion';

/** The lock's file says it, and whoever can write the folder can write that. */
const nameOf = (host: string): string => labelOf(host, 64);

/** Asks whether to close the app on the computer `host` and go on here. */
export async function askToTakeOver(dialog: MessageBox, host: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: TITLE,
    message: `Kitsu Companion is open on ${nameOf(host)}`,
    detail:
      'Two computers cannot work on the same data at once: time and comments could be sent twice. ' +
      `If you take over, it closes on ${nameOf(host)} and goes on here. Nothing is lost.`,
    buttons: ['Take over here', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/** Stays until `done` is told or the artist cancels; true if they cancelled. */
export async function showHandingOver(
  dialog: MessageBox,
  host: string,
  done: AbortSignal,
): Promise<boolean> {
  await dialog.showMessageBox({
    title: TITLE,
    message: `Waiting for ${nameOf(host)}`,
    detail: 'Kitsu Companion is closing there. That can take up to a minute.',
    buttons: ['Cancel'],
    cancelId: 0,
    signal: done,
  });
  return !done.aborted;
}

/** Says on the former computer why the app has closed. */
export async function tellHandedOver(dialog: MessageBox, host: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    title: TITLE,
    message: `Kitsu Companion has moved to ${nameOf(host)}`,
    detail:
      'It was opened there and has closed here. Your time and comments are safe. ' +
      'To go on here, start it again.',
    buttons: ['OK'],
  });
}
