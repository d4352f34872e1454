import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { end, start } from '../fixtures/child.ts';
import type { Desktop } from '../fixtures/desktop.ts';
import { environment, newPlace } from '../fixtures/launch.ts';
import { filledMemoryOf } from './processes.ts';
import type { Transfer } from './transfer/main.ts';

/** The app of transfer/, running. */
export interface TransferApp {
  /** Milliseconds of one transfer, and how many MB of memory all its processes had filled at most meanwhile. */
  run(transfer: Transfer): Promise<{ ms: number; peak: number }>;
  memory(): number;
  stop(): Promise<void>;
}

const LOOK_MS = 200;

export async function startTransferApp(desktop: Desktop): Promise<TransferApp> {
  const folder = join(desktop.folder, 'transfer');
  await compile(folder);
  const place = newPlace(desktop);
  const child = start([desktop.executable, folder], {
    env: environment(desktop, place),
    cwd: place.home,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = answersOf(child);
  await lines.next();
  const pid = child.pid ?? 0;
  return {
    async run(transfer) {
      let peak = filledMemoryOf(pid);
      const look = setInterval(() => (peak = Math.max(peak, filledMemoryOf(pid))), LOOK_MS);
      try {
        child.stdin?.write(`${JSON.stringify(transfer)}\n`);
        const said = await lines.next();
        const { outcome, ms } = JSON.parse(said) as { outcome: string; ms: number };
        if (outcome !== 'ready') throw new Error(`The transfer did not end well: ${outcome}`);
        return { ms, peak };
      } finally {
        clearInterval(look);
      }
    },
    memory: () => filledMemoryOf(pid),
    stop: () => end(child),
  };
}

async function compile(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: new URL('transfer/main.ts', import.meta.url).pathname,
      outDir,
      emptyOutDir: true,
      target: 'node16',
      minify: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'main.cjs' } },
    },
  });
  writeFileSync(join(outDir, 'package.json'), '{ "name": "transfer", "main": "main.cjs" }');
}

/** What it says, one answer at a time. */
function answersOf(child: ChildProcess): { next(): Promise<string> } {
  const said: string[] = [];
  let wanted: ((answer: string) => void) | null = null;
  let failed: (error: Error) => void = () => undefined;
  if (!child.stdout) throw new Error('Nothing can be heard of it.');
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [, answer] = /^bench:\w+ ?(.*)$/.exec(line) ?? [];
    if (answer === undefined) return;
    if (wanted) wanted(answer);
    else said.push(answer);
    wanted = null;
  });
  child.once('exit', (code) => failed(new Error(`The app of transfer/ ended (${code}).`)));
  return {
    next: () =>
      new Promise((resolve, reject) => {
        const first = said.shift();
        if (first !== undefined) return resolve(first);
        wanted = resolve;
        failed = reject;
      }),
  };
}
