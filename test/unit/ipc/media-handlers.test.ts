import { expect, it, vi } from 'vitest';
import type { Workspace } from '../../../electron/app/workspace.ts';
import { mediaHandlers } from '../../../electron/ipc/media-handlers.ts';
import type { SavingProgress } from '../../../electron/shared/media.ts';
import { failure, success } from '../../../electron/shared/result.ts';

const ARGS = { kind: 'attachment' as const, id: 'f1', name: '../pose.png' };

function aDesk(to: string | null = '/home/ada/Documents/mine.png') {
  const saveAs = vi.fn<Workspace['media']['saveAs']>(() => Promise.resolve(success(null)));
  const opened = {
    placeFor: vi.fn((_item: unknown, name: string) =>
      Promise.resolve(name.endsWith('.png') ? `/opened/f1/${name.slice(3)}` : null),
    ),
    isThere: vi.fn(() => Promise.resolve(false)),
    isWhatItSays: vi.fn(() => Promise.resolve(true)),
  };
  const workspace = { media: { saveAs }, opened } as unknown as Workspace;
  const desk = {
    present: workspace as Workspace | null,
    told: [] as SavingProgress[],
    askWhereToKeep: vi.fn((_name: string) => Promise.resolve(to)),
    showInFolder: vi.fn(),
    openFile: vi.fn((_file: string) => Promise.resolve('')),
    askToOpen: vi.fn((_address: URL) => Promise.resolve(true)),
    openPage: vi.fn((_page: string, _sites: readonly string[]) => Promise.resolve(true)),
  };
  const handlers = mediaHandlers({
    workspace: () => desk.present,
    whyClosed: () => failure('signed-out', 'Nobody is signed in.', 'Sign in first.'),
    askWhereToKeep: desk.askWhereToKeep,
    showInFolder: desk.showInFolder,
    openFile: desk.openFile,
    askToOpen: desk.askToOpen,
    openPage: desk.openPage,
    onSaving: (progress) => desk.told.push(progress),
    now: () => new Date(Date.now()),
  });
  return { desk, saveAs, opened, handlers };
}

it('saves where the artist chose, and shows that one only', async () => {
  const { desk, saveAs, handlers } = aDesk();
  expect(await handlers['media.showSaved']({ id: 'f1' })).toMatchObject({ code: 'not-found' });
  const saved = await handlers['media.saveAs'](ARGS);
  expect(saved).toEqual(success({ name: 'mine.png', folder: 'Documents' }));
  expect(desk.askWhereToKeep).toHaveBeenCalledWith('_pose.png');
  expect(saveAs.mock.calls[0]?.slice(0, 2)).toEqual([ARGS, '/home/ada/Documents/mine.png']);
  await handlers['media.showSaved']({ id: 'f1' });
  expect(desk.showInFolder).toHaveBeenCalledWith('/home/ada/Documents/mine.png');
  expect(desk.told).toEqual([]);
});

it('saves nothing where the artist cancelled, or somebody else is signed in by then', async () => {
  const cancelled = aDesk(null);
  expect(await cancelled.handlers['media.saveAs'](ARGS)).toEqual(success(null));
  const left = aDesk();
  left.desk.askWhereToKeep.mockImplementation(() => {
    left.desk.present = null;
    return Promise.resolve('/tmp/x.png');
  });
  expect(await left.handlers['media.saveAs'](ARGS)).toMatchObject({ code: 'signed-out' });
  expect([...cancelled.saveAs.mock.calls, ...left.saveAs.mock.calls]).toEqual([]);
});

it('tells how far it is after a second, four times a second at most, and stops when cancelled', async () => {
  vi.useFakeTimers();
  try {
    const { desk, saveAs, handlers } = aDesk();
    let progress = (_sent: number): void => undefined;
    saveAs.mockImplementation((_item, _to, options) => {
      progress = (sent) => options?.onProgress?.({ sent, of: 100 });
      return new Promise(() => undefined);
    });
    const saving = handlers['media.saveAs'](ARGS);
    await vi.advanceTimersByTimeAsync(999);
    progress(10);
    expect(desk.told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    progress(20);
    await vi.advanceTimersByTimeAsync(250);
    progress(30);
    expect(desk.told.map(({ sent }) => sent)).toEqual([10, 30]);
    expect(await handlers['media.saveAs'](ARGS)).toMatchObject({ code: 'conflict' });
    await handlers['media.cancelSave']({ id: 'f1' });
    expect(await saving).toMatchObject({ code: 'cancelled' });
    expect(saveAs.mock.calls[0]?.[2]?.signal?.aborted).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

it('follows a link of a document to the web alone, and only after a yes', async () => {
  const { desk, handlers } = aDesk();
  const refused = [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://me:secret@example.com/',
    'x',
  ];
  for (const address of refused)
    expect(await handlers['media.openLink']({ address })).toMatchObject({ code: 'rule' });
  expect(desk.askToOpen).not.toHaveBeenCalled();
  desk.askToOpen.mockResolvedValueOnce(false);
  expect(await handlers['media.openLink']({ address: 'https://example.com/a' })).toEqual(
    success(null),
  );
  expect(desk.openPage).not.toHaveBeenCalled();
  expect(await handlers['media.openLink']({ address: 'https://example.com/a' })).toEqual(
    success(null),
  );
  expect(desk.openPage).toHaveBeenCalledWith('https://example.com/a', ['https://example.com']);
});

it('gives a copy to the program of the system, once it is what it says', async () => {
  const { desk, saveAs, opened, handlers } = aDesk();
  expect(await handlers['media.open'](ARGS)).toEqual(success(null));
  expect(saveAs.mock.calls[0]?.slice(0, 2)).toEqual([ARGS, '/opened/f1/pose.png']);
  expect(desk.openFile).toHaveBeenCalledWith('/opened/f1/pose.png');
  // A second time the copy is there.
  opened.isThere.mockResolvedValue(true);
  await handlers['media.open'](ARGS);
  expect(saveAs).toHaveBeenCalledOnce();
  desk.openFile.mockResolvedValueOnce('No application is registered.');
  expect(await handlers['media.open'](ARGS)).toMatchObject({
    message: 'This computer has no program that opens this file.',
  });
});

it('opens nothing that may run something, and nothing that only calls itself a picture', async () => {
  const { desk, saveAs, opened, handlers } = aDesk();
  expect(await handlers['media.open']({ ...ARGS, name: 'x.sh' })).toMatchObject({ code: 'rule' });
  expect(saveAs).not.toHaveBeenCalled();
  opened.isWhatItSays.mockResolvedValue(false);
  expect(await handlers['media.open'](ARGS)).toMatchObject({ code: 'rule' });
  expect(desk.openFile).not.toHaveBeenCalled();
});
