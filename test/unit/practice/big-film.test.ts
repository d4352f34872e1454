import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startPracticeStudio } from '../../../electron/practice/practice-studio.ts';
import { openDatabase } from '../../../electron/practice/store/database.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'companion-big-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function countsOf(big: boolean) {
  const studio = await startPracticeStudio({ folder, big });
  await studio.close();
  const database = openDatabase(join(folder, 'practice.db'));
  const [project] = database.all<{ id: string }>(
    "SELECT id FROM projects WHERE name = 'The Long Way Round'",
  );
  const count = (sql: string): number =>
    database.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`, project?.id ?? '')?.n ?? 0;
  const tasks = 'SELECT id FROM tasks WHERE project_id = ?';
  const counts = {
    tasks: count('tasks WHERE project_id = ?'),
    times: count(`time_spents WHERE task_id IN (${tasks})`),
    comments: count(`comments WHERE object_id IN (${tasks})`),
  };
  database.close();
  return counts;
}

it('is made once, and only where it is asked for', { timeout: 120_000 }, async () => {
  expect(await countsOf(false)).toEqual({ tasks: 0, times: 0, comments: 0 });
  const made = await countsOf(true);
  expect(made).toMatchObject({ tasks: 12_000, times: 100_000 });
  expect(made.comments).toBeGreaterThan(20_000);
  expect(await countsOf(true)).toEqual(made);
});
