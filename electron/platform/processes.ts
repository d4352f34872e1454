import { readdir, readFile, readlink } from 'node:fs/promises';
import type { RunTool } from './run-tool.ts';

/** A running program, as far as the system tells. */
export interface RunningProcess {
  pid: number;
  parent: number | null;
  /** Its name and, if known, the path of its executable. */
  names: string[];
  /** Processor time since it began, of all cores together, in milliseconds. */
  cpuMs: number;
}

/** Linux counts in hundredths of a second, whatever its own clock tick is (`sysconf(_SC_CLK_TCK)`). */
const TICK_MS = 10;

/**
 * All running programs with their processor time: from `/proc` on Linux, from `ps` on macOS, from
 * `tasklist` on Windows, which has no parents and whole seconds only. `null` if it is not available.
 */
export async function runningProcesses(
  platform: NodeJS.Platform,
  ask: RunTool,
): Promise<RunningProcess[] | null> {
  if (platform === 'linux') return fromProc('/proc');
  if (platform === 'win32') {
    const said = await ask('tasklist', ['/V', '/FO', 'CSV', '/NH']);
    return said === null ? null : fromTasklist(said);
  }
  const said = await ask('ps', ['-Axo', 'pid=,ppid=,time=,comm=']);
  return said === null ? null : fromPs(said);
}

async function fromProc(proc: string): Promise<RunningProcess[] | null> {
  const pids = await readdir(proc).catch(() => null);
  if (pids === null) return null;
  const all = await Promise.all(
    pids.filter((name) => /^\d+$/.test(name)).map((pid) => procOf(proc, pid)),
  );
  return all.filter((one): one is RunningProcess => one !== null);
}

/** The process may end between listing and reading. */
async function procOf(proc: string, pid: string): Promise<RunningProcess | null> {
  const [stat, path] = await Promise.all([
    readFile(`${proc}/${pid}/stat`, 'utf8').catch(() => ''),
    // Only the name is known of programs of other accounts.
    readlink(`${proc}/${pid}/exe`).catch(() => null),
  ]);
  const one = fromStat(stat);
  return one && path !== null ? { ...one, names: [...one.names, path] } : one;
}

/** One line of `/proc/<pid>/stat`; the name in brackets may hold anything. */
export function fromStat(stat: string): RunningProcess | null {
  const parts = /^(\d+) \((.*)\) (.*)$/s.exec(stat);
  const fields = parts?.[3]?.trim().split(' ') ?? [];
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  if (!parts?.[1] || parent === undefined || user === undefined || system === undefined)
    return null;
  return {
    pid: Number(parts[1]),
    parent,
    names: [parts[2] ?? ''],
    cpuMs: (user + system) * TICK_MS,
  };
}

/** `  123     1  12:34.56 /Applications/Blender.app/Contents/MacOS/Blender` */
export const fromPs = (said: string): RunningProcess[] =>
  said.split('\n').flatMap((line) => {
    const parts = /^\s*(\d+)\s+(\d+)\s+([\d:.-]+)\s+(.+?)\s*$/.exec(line);
    if (!parts) return [];
    const [pid, parent, time, name] = parts.slice(1) as [string, string, string, string];
    return [{ pid: Number(pid), parent: Number(parent), names: [name], cpuMs: clockMs(time) }];
  });

/**
 * `"Maya.exe","4242","Console","1","512,000 K","Running","STUDIO\mina","0:12:34","Untitled"`; column
 * names are translated, their order is fixed.
 */
export const fromTasklist = (said: string): RunningProcess[] =>
  said.split(/\r?\n/).flatMap((line) => {
    const cells = [...line.matchAll(/"([^"]*)"/g)].map((cell) => cell[1] ?? '');
    const [name, pid, , , , , , time] = cells;
    if (name === undefined || pid === undefined || time === undefined) return [];
    return [{ pid: Number(pid), parent: null, names: [name], cpuMs: clockMs(time) }];
  });

/** `[days-][hours:]minutes:seconds[.hundredths]` */
function clockMs(time: string): number {
  const [days, clock] = time.includes('-') ? time.split('-', 2) : ['0', time];
  const seconds = (clock ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round((Number(days) * 86_400 + seconds) * 1000);
}
