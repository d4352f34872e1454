import type { BrowserWindow } from 'electron';
import { writeSmokeReport } from '../platform/smoke.ts';
import type { Workspace } from '../app/workspace.ts';
import { countRenderedRows } from './count-rendered-rows.ts';

/** Refreshes from the studio once and writes what is there then (`--smoke FILE`). */
export async function smokeTest(
  file: string,
  {
    workspace,
    window,
    ...known
  }: {
    workspace: Workspace | null;
    window: BrowserWindow | null;
    signedIn: boolean;
    version: string;
    electron: string;
  },
): Promise<void> {
  await workspace?.sync.syncNow();
  const tasks = workspace?.replica.tasks.list('todo').length ?? 0;
  const drawn = window ? await countRenderedRows(window) : 0;
  writeSmokeReport(file, { ok: known.signedIn && tasks > 0 && drawn > 0, ...known, tasks, drawn });
}
