import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFailure } from '../../electron/replica/durability/disk-failure.ts';
import { openReplica, type Replica } from '../../electron/replica/replica.ts';
import { setDay, start } from '../../electron/time/day/commands.ts';
import type { Timer } from '../../electron/time/timer/timer.ts';
import { aStudio } from '../fixtures/a-studio.ts';
import { aTask } from '../fixtures/a-task.ts';
import { asRoot } from '../fixtures/child.ts';
import {
  aTimer,
  copiedKeys,
  DAY,
  heldBy,
  log,
  NOW,
  tempFolder,
  type Held,
} from './disk/account.ts';
import { chanceOf, type Chance } from './chance.ts';

const TASKS = 400;
const MOMENT = { today: DAY, at: NOW.toISOString() };

let room: string;
let disk: string;
beforeEach(() => {
  room = tempFolder();
  disk = join(room, 'disk');
  mkdirSync(disk);
});
afterEach(() => {
  // `findmnt` does not exist everywhere; what is no longer mounted was unmounted by the test itself.
  if (existsSync(disk)) execFileSync('umount', ['-l', disk]);
  rmSync(room, { recursive: true, force: true });
});

/** One action of an artist; false if the app's rules, not the disk, refuse it. */
function act(replica: Replica, timer: Timer, chance: Chance, count: number): boolean {
  const taskId = `t${chance.below(TASKS)}`;
  const which = chance.below(6);
  if (which === 0) return start(replica, aStudio(), taskId, MOMENT).ok;
  if (which === 2) return timer.start(taskId, { status: false }).ok;
  if (which === 3) return timer.stop().ok;
  if (which === 1) {
    // A server's message may be as long as a page: it needs more room than a number.
    const [row] = replica.outbox.all();
    if (!row) return false;
    const said = `${count} `.repeat(20 + chance.below(800));
    replica.change(() =>
      replica.outbox.patch(row.id, { state: 'parked', cause: { code: 'refused', said } }),
    );
    return true;
  }
  const day = `2026-11-${String(16 + chance.below(5))}`;
  return setDay(replica, aStudio(), { taskId, day, minutes: 1 + chance.below(3) }, MOMENT).ok;
}

/** The disk's refusal; `null` if it accepted. Other errors are thrown. */
function refused(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    const said = diskFailure(error);
    if (!said) throw error;
    return said.message;
  }
}

/** Fills the disk up to its last `spare` bytes. */
function fill(file: string, spare: number): void {
  for (let size = 65_536; size >= 512;) {
    if (refused(() => appendFileSync(file, Buffer.alloc(size)))) size /= 2;
  }
  execFileSync('truncate', ['-s', String(Math.max(0, statSync(file).size - spare)), file]);
}

/** The rows that exist here alone. */
function own(replica: Replica): Pick<Held, 'waits' | 'timed'> {
  const { waits, timed } = heldBy(replica);
  return { waits, timed };
}

/** What another start finds in the folder as it is now. */
function elsewhere(folder: string): unknown {
  const copy = join(room, 'elsewhere');
  cpSync(folder, copy, { recursive: true });
  const replica = openReplica(copy, NOW);
  const seen = { ...own(replica), damaged: replica.recovered !== null };
  replica.close();
  rmSync(copy, { recursive: true });
  return seen;
}

describe.skipIf(!asRoot)('a disk that fills (needs root: a small disk is mounted)', () => {
  it.each(Array.from({ length: 30 }, (_, index) => index + 1))(
    'refuses in words what it cannot keep, keeps what it took, and goes on with room (seed %i)',
    (seed) => {
      const chance = chanceOf(seed);
      execFileSync('mount', [
        '-t',
        'tmpfs',
        '-o',
        `size=${2048 + chance.below(1024)}k`,
        'tmpfs',
        disk,
      ]);
      const folder = join(disk, 'account');
      const replica = openReplica(folder, NOW);
      const tasks = Array.from({ length: TASKS }, (_, index) => aTask({ id: `t${index}` }));
      replica.tasks.replaceList('todo', tasks, replica.tasks.ask());
      let count = 0;
      // Five seconds between actions.
      const timer = aTimer(replica, () => NOW.getTime() + count * 5_000);
      for (; count < 20; count++) act(replica, timer, chance, count);

      for (let round = 0; round < 3; round++) {
        const filler = join(disk, 'filler');
        fill(filler, chance.below(5) * 4096);
        let refusals = 0;
        for (let tries = 0; refusals < 3 && tries < 500; tries++) {
          const before = own(replica);
          const said = refused(() => act(replica, timer, chance, ++count));
          if (said === null) continue;
          refusals += 1;
          expect(said).toBe('The disk of this computer is full: this was not saved.');
          expect(own(replica)).toEqual(before);
        }
        expect(refusals).toBe(3);
        // Killed here and started on a bigger disk: everything accepted exists, nothing refused.
        expect(elsewhere(folder)).toEqual({ ...own(replica), damaged: false });

        rmSync(filler);
        const taken = heldBy(replica).waits.size;
        log(replica, `after-${round}`, DAY, 15);
        expect(heldBy(replica).waits.size).toBe(taken + 1);
        expect(copiedKeys(folder)).toHaveLength(taken + 1);
      }
      const held = own(replica);
      fill(join(disk, 'filler'), 0);
      // No room for a backup either: the close is as clean as possible.
      replica.close();
      expect(elsewhere(folder)).toEqual({ ...held, damaged: false });
    },
  );
});
