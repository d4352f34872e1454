import { cpSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReplica } from '../../electron/replica/replica.ts';
import { copiedKeys, furnish, heldBy, NOW, tempFolder, type Held } from './disk/account.ts';
import { bundleChild } from './disk/bundle.ts';
import type { Deed } from './disk/child.ts';
import { earlier } from './disk/earlier.ts';
import { ensureStrace, killAt, pointsOf, type Point } from './disk/killed.ts';

const TOO_LONG = 900_000;
/** Two children at once: they spend most of their time starting. */
const AT_ONCE = 2;

let room: string;
let bundle: { folder: string; file: string };
beforeAll(async () => {
  await ensureStrace();
  room = tempFolder();
  bundle = await bundleChild();
}, TOO_LONG);
afterAll(() => {
  rmSync(room, { recursive: true, force: true });
  rmSync(bundle.folder, { recursive: true, force: true });
});

interface Case {
  deed: Deed;
  since: 'ready' | 'start';
  prepare(folder: string): void;
}

/** Opens as the next start does; what was found also exists after a clean close and another start. */
function reopened(folder: string): Held {
  const replica = openReplica(folder, NOW);
  const held = heldBy(replica);
  expect(copiedKeys(folder).sort()).toEqual(
    replica.outbox
      .all()
      .map(({ kind, taskId, slot, body }) => `${kind} ${taskId} ${slot} ${JSON.stringify(body)}`)
      .sort(),
  );
  replica.close();
  const again = openReplica(folder, NOW);
  expect(heldBy(again)).toEqual(held);
  expect(again.recovered).toBeNull();
  again.close();
  return held;
}

/** Kills the child at every point; each time the account is as before the action or as after it. */
async function killEverywhere(name: string, { deed, since, prepare }: Case): Promise<void> {
  const place = join(room, name);
  const whole = join(place, 'whole');
  const prepared = join(place, 'prepared');
  mkdirSync(prepared, { recursive: true });
  prepare(prepared);
  const copy = (to: string): string => {
    cpSync(prepared, join(place, to), { recursive: true });
    return join(place, to);
  };
  const before = reopened(copy('before'));
  const points = await pointsOf(bundle.file, copy('whole'), deed, since);
  const after = reopened(whole);
  expect(points.length).toBeGreaterThan(2);

  const visit = async (point: Point, index: number): Promise<void> => {
    // As long as the name of the traced folder: a longer one would need other calls.
    const folder = copy(`kill-${index}`);
    const said = await killAt(bundle.file, folder, deed, point);
    const told = `${name}, killed before ${point.call} ${point.n}: ${point.text}`;
    const held = reopened(folder);
    const states = said.includes('saved') ? [after] : [before, after];
    expect(states, told).toContainEqual(held);
    rmSync(folder, { recursive: true });
  };
  const left = points.map((point, index) => [point, index] as const);
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) await visit(...next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  console.log(
    `${name}: killed at ${points.length} points, ${[...new Set(points.map(({ call }) => call))].join(', ')}`,
  );
}

const damageAll = (folder: string): void => {
  furnish(folder, { closed: false });
  truncateSync(join(folder, 'replica.db'), 9000);
};

describe.skipIf(process.platform !== 'linux')('killed between any two writes to the disk', () => {
  it.each<[string, Case]>([
    [
      'logging a time',
      { deed: 'log', since: 'ready', prepare: (folder) => furnish(folder, { closed: false }) },
    ],
    [
      'starting the timer on another task',
      { deed: 'start', since: 'ready', prepare: (folder) => furnish(folder, { closed: false }) },
    ],
    [
      'stopping the timer',
      { deed: 'stop', since: 'ready', prepare: (folder) => furnish(folder, { closed: false }) },
    ],
    [
      'settling what Kitsu holds',
      { deed: 'settle', since: 'ready', prepare: (folder) => furnish(folder, { closed: false }) },
    ],
    [
      'the clean end with its backup',
      { deed: 'close', since: 'ready', prepare: (folder) => furnish(folder, { closed: false }) },
    ],
    [
      'a start on the first schema',
      { deed: 'open', since: 'start', prepare: (folder) => earlier(folder, 1) },
    ],
    ['a start on a damaged file', { deed: 'open', since: 'start', prepare: damageAll }],
    [
      'the very first start',
      {
        deed: 'open',
        since: 'start',
        prepare: (folder) => writeFileSync(join(folder, 'unrelated'), ''),
      },
    ],
  ])(
    '%s: it is as before or as after',
    (name, kind) => killEverywhere(name.replaceAll(' ', '-'), kind),
    TOO_LONG,
  );

  it(
    'a clean end that is killed leaves a backup that is whole',
    async () => {
      const place = join(room, 'backup');
      const prepared = join(place, 'prepared');
      mkdirSync(prepared, { recursive: true });
      furnish(prepared, { closed: false });
      cpSync(prepared, join(place, 'whole'), { recursive: true });
      const points = await pointsOf(bundle.file, join(place, 'whole'), 'close', 'ready');
      for (const [index, point] of points.filter(({ text }) => text.includes('backup')).entries()) {
        const folder = join(place, `kill-${index}`);
        cpSync(prepared, folder, { recursive: true });
        await killAt(bundle.file, folder, 'close', point);
        for (const name of readdirSync(folder))
          if (name.startsWith('replica.db')) rmSync(join(folder, name));
        const replica = openReplica(folder, NOW);
        expect(heldBy(replica).waits.size, point.text).toBe(5);
        expect(replica.tasks.list('todo'), point.text).toHaveLength(12);
        replica.close();
      }
    },
    TOO_LONG,
  );
});
