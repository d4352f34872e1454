import type { BrowserWindow, Dialog } from 'electron';

export interface SaveDialogDeps {
  dialog: Pick<Dialog, 'showSaveDialog'>;
  /** The window it belongs to; without one it stands alone. */
  window(): BrowserWindow | null;
  /** Folder that is offered first. */
  folder: string;
  join(folder: string, name: string): string;
}

/**
 * Asks with the system's own dialog where a CSV file shall go. Only what the artist chooses there is
 * ever written: the page names no path. `null`: nothing was chosen.
 */
export async function askWhereToSave(deps: SaveDialogDeps, name: string): Promise<string | null> {
  const options = {
    title: 'Export my time',
    defaultPath: deps.join(deps.folder, name),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  };
  const window = deps.window();
  const answer = await (window
    ? deps.dialog.showSaveDialog(window, options)
    : deps.dialog.showSaveDialog(options));
  return answer.canceled || !answer.filePath ? null : answer.filePath;
}
