import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron';
import { labelOf } from '../shared/plain-text.ts';

/** Asks whether to follow a link of a document; no is what Escape and Enter mean. */
export async function askToOpen(
  dialog: Pick<Dialog, 'showMessageBox'>,
  window: BrowserWindow | null,
  address: URL,
): Promise<boolean> {
  const asked: MessageBoxOptions = {
    type: 'question',
    title: 'Kitsu Companion',
    message: `Open ${labelOf(address.host)} in your browser?`,
    detail: `The link in this document leads to ${labelOf(address.href, 300)}`,
    buttons: ['Open in the browser', 'Stay here'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const { response } = await (window
    ? dialog.showMessageBox(window, asked)
    : dialog.showMessageBox(asked));
  return response === 0;
}
