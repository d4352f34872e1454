import { dirname, extname, join } from 'node:path';
import type { BrowserWindow, Dialog, SaveDialogOptions } from 'electron';

const CSV = { name: 'CSV', extensions: ['csv'] };
const SHEETS = {
  name: 'Sheets and cuts',
  extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'ods', 'yaml', 'yml', 'edl', 'xml', 'otio'],
};
const WORKBOOK = { name: 'Excel workbook', extensions: ['xlsx'] };

interface SaveDialogDeps {
  dialog: Pick<Dialog, 'showSaveDialog'>;
  /** The parent window; without one the dialog stands alone. */
  window(): BrowserWindow | null;
  /** The folder that the dialog opens in. */
  folder: string;
}

/**
 * Asks with the system's own dialog where to save a file of that name. Only a path that the artist chose there
 * is ever written: the page names no path. `null` if the artist cancelled.
 */
async function askWhereToSave(
  deps: SaveDialogDeps,
  name: string,
  about: Pick<SaveDialogOptions, 'title' | 'filters'>,
): Promise<string | null> {
  const options = { ...about, defaultPath: join(deps.folder, name) };
  const window = deps.window();
  const answer = await (window
    ? deps.dialog.showSaveDialog(window, options)
    : deps.dialog.showSaveDialog(options));
  return answer.canceled || !answer.filePath ? null : answer.filePath;
}

/** Asks for files to attach; returns their paths, none if the artist cancelled. `folder`: where it opens. */
async function chooseFiles(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  folder: string | null,
): Promise<string[]> {
  const chosen = await dialog.showOpenDialog({
    ...(folder === null ? {} : { defaultPath: folder }),
    properties: ['openFile', 'multiSelections'],
    title: 'Attach files to the comment',
  });
  return chosen.canceled ? [] : chosen.filePaths;
}

/** Asks for one sheet or cut; `null` if the person cancelled. */
async function chooseSheet(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  folder: string,
): Promise<string | null> {
  const chosen = await dialog.showOpenDialog({
    defaultPath: folder,
    properties: ['openFile'],
    title: 'Open a sheet or a cut',
    filters: [SHEETS, { name: 'All files', extensions: ['*'] }],
  });
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

/**
 * The system's own file dialogs: only what the artist chooses there is read or written. From Electron 43 on a dialog
 * without a folder opens in Downloads each time, so the last folder of each is kept here, while the app runs.
 */
export function fileDialogs(parts: {
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  BrowserWindow: { getFocusedWindow(): BrowserWindow | null };
  /** The folder that the dialog opens in. */
  folder: string;
}) {
  const { dialog, folder } = parts;
  const window = (): BrowserWindow | null => parts.BrowserWindow.getFocusedWindow();
  let attachedFrom: string | null = null;
  let sheetsFrom = folder;
  let savedIn = folder;
  let keptIn = folder;
  return {
    async chooseFiles() {
      const files = await chooseFiles(dialog, attachedFrom);
      if (files[0] !== undefined) attachedFrom = dirname(files[0]);
      return files;
    },
    async chooseSheet() {
      const file = await chooseSheet(dialog, sheetsFrom);
      if (file !== null) sheetsFrom = dirname(file);
      return file;
    },
    async askWhereToSave(name: string) {
      const about = {
        title: 'Export my time',
        filters: [extname(name) === '.xlsx' ? WORKBOOK : CSV],
      };
      const file = await askWhereToSave({ dialog, window, folder: savedIn }, name, about);
      if (file !== null) savedIn = dirname(file);
      return file;
    },
    /** The same for a file of Kitsu, of any kind. */
    async askWhereToKeep(name: string) {
      const about = { title: 'Save as' };
      const file = await askWhereToSave({ dialog, window, folder: keptIn }, name, about);
      if (file !== null) keptIn = dirname(file);
      return file;
    },
  };
}
