import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReplica } from '../../electron/replica/replica.ts';
import { bundleForNode } from '../faults/disk/bundle.ts';
import { aTask } from '../fixtures/a-task.ts';
import { limited, median, ms, type Figure } from './figures.ts';

const ROUNDS = 15;
const DAYS = 13 * 21;
const A_DAY = 12;
const TASKS = 300;
const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2025, 9, 1, 8);

interface Opening {
  took: number;
  change: number;
  closed: number;
}

/** What 13 months of timed work add to opening an account's data, each time in a process of its own. */
export async function segments(say: (line: string) => void): Promise<Figure[]> {
  const room = mkdtempSync(join(tmpdir(), 'companion-bench-segments-'));
  const program = await bundleForNode('test/bench/open-account.ts');
  try {
    const folders = { none: join(room, 'none'), many: join(room, 'many') };
    account(folders.none, 0);
    account(folders.many, DAYS);
    const found = { none: [] as Opening[], many: [] as Opening[], killed: [] as Opening[] };
    // The first round warms the disk's cache and is not counted.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const which of ['none', 'many'] as const) {
        const opening = openedBy(program.file, folders[which]);
        if (round > 0) found[which].push(opening);
      }
      const killed = join(room, 'killed');
      cpSync(folders.many, killed, { recursive: true });
      openedBy(program.file, killed, 'killed');
      if (round > 0) found.killed.push(openedBy(program.file, killed));
      rmSync(killed, { recursive: true });
    }
    const of = (list: Opening[], what: keyof Opening) => median(list.map((one) => one[what]));
    const none = of(found.none, 'took');
    const later = of(found.many, 'took') - none;
    say(`segments: without ${ms(none)}, with 13 months ${ms(of(found.many, 'took'))}`);
    const line = (what: string, value: number, most: number | null) =>
      limited('segments', what, value, ms, most);
    return [
      line('an account opens', none, null),
      line('13 months of segments: later by', later, 10),
      line('the same after a kill: later by', of(found.killed, 'took') - none, null),
      line('the first change', of(found.many, 'change'), null),
      line('the close, with its backup', of(found.many, 'closed'), null),
    ];
  } finally {
    rmSync(room, { recursive: true, force: true });
    rmSync(program.folder, { recursive: true, force: true });
  }
}

/** Timed work on so many days, closed cleanly. */
function account(folder: string, days: number): void {
  const replica = openReplica(folder, new Date());
  const tasks = Array.from({ length: TASKS }, (_, index) => aTask({ id: `t${index + 1}` }));
  replica.tasks.replaceList('todo', tasks, replica.tasks.ask());
  for (let index = 0; index < days; index += 1) {
    const start = FIRST + index * 1.4 * DAY_MS;
    const day = new Date(start).toISOString().slice(0, 10);
    replica.change(() => {
      for (let one = 0; one < A_DAY; one += 1) {
        const taskId = `t${((index + one) % TASKS) + 1}`;
        const from = start + one * 2_400_000;
        replica.segments.put({
          ...{ id: `00000000-0000-4000-8000-${String(index * A_DAY + one).padStart(12, '0')}` },
          ...{ taskId, day, start: from, end: from + 2_000_000 },
        });
        replica.segments.setCounted(taskId, day, 33);
      }
    });
  }
  replica.close();
}

const openedBy = (program: string, folder: string, end = 'closed'): Opening =>
  JSON.parse(
    execFileSync(process.execPath, [program, folder, end], { encoding: 'utf8' }),
  ) as Opening;
