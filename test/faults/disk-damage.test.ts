import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReplica } from '../../electron/replica/replica.ts';
import {
  furnish,
  heldBy,
  NOW,
  tempFolder,
  WHILE_IT_RAN,
  WRITTEN,
  type Held,
} from './disk/account.ts';
import type { OutboxCause } from '../../electron/shared/outbox-cause.ts';
import { chanceOf, type Chance } from './chance.ts';
import { timeKind } from '../../electron/outbox/kinds/time.ts';

const FILES = [
  'replica.db',
  'replica.db-wal',
  'replica.backup.gz',
  'replica.db.seal',
  'unsent.jsonl',
] as const;
type File = (typeof FILES)[number];

let room: string;
const held = {} as Record<'closed' | 'killed', Held>;
beforeAll(() => {
  room = tempFolder();
  for (const state of ['closed', 'killed'] as const) {
    furnish(join(room, state), { closed: state === 'closed' });
    cpSync(join(room, state), join(room, 'look'), { recursive: true });
    const replica = openReplica(join(room, 'look'), NOW);
    held[state] = heldBy(replica);
    replica.close();
    rmSync(join(room, 'look'), { recursive: true });
  }
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

type Damage = 'a bit' | 'a cut' | 'zeros';

/** Damages a file as a disk might; returns a description. */
function hurt(file: string, how: Damage, chance: Chance): string {
  const content = readFileSync(file);
  const at = chance.below(content.length);
  if (how === 'a cut') writeFileSync(file, content.subarray(0, at));
  else if (how === 'zeros')
    writeFileSync(file, content.fill(0, at, Math.min(at + 512, content.length)));
  else {
    content[at] = (content[at] ?? 0) ^ (1 << chance.below(8));
    writeFileSync(file, content);
  }
  return `${how} at ${at}`;
}

/**
 * Damages one or two files, then opens. Nothing may throw, no number may be shown that the artist did
 * not type, and everything that waits exists as long as the database or its second copy was intact.
 */
function damaged(state: 'closed' | 'killed', seed: number, howMany: 1 | 2): void {
  const chance = chanceOf(seed);
  const folder = join(room, `${state}-${seed}`);
  cpSync(join(room, state), folder, { recursive: true });
  const there = FILES.filter((name) => existsSync(join(folder, name)));
  const hit: File[] = [];
  let told = `${state}, seed ${seed}:`;
  while (hit.length < howMany) {
    const name = chance.pick(there);
    if (hit.includes(name) || readFileSync(join(folder, name)).length === 0) continue;
    hit.push(name);
    told += ` ${name}: ${hurt(join(folder, name), chance.pick(['a bit', 'a bit', 'a cut', 'zeros']), chance)};`;
  }
  const copyWhole = !hit.includes('unsent.jsonl');
  const databaseWhole = !hit.includes('replica.db') && !hit.includes('replica.db-wal');

  let replica;
  try {
    replica = openReplica(folder, NOW);
  } catch (error) {
    throw new Error(told, { cause: error });
  }
  const found = heldBy(replica);
  const truth = held[state];
  if (copyWhole || databaseWhole) {
    expect(found.waits, told).toEqual(truth.waits);
    expect(found.timed, told).toEqual(truth.timed);
  } else {
    // If both are damaged the newest may be lost, and the artist is told; nothing is invented.
    for (const [key, row] of found.waits) {
      const { body, cause } = JSON.parse(row) as { body: unknown; cause: OutboxCause | null };
      if (cause?.code === 'recovered-doubt') continue;
      expect(WRITTEN, `${told} ${key}`).toContain(`${key} ${JSON.stringify(body)}`);
    }
    for (const segment of found.timed)
      expect([...truth.timed, WHILE_IT_RAN], told).toContain(segment);
    if (
      !isDeepStrictEqual(found.waits, truth.waits) ||
      !isDeepStrictEqual(found.timed, truth.timed)
    )
      expect(replica.recovered, told).not.toBeNull();
  }
  // After a clean close there is a copy of everything.
  const backupWhole = !hit.includes('replica.backup.gz') && !hit.includes('replica.db.seal');
  if (state === 'closed' && (databaseWhole || backupWhole)) {
    expect(found.kitsu === truth.kitsu, told).toBe(true);
  }
  // From here on it is intact again.
  replica.change(() => replica.keyValue.set('evening-told', seed));
  replica.close();
  const again = openReplica(folder, NOW);
  expect(again.recovered, told).toBeNull();
  expect(heldBy(again), told).toEqual(found);
  again.close();
  rmSync(folder, { recursive: true });
}

describe.each(['closed', 'killed'] as const)('a folder as %s, damaged by its disk', (state) => {
  it.each(Array.from({ length: 12 }, (_, index) => 1 + index * 25))(
    'in one place: nothing that waits is lost or wrong (25 seeds from %i)',
    (base) => {
      for (let seed = base; seed < base + 25; seed++) damaged(state, seed, 1);
    },
  );
  it.each(Array.from({ length: 8 }, (_, index) => 1001 + index * 25))(
    'in two places: nothing is wrong, nothing is lost that one of them had (25 seeds from %i)',
    (base) => {
      for (let seed = base; seed < base + 25; seed++) damaged(state, seed, 2);
    },
  );
});

describe('a bit that flips inside a number that waits', () => {
  const flip = (file: string, from: string, to: string): void => {
    const content = readFileSync(file);
    let count = 0;
    for (let at = content.indexOf(from); at >= 0; at = content.indexOf(from, at + 1)) {
      content.write(to, at);
      count += 1;
    }
    expect(count).toBeGreaterThan(0);
    writeFileSync(file, content);
  };

  it('is taken from the second copy, though SQLite finds the file whole', () => {
    const folder = join(room, 'flipped');
    cpSync(join(room, 'closed'), folder, { recursive: true });
    rmSync(join(folder, 'replica.db.seal'));
    flip(join(folder, 'replica.db'), '"target":60', '"target":20');
    const replica = openReplica(folder, NOW);
    expect(heldBy(replica).waits).toEqual(held.closed.waits);
    expect(replica.recovered).not.toBeNull();
    replica.close();
  });

  it('is not sent where no other copy is left: the artist is asked', () => {
    const folder = join(room, 'doubtful');
    cpSync(join(room, 'closed'), folder, { recursive: true });
    for (const name of ['replica.db.seal', 'unsent.jsonl', 'replica.backup.gz']) {
      rmSync(join(folder, name));
    }
    flip(join(folder, 'replica.db'), '"target":60', '"target":20');
    const replica = openReplica(folder, NOW);
    const row = replica.outbox.find(timeKind, 't5', '2026-11-20');
    expect(row).toMatchObject({ state: 'parked', body: { target: 20 } });
    expect(row?.cause).toEqual({ code: 'recovered-doubt' });
    expect(replica.outbox.all()).toHaveLength(held.closed.waits.size);
    replica.close();
  });
});
