import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

interface Stat {
  pid: number;
  parent: number;
  /** Processor time so far, its own and in the kernel, in seconds. */
  cpu: number;
}

/** The kernel's data about a process; `null` if it is gone. */
function statOf(pid: number): Stat | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may contain anything, also spaces and brackets.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { pid, parent: Number(fields[1]), cpu: ticks / TICKS_A_SECOND };
  } catch {
    return null;
  }
}

/** A process and its descendants. */
export function treeOf(root: number): Stat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat): stat is Stat => stat !== null);
  const found = all.filter(({ pid }) => pid === root);
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one.pid));
  return found;
}

/** Processor seconds of a process and its living descendants. */
export const cpuOf = (root: number): number => treeOf(root).reduce((sum, { cpu }) => sum + cpu, 0);

/**
 * Memory in MB that a process and its descendants have filled themselves: not the files of the program, whose share
 * (PSS) grows when another app that uses them ends.
 */
export const filledMemoryOf = (root: number): number =>
  memoryIn(root, /^Pss_(?:Anon|Shmem):\s+(\d+) kB/gm);

/**
 * Memory of a process and its descendants in MB; shared memory is counted once, proportionally (PSS).
 */
export const memoryOf = (root: number): number => memoryIn(root, /^Pss:\s+(\d+) kB/gm);

function memoryIn(root: number, lines: RegExp): number {
  const kilobytes = treeOf(root).map(({ pid }) => {
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return [...text.matchAll(lines)].reduce((sum, [, found]) => sum + Number(found), 0);
    } catch {
      return 0;
    }
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}
