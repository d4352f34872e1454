// The panels of real desktops, where they are installed: apt-get install xfce4-panel lxqt-panel waybar sway.
import type { ChildProcess } from 'node:child_process';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../fixtures/app.ts';
import { end } from '../fixtures/child.ts';
import { startOwnSession, type OwnSession } from '../fixtures/desktop.ts';
import { onPath } from '../fixtures/machine.mjs';
import { askTray } from '../fixtures/tray-host.ts';

/** A panel: what it needs beforehand, and how it is started. */
interface Panel {
  needs: string[];
  files: Record<string, string>;
  start(session: OwnSession): ChildProcess;
}

const PANELS: Readonly<Record<string, Panel>> = {
  'xfce4-panel': {
    needs: ['xfce4-panel'],
    files: {
      '.config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml': `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>`,
    },
    start: (session) => session.run(['xfce4-panel', '--disable-wm-check']),
  },
  'lxqt-panel': {
    needs: ['lxqt-panel'],
    files: {
      '.config/lxqt/panel.conf': `panels=panel1

[panel1]
plugins=statusnotifier
position=Bottom
panelSize=32

[statusnotifier]
type=statusnotifier
`,
    },
    start: (session) => session.run(['lxqt-panel']),
  },
  waybar: {
    // It lives on Wayland: sway without a screen is there for it alone, and the app meets it on the bus.
    needs: ['waybar', 'sway'],
    files: {
      '.config/waybar/config': '{ "modules-right": ["tray"] }',
      '.config/sway/config': 'xwayland disable\nexec waybar\n',
    },
    start: (session) =>
      session.run(['sway'], {
        WLR_BACKENDS: 'headless',
        WLR_LIBINPUT_NO_DEVICES: '1',
        WLR_RENDERER: 'pixman',
      }),
  },
};

const isHiddenYet = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length === 0);

test.skip(({ kind }) => kind === 'real', 'No studio plays in it.');

for (const [name, panel] of Object.entries(PANELS)) {
  test.describe(name, () => {
    const isHere = panel.needs.every(onPath);
    if (!isHere) console.warn(`LEFT OUT: the tray of ${name}, which is not installed here.`);
    test.skip(!isHere, `${name} is not installed: ITS TRAY WAS NOT TESTED.`);

    let session: OwnSession;
    test.beforeEach(async ({ desktop }) => {
      session = await startOwnSession(desktop, panel.files);
    });
    test.afterEach(() => session.stop());

    test('shows the icon of a hidden start with its menu, started before, after and again', async ({
      launchHidden,
    }) => {
      const tray = await askTray(session);
      test.skip(tray === null, 'No python3-gi: THE TRAY WAS NOT TESTED.');
      if (tray === null) return;
      const lines = async () => (await tray.menu()).map(({ label }) => label);
      const WITHIN = { timeout: 20_000 };
      const env = { DISPLAY: session.display, DBUS_SESSION_BUS_ADDRESS: session.bus };
      try {
        // The app first, as at many a login.
        const { app } = await launchHidden({ args: ['--hidden'], env });
        let running = panel.start(session);
        await expect.poll(lines, WITHIN).toContain('Open Kitsu Companion');
        expect(await isHiddenYet(app)).toBe(true);

        // The panel ends and comes again, as after its update or a crash.
        await end(running);
        await expect.poll(lines).toEqual([]);
        running = panel.start(session);
        await expect.poll(lines, WITHIN).toContain('Open Kitsu Companion');
        expect(await isHiddenYet(app)).toBe(true);
        const comes = app.waitForEvent('window');
        await tray.click('Open Kitsu Companion');
        await comes;
        const ended = new Promise((over) => app.process().once('exit', over));
        await tray.click('Quit');
        await ended;
        await expect.poll(lines).toEqual([]);

        // The panel first.
        const second = await launchHidden({ args: ['--hidden'], env });
        await expect.poll(lines, WITHIN).toContain('Open Kitsu Companion');
        expect(await isHiddenYet(second.app)).toBe(true);
      } finally {
        await tray.stop();
      }
    });
  });
}
