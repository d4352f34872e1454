import type { CommandLine as Switches } from 'electron';
import { failure, type Failure } from '../shared/result.ts';

/**
 * Chromium's switches that let a debugger in, let anybody pose as the studio's server, or write what is sent to a file.
 * Fuses close Node's own ways (`--inspect`), not these.
 */
const OPENING = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-socket-name',
  'remote-allow-origins',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'ignore-urlfetcher-cert-requests',
  'allow-insecure-localhost',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'disable-web-security',
  'host-rules',
  'host-resolver-rules',
  'log-net-log',
  'net-log-capture-mode',
  'ssl-key-log-file',
] as const;

/**
 * Those of this start. A copy run from source takes them: tests drive it so, and whoever has the source needs no
 * switch.
 */
export function openingSwitches(
  app: { isPackaged: boolean; commandLine: Pick<Switches, 'hasSwitch'> },
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  if (!app.isPackaged) return [];
  const found = OPENING.filter((name) => app.commandLine.hasSwitch(name)).map(
    (name) => `--${name}`,
  );
  // Chromium takes this one from the environment too.
  if (env['SSLKEYLOGFILE']) found.push('SSLKEYLOGFILE');
  return found;
}

/** Why a start with these is refused; `null` where the studio's policy wants them (`isAllowed`). */
export function refusedSwitches(found: readonly string[], isAllowed: boolean): Failure | null {
  if (found.length === 0 || isAllowed) return null;
  return failure(
    'rule',
    `Kitsu Companion does not start with ${found.join(', ')}: that would open your sign-in to other programs.`,
    'Start it without. A studio that needs it sets "allowDebugging" in its policy.',
  );
}
