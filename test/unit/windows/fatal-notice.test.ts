import { expect, it, vi } from 'vitest';
import { endWithNotice } from '../../../electron/windows/fatal-notice.ts';
import { failure } from '../../../electron/shared/result.ts';

const full = failure('disk', 'The disk is full.', 'Free some space.');
const parts = (interactive: boolean) => ({
  app: { whenReady: () => Promise.resolve(), exit: vi.fn() },
  dialog: { showMessageBox: vi.fn() },
  interactive,
  print: vi.fn(),
});

it('says what is wrong in the terminal and in a box, then ends with exit code 1', async () => {
  const given = parts(true);
  given.dialog.showMessageBox.mockImplementation(() => {
    expect(given.app.exit).not.toHaveBeenCalled();
    return Promise.resolve({ response: 0 });
  });
  await endWithNotice(given, full);
  expect(given.print).toHaveBeenCalledWith('The disk is full.\nFree some space.');
  expect(given.dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({
    detail: expect.stringContaining('Free some space.'),
  });
  expect(given.app.exit).toHaveBeenCalledWith(1);
});

it('waits for nobody where nobody is there', async () => {
  const given = parts(false);
  await endWithNotice(given, full);
  expect(given.dialog.showMessageBox).not.toHaveBeenCalled();
  expect(given.app.exit).toHaveBeenCalledWith(1);
});

it('ends even when the box cannot be shown', async () => {
  const given = parts(true);
  given.dialog.showMessageBox.mockRejectedValue(new Error('no display'));
  await endWithNotice(given, full).catch(() => undefined);
  expect(given.app.exit).toHaveBeenCalledWith(1);
});
