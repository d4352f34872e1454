import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The practice studio as a server of its own, which can be away and come back. */
export interface LocalStudio {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts it; `port` 0 takes any. What is in the folder stays between two starts. */
export function startStudio(folder: string, port = 0): Promise<LocalStudio> {
  const program = join(process.cwd(), 'out/electron/practice.cjs');
  const child = spawn(process.execPath, [program, '--folder', folder, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((started, failed) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('\n')) return;
      const { url } = JSON.parse(said.slice(0, said.indexOf('\n'))) as { url: string };
      started({
        url,
        port: Number(new URL(url).port),
        stop: () =>
          new Promise((ended) => {
            child.once('exit', () => ended());
            child.kill();
          }),
      });
    });
    child.once('exit', (code) => failed(new Error(`The studio ended with ${code}.`)));
  });
}
