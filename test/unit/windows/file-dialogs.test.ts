import { expect, it, vi } from 'vitest';
import { fileDialogs } from '../../../electron/windows/file-dialogs.ts';

function aDesk() {
  const showOpenDialog = vi.fn((_options: object) =>
    Promise.resolve({ canceled: false, filePaths: ['/plates/sh010/a.png', '/elsewhere/b.png'] }),
  );
  const showSaveDialog = vi.fn((_options: object) =>
    Promise.resolve({ canceled: false, filePath: '/exports/mine.csv' }),
  );
  const dialogs = fileDialogs({
    dialog: { showOpenDialog, showSaveDialog } as never,
    BrowserWindow: { getFocusedWindow: () => null },
    folder: '/home/ada/Documents',
  });
  return { dialogs, showOpenDialog, showSaveDialog };
}

it('opens where files were taken from the last time, which Electron forgets since 43', async () => {
  const { dialogs, showOpenDialog } = aDesk();
  await dialogs.chooseFiles();
  expect(showOpenDialog.mock.calls[0]?.[0]).not.toHaveProperty('defaultPath');
  await dialogs.chooseFiles();
  expect(showOpenDialog.mock.calls[1]?.[0]).toMatchObject({ defaultPath: '/plates/sh010' });
});

it('saves where it was saved the last time, and not where it was cancelled', async () => {
  const { dialogs, showSaveDialog } = aDesk();
  showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' });
  await dialogs.askWhereToSave('time.csv');
  await dialogs.askWhereToSave('time.csv');
  await dialogs.askWhereToSave('time.csv');
  expect(showSaveDialog.mock.calls.map(([options]) => options)).toMatchObject([
    { defaultPath: '/home/ada/Documents/time.csv' },
    { defaultPath: '/home/ada/Documents/time.csv' },
    { defaultPath: '/exports/time.csv' },
  ]);
});

it('keeps files of Kitsu in a folder of their own', async () => {
  const { dialogs, showSaveDialog } = aDesk();
  await dialogs.askWhereToSave('time.csv');
  await dialogs.askWhereToKeep('pose.png');
  expect(showSaveDialog.mock.calls.at(-1)?.[0]).toEqual({
    title: 'Save as',
    defaultPath: '/home/ada/Documents/pose.png',
  });
});
