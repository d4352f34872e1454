import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startIdleNotifier } from '../../../electron/platform/idle-notifier.ts';

let folder = '';
let child: ChildProcess;
let now = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'companion-idle-'));
  now = 100_000;
  // The pause in which the program shows whether it works passes at once.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** A program in place of swayidle, which writes its own process and arguments to its second output. */
function install(script: string): void {
  const file = join(folder, 'swayidle');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

async function start() {
  const notifier = startIdleNotifier({
    shell(script) {
      child = spawn('/bin/sh', ['-c', script], {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { PATH: `${folder}:/usr/bin:/bin` },
      });
      return child;
    },
    monotonic: () => now,
  });
  return notifier;
}

/** Asks until it is so; nothing else tells that a line has arrived. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((next) => setImmediate(next));
}

it('tells since when nobody is there, by what the program says', async () => {
  install(
    'echo "$$ $*" >&2; read word < "$0.1"; echo idle; read word < "$0.2"; echo back; sleep 60',
  );
  const made = spawn('mkfifo', [join(folder, 'swayidle.1'), join(folder, 'swayidle.2')]);
  await once(made, 'exit');
  const starting = start();
  const [said] = (await once(createInterface({ input: child.stderr! }), 'line')) as [string];
  expect(said).toMatch(/^\d+ -C \/dev\/null timeout 5 echo idle resume echo back$/);
  await vi.advanceTimersByTimeAsync(1_000);
  const notifier = await starting;
  expect(notifier?.idleMs()).toBe(0);
  now += 60_000;
  writeFileSync(join(folder, 'swayidle.1'), '\n');
  await until(() => notifier?.idleMs() !== 0);
  // It is told five seconds after the last input.
  expect(notifier?.idleMs()).toBe(5_000);
  now += 30_000;
  expect(notifier?.idleMs()).toBe(35_000);
  writeFileSync(join(folder, 'swayidle.2'), '\n');
  await until(() => notifier?.idleMs() === 0);

  // The shell, and the program with it, ends with the input of the app that started it.
  notifier?.stop();
  await once(child, 'exit');
  expect(notifier?.idleMs()).toBeNull();
  expect(() => process.kill(Number(said.split(' ')[0]), 0)).toThrow();
});

it('is none where the program is missing, or ends because the desktop tells it nothing', async () => {
  const missing = start();
  await once(child, 'exit');
  expect(await missing).toBeNull();
  install('exit 1');
  const refused = start();
  await once(child, 'exit');
  expect(await refused).toBeNull();
});
