import type { SetupFile } from './setup-file.ts';

/** A run without its steps. What is in `body` and `report` only its reader knows. */
export interface StoredRun {
  id: string;
  projectId: string;
  body: unknown;
  startedAt: string;
  endedAt: string | null;
  report: unknown;
}

/** `sent`: it is under way, or was when the app ended; `left`: it could not be done. */
export type StepState = 'new' | 'sent' | 'done' | 'left';

export interface StoredStep {
  place: number;
  step: unknown;
  state: StepState;
  /** What is known of it: what it made, when it was sent, why it was left. */
  note: unknown;
}

interface RunRecord {
  id: string;
  project_id: string;
  body: string;
  started_at: string;
  ended_at: string | null;
  report: string;
}

const MOST_RUNS = 20;

const runOf = (row: RunRecord): StoredRun => ({
  ...{ id: row.id, projectId: row.project_id, body: JSON.parse(row.body) as unknown },
  ...{ startedAt: row.started_at, endedAt: row.ended_at },
  report: JSON.parse(row.report) as unknown,
});

/** Plans that are applied or taken back, each with how far its steps are. Every write is on disk when it returns. */
export function runTable(file: SetupFile) {
  const { use } = file;
  return {
    /** The newest first. */
    of: (projectId: string): StoredRun[] =>
      file.isEmpty()
        ? []
        : use((database) =>
            database
              .all<RunRecord>(
                'SELECT * FROM run WHERE project_id = ? ORDER BY started_at DESC, rowid DESC LIMIT ?',
                ...[projectId, MOST_RUNS],
              )
              .map(runOf),
          ),
    byId: (id: string): StoredRun | null =>
      use((database) => {
        const row = database.get<RunRecord>('SELECT * FROM run WHERE id = ?', id);
        return row ? runOf(row) : null;
      }),
    put: (run: Omit<StoredRun, 'endedAt'>, steps: readonly unknown[]): void =>
      use((database) =>
        database.transaction(() => {
          database.run(
            'INSERT INTO run (id, project_id, body, started_at, report) VALUES (?, ?, ?, ?, ?)',
            ...[run.id, run.projectId, JSON.stringify(run.body), run.startedAt],
            JSON.stringify(run.report),
          );
          steps.forEach((step, place) =>
            database.run(
              `INSERT INTO run_step (run_id, place, step, state) VALUES (?, ?, ?, 'new')`,
              ...[run.id, place, JSON.stringify(step)],
            ),
          );
        }),
      ),
    steps: (id: string): StoredStep[] =>
      use((database) =>
        database
          .all<{ place: number; step: string; state: StepState; made: string | null }>(
            'SELECT place, step, state, made FROM run_step WHERE run_id = ? ORDER BY place',
            id,
          )
          .map(({ place, step, state, made }) => ({
            ...{ place, state, step: JSON.parse(step) as unknown },
            note: made === null ? null : (JSON.parse(made) as unknown),
          })),
      ),
    /** How far these steps are, and the run with them. */
    mark: (
      id: string,
      steps: readonly Omit<StoredStep, 'step'>[],
      report: unknown,
      endedAt: string | null = null,
    ): void =>
      use((database) =>
        database.transaction(() => {
          for (const { place, state, note } of steps)
            database.run(
              'UPDATE run_step SET state = ?, made = ? WHERE run_id = ? AND place = ?',
              ...[state, note === null ? null : JSON.stringify(note), id, place],
            );
          database.run(
            'UPDATE run SET report = ?, ended_at = coalesce(ended_at, ?) WHERE id = ?',
            ...[JSON.stringify(report), endedAt, id],
          );
        }),
      ),
  };
}

export type RunTable = ReturnType<typeof runTable>;
