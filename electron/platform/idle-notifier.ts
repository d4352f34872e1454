import type { ChildProcess } from 'node:child_process';
import { within } from '../shared/concurrency.ts';
import { childProcess } from './late-modules.ts';

/** A program that tells when input pauses, kept for as long as it is asked. */
export interface IdleNotifier {
  /** Milliseconds since the last input, up to `AFTER_SECONDS` too few; `null` once the program has ended. */
  idleMs(): number | null;
  stop(): void;
}

export interface IdleNotifierDeps {
  /** Starts a shell on a script, with a pipe to its input and one from its output. */
  shell(script: string): ChildProcess;
  /** Milliseconds of a monotonic clock. */
  monotonic(): number;
}

/** After so long without input the desktop tells it: often enough not to matter, seldom enough to cost nothing. */
const AFTER_SECONDS = 5;
/** A desktop without the protocol ends the program at once. */
const SETTLE_MS = 1_000;

/**
 * swayidle speaks the protocol in which Wayland's compositors tell of pauses (ext-idle-notify, before it
 * KDE's own): Plasma, sway and others have it, and no program's windows get it by themselves. Without
 * the artist's own configuration, whose commands would run twice. The shell ends it when its own input
 * ends, which it does even if this process is killed.
 */
const SCRIPT = `exec 3<&0
swayidle -C /dev/null timeout ${AFTER_SECONDS} 'echo idle' resume 'echo back' </dev/null 3<&- &
watcher=$!
{ cat <&3 >/dev/null; kill $watcher; } 2>/dev/null >/dev/null &
wait $watcher`;

export const shellOf = (script: string): ChildProcess =>
  childProcess().spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore'] });

/** Starts it; `null` where it is not installed, or the desktop does not tell of pauses. */
export async function startIdleNotifier(deps: IdleNotifierDeps): Promise<IdleNotifier | null> {
  const child = deps.shell(SCRIPT);
  let isOver = false;
  let since: number | null = null;
  const stop = (): void => void child.stdin?.end();
  const over = new Promise<boolean>((done) => {
    const end = (): void => {
      isOver = true;
      stop();
      done(true);
    };
    child.once('error', end);
    child.once('exit', end);
  });
  // Its reader may be gone before it: nothing is lost by that.
  child.stdin?.on('error', () => undefined);
  child.stdout?.on('data', (said: Buffer) => {
    // Several may come at once; the last one holds.
    const last = said.toString().trim().split('\n').at(-1);
    since = last === 'idle' ? deps.monotonic() - AFTER_SECONDS * 1000 : null;
  });
  if (await within(over, SETTLE_MS, false)) return null;
  return {
    idleMs: () => (isOver ? null : since === null ? 0 : deps.monotonic() - since),
    stop,
  };
}
