import { join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';

interface SaveDialogDeps {
  dialog: Pick<Dialog, 'showSaveDialog'>;
  /** The window it belongs to; without one it stands alone. */
  window(): BrowserWindow | null;
  /** Folder that is offered first. */
  folder: string;
}

/**
 * Asks with the system's own dialog where a CSV file shall go. Only what the artist chooses there is
 * ever written: the page names no path. `null`: nothing was chosen.
 */
async function askWhereToSave(deps: SaveDialogDeps, name: string): Promise<string | null> {
  const options = {
    title: 'Export my time',
    defaultPath: join(deps.folder, name),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  };
  const window = deps.window();
  const answer = await (window
    ? deps.dialog.showSaveDialog(window, options)
    : deps.dialog.showSaveDialog(options));
  return answer.canceled || !answer.filePath ? null : answer.filePath;
}

/** Asks for files to attach; their paths, none when the artist thought better of it. */
async function chooseFiles(dialog: Pick<Dialog, 'showOpenDialog'>): Promise<string[]> {
  const chosen = await dialog.showOpenDialog({
    properties: ['openFile', 'multiSelections'],
    title: 'Attach files to the comment',
  });
  return chosen.canceled ? [] : chosen.filePaths;
}

/** The system's own dialogs for files: what the artist chooses there is all that is read or written. */
export function fileDialogs(parts: {
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  BrowserWindow: { getFocusedWindow(): BrowserWindow | null };
  /** Folder that is offered first. */
  folder: string;
}) {
  const { dialog, folder } = parts;
  const window = (): BrowserWindow | null => parts.BrowserWindow.getFocusedWindow();
  return {
    chooseFiles: () => chooseFiles(dialog),
    askWhereToSave: (name: string) => askWhereToSave({ dialog, window, folder }, name),
  };
}
