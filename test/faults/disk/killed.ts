import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aptCommand, installAsRoot } from '../../../build/system-libraries/packages.mjs';
import { onPath } from '../../fixtures/machine.mjs';
import type { Deed } from './child.ts';

/** System calls by which a process changes or syncs a disk. */
const CALLS =
  'write,writev,pwrite64,pwritev,fsync,fdatasync,ftruncate,fallocate,rename,renameat,renameat2,open,openat,creat,unlink,unlinkat,mkdir,copy_file_range,sendfile';

/** The n-th call of one name on one file, counted from the start of the process. */
export interface Point {
  call: string;
  n: number;
  /** Below the account's folder; empty for the folder itself. */
  file: string;
  /** As strace shows it. */
  text: string;
}

/** @throws {Error} with the command to run, if strace is missing and cannot be installed */
export async function ensureStrace(): Promise<void> {
  if (onPath('strace') || (await installAsRoot(['strace'], console.log))) return;
  throw new Error(`The tests need strace. Run: ${aptCommand(['strace'], false)}`);
}

/**
 * Runs the child to its end and lists every call by which it changed the folder: the points to kill it.
 * @param since `ready`: only those after the folder was open; `start`: all
 */
export async function pointsOf(
  bundle: string,
  folder: string,
  deed: Deed,
  since: 'ready' | 'start',
): Promise<Point[]> {
  const out = join(folder, '..', 'strace.log');
  const { said, code } = await run(
    ['--seccomp-bpf', '-y', '-s', '16', '-o', out, '-e', `trace=${CALLS}`],
    [bundle, folder, deed],
  );
  if (code !== 0 || !said.includes('saved')) throw new Error(`The child failed: ${said}`);
  const counts = new Map<string, number>();
  const points: Point[] = [];
  let main: string | null = null;
  let on = since === 'start';
  for (const text of readFileSync(out, 'utf8').split('\n')) {
    const [, pid = '', call = ''] = /^(\d+) +(\w+)\(/.exec(text) ?? [];
    if (call === '') continue;
    main ??= pid;
    const ours = text.includes(folder);
    // strace counts per thread; all of our calls are in the first.
    if (pid !== main) {
      if (ours) throw new Error(`Another thread writes: ${text}`);
      continue;
    }
    if (text.includes('"ready')) on = true;
    if (!ours) continue;
    // By file: how often Node itself calls, such as to wake a thread, depends on how busy the machine is.
    const file =
      /^[^">]*/.exec(text.slice(text.indexOf(folder) + folder.length))?.[0].slice(1) ?? '';
    const n = (counts.get(`${call} ${file}`) ?? 0) + 1;
    counts.set(`${call} ${file}`, n);
    if (on && changes(call, text)) points.push({ call, n, file, text });
  }
  return points;
}

/** Opening a file for reading changes nothing. */
const changes = (call: string, text: string): boolean =>
  !/^(open|openat)$/.test(call) || /O_CREAT|O_TRUNC/.test(text);

/** Runs the child and kills it as it enters that call, which then does not happen. Returns its output. */
export async function killAt(
  bundle: string,
  folder: string,
  deed: Deed,
  { call, n, file, text }: Point,
): Promise<string> {
  const on = ['-o', '/dev/null', '-P', join(folder, file), '-e', `trace=${call}`];
  const { said, signal } = await run(
    [...on, '-e', `inject=${call}:signal=KILL:when=${n}`],
    [bundle, folder, deed],
  );
  if (signal !== 'SIGKILL') throw new Error(`It was not killed at ${n}. ${text}\n${said}`);
  return said;
}

/** Every file of an account's folder that SQLite locks. */
const LOCKED = [
  'replica.db',
  'replica.db-shm',
  'replica.db-wal',
  'lock-test.db',
  'lock-test.db-shm',
];

/** Runs the child on a drive that grants no locks, as NFS without its lock service. Says what it answered. */
export async function withoutLocks(bundle: string, folder: string, deed: Deed): Promise<string> {
  const paths = LOCKED.flatMap((file) => ['-P', join(folder, file)]);
  const { said } = await run(
    ['-o', '/dev/null', ...paths, '-e', 'trace=fcntl', '-e', 'inject=fcntl:error=ENOLCK'],
    [bundle, folder, deed],
  );
  return said;
}

function run(
  options: string[],
  child: string[],
): Promise<{ said: string; code: number | null; signal: string | null }> {
  return new Promise((ended, failed) => {
    const traced = spawn('strace', ['-f', ...options, process.execPath, ...child], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (chunk: Buffer): void => void (said += chunk.toString());
    traced.stdout.on('data', hear);
    traced.stderr.on('data', hear);
    traced.once('error', failed);
    traced.once('close', (code, signal) => ended({ said, code, signal }));
  });
}
