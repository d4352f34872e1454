import type { AppCore } from '../../app/app-core.ts';
import type { SetUpAnswer, SetUpRequest } from '../../shared/command.ts';
import { success } from '../../shared/result.ts';
import { weekendOf } from '../../shared/work-week.ts';
import { runReport } from '../report/report-command.ts';
import { runSetup } from './setup-command.ts';
import type { WayToKitsu } from './signed-in.ts';

/**
 * Does `plan`, `apply`, `export` or `report` for a command that has no sign-in of its own, in the name of whoever is signed in
 * here: the tokens stay in this process. The file is read and written by this app, which is the same user.
 */
export async function setUpForCommand(
  companion: Pick<AppCore, 'workspace' | 'whyClosed' | 'ownDay'>,
  { as, words, cwd }: SetUpRequest,
  { progress, gone }: { progress(done: number, of: number): void; gone: AbortSignal },
  now: () => Date,
): Promise<SetUpAnswer> {
  const out: string[] = [];
  const error: string[] = [];
  const keep = (lines: string[]) => (text: string) => Promise.resolve(void lines.push(text));
  const http: WayToKitsu['http'] = () => {
    const workspace = companion.workspace();
    if (workspace) return Promise.resolve(success(workspace.http));
    const why = companion.whyClosed();
    return Promise.resolve(why.code === 'signed-out' ? null : why);
  };
  const json = words.includes('--json');
  const deps = { http, progress, gone, cwd, now, print: { out: keep(out), error: keep(error) } };
  const about = { words, profile: null, json };
  const exit =
    as === 'report'
      ? await runReport(
          { kind: 'report', ...about },
          { ...deps, weekend: () => weekendOf(companion.ownDay().workingDays) },
        )
      : await runSetup({ kind: 'setup', verb: as, ...about }, deps);
  return { ok: true, exit, out, error };
}
