import { expect, it } from 'vitest';
import { watchTray } from '../../../electron/windows/tray-watch.ts';

/** A desktop whose panel comes and goes, and a clock that the test moves. */
function aDesktop() {
  const desktop = {
    host: false,
    /** Icons register only with a host that is there when they are made. */
    icon: false,
    registers: true,
    made: 0,
    toldNone: 0,
    now: 0,
    due: [] as { at: number; work: () => void }[],
    async pass(ms: number): Promise<void> {
      const end = desktop.now + ms;
      for (;;) {
        const next = desktop.due.sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > end) break;
        desktop.due.shift();
        desktop.now = next.at;
        next.work();
        await new Promise((resolve) => setImmediate(resolve));
      }
      desktop.now = end;
    },
  };
  const watch = watchTray({
    hasHost: () => Promise.resolve(desktop.host),
    hasIcon: () => Promise.resolve(desktop.icon),
    make() {
      desktop.made += 1;
      desktop.icon = desktop.host && desktop.registers;
    },
    noHost: () => void (desktop.toldNone += 1),
    later(ms, work) {
      const one = { at: desktop.now + ms, work };
      desktop.due.push(one);
      return () => void desktop.due.splice(desktop.due.indexOf(one), 1);
    },
  });
  return { desktop, watch };
}

it('leaves an icon alone that is in the tray', async () => {
  const { desktop } = aDesktop();
  Object.assign(desktop, { host: true, icon: true });
  await desktop.pass(600_000);
  expect(desktop).toMatchObject({ made: 0, toldNone: 0, due: [] });
});

it('makes the icon anew once a panel comes, and asks no more after that', async () => {
  const { desktop } = aDesktop();
  await desktop.pass(7_000);
  desktop.host = true;
  await desktop.pass(4_000);
  expect(desktop).toMatchObject({ made: 1, toldNone: 0, due: [] });
});

it('finds a panel too that comes an hour later', async () => {
  const { desktop } = aDesktop();
  await desktop.pass(3_600_000);
  expect(desktop).toMatchObject({ made: 0, toldNone: 1 });
  desktop.host = true;
  await desktop.pass(61_000);
  expect(desktop.made).toBe(1);
});

it('says once that nothing shows icons, when the login is over', async () => {
  const { desktop } = aDesktop();
  await desktop.pass(18_000);
  expect(desktop.toldNone).toBe(0);
  await desktop.pass(120_000);
  expect(desktop.toldNone).toBe(1);
});

it('does not make icons for ever where the panel refuses them', async () => {
  const { desktop } = aDesktop();
  Object.assign(desktop, { host: true, registers: false });
  await desktop.pass(600_000);
  expect(desktop.made).toBe(3);
});

it('asks nothing any more once it was stopped', async () => {
  const { desktop, watch } = aDesktop();
  watch.stop();
  desktop.host = true;
  await desktop.pass(600_000);
  expect(desktop).toMatchObject({ made: 0, due: [] });
});
