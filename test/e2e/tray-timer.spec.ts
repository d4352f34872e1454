import { expect, test } from '../fixtures/artist.ts';
import { startTrayHost } from '../fixtures/tray-host.ts';

test('the tray starts, tells and stops the timer, with its picture and its words', async ({
  atTask,
  desktop,
}) => {
  const tray = await startTrayHost(desktop);
  test.skip(tray === null, 'No session bus or python3-gi: THE TRAY WAS NOT TESTED.');
  if (tray === null) return;
  try {
    const { page, task } = await atTask();
    const timer = (name: string, args: object) =>
      page.evaluate(
        ([operation, given]) => window.companion.call[operation as 'timer.start'](given),
        [name, args] as const,
      );
    const labels = async () => (await tray.menu()).map(({ label }) => label);
    const resting = await tray.icon();
    expect(await labels()).not.toContain('Continue');

    await timer('timer.start', { taskId: task.id, status: false });
    await expect.poll(labels).toContain(`Stop ${task.title}`);
    await expect.poll(async () => (await tray.icon())?.tooltip).toContain(`${task.title}: just`);
    const running = await tray.icon();
    expect(running?.picture).not.toBe(resting?.picture);

    await tray.click(`Stop ${task.title}`);
    await expect.poll(labels).toContain('Continue');
    await expect.poll(async () => (await tray.icon())?.picture).toBe(resting?.picture);
    const more = (await tray.menu()).find(({ label }) => label === 'Continue');
    expect(more?.lines.map(({ label }) => label)).toEqual([task.title]);

    // A line of the submenu: the whole gesture, timer and status.
    await tray.click(task.title);
    await expect.poll(labels).toContain(`Stop ${task.title}`);
    const facts = (await tray.menu()).filter(({ enabled }) => !enabled);
    expect(facts.map(({ label }) => label).join()).toMatch(/^Today: /);
  } finally {
    await tray.stop();
  }
});
