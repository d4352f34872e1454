import { EventEmitter } from 'node:events';
import type { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { installPackage } from '../../../electron/updates/install-package.ts';

const update = { list: '/p/list.yml', signature: '/p/list.yml.sig', file: '/p/new.deb' };

/** A start that ends like this; keeps what was started. */
function ending(code: number | null, said = '') {
  const started: string[][] = [];
  const start = ((command: string, words: string[]) => {
    started.push([command, ...words]);
    const child = Object.assign(new EventEmitter(), { stderr: new EventEmitter() });
    queueMicrotask(() => {
      child.stderr.emit('data', Buffer.from(said));
      if (code === null) child.emit('error', new Error('ENOENT'));
      else child.emit('close', code);
    });
    return child;
  }) as unknown as typeof spawn;
  return { start, started };
}

it('starts the program of the package as root, and no shell', async () => {
  const { start, started } = ending(0);
  expect(await installPackage('/opt/kitsu-companion/resources', update, start)).toMatchObject({
    ok: true,
  });
  expect(started).toEqual([
    ['/usr/bin/pkexec', '/opt/kitsu-companion/resources/install-update', ...Object.values(update)],
  ]);
});

it.each([
  [126, 'cancelled'],
  [127, 'forbidden'],
  [null, 'forbidden'],
  [1, 'refused'],
])('says what an end with %s means', async (code, means) => {
  const { start } = ending(code, 'The package is not the one that was signed.\n');
  const done = await installPackage('/r', update, start);
  expect(done).toMatchObject({ ok: false, code: means });
  if (code === 1) expect(done).toMatchObject({ message: expect.stringContaining('was signed.') });
});
