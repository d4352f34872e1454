import type { RunTable, StepState } from '../../../replica/setup/runs.ts';
import type { SetupReport } from '../../../shared/setup.ts';
import type { SetupLeft } from '../../../shared/setup-left.ts';
import { changesOf, type Step } from '../plan/steps.ts';
import type { Journal } from './journal.ts';
import type { Values } from './now-in-kitsu.ts';
import { NOTHING, storedNote, type StepNote } from './run-note.ts';

/** A step of a run: what is done, and what Kitsu had before. */
export interface RunStep {
  step: Step;
  was: Values | null;
  /** Of taking back: what the step made, by its id. */
  madeId: string | null;
  /** Of the first step of taking back: the ids of all that they are about, by key. */
  ids?: Record<string, string>;
}

/** Steps whose end is written at once: what a crash takes of it is found again in Kitsu. */
const WRITTEN_AT_ONCE = 25;
/** Problems that are told; the others are counted in the steps. */
const MOST_TOLD = 500;

/** How far a run is, in memory and on disk. */
export class RunJournal implements Journal {
  readonly steps: (RunStep & { state: StepState; note: StepNote })[];
  private readonly unwritten = new Set<number>();

  constructor(
    private readonly runId: string,
    private readonly table: RunTable,
    private readonly with_: { goesOn(): boolean; now(): number; onProgress(): void },
  ) {
    this.steps = table.steps(runId).map(({ step, state, note }) => ({
      ...(step as RunStep),
      state,
      note: storedNote(note),
    }));
  }

  /** Those that were sent and are not known to be done. */
  sent(): number[] {
    return this.places((state) => state === 'sent');
  }

  places(is: (state: StepState) => boolean): number[] {
    return this.steps.flatMap(({ state }, place) => (is(state) ? [place] : []));
  }

  isLeft(place: number): boolean {
    const state = this.steps[place]?.state;
    return state === 'new' || state === 'sent';
  }

  begin(places: readonly number[]): void {
    const at = this.with_.now();
    for (const place of places) this.set(place, 'sent', { ...this.kept(place), at });
    this.write();
  }

  done(place: number, id: string | null): void {
    this.set(place, 'done', { ...this.kept(place), ours: true, id });
    if (this.unwritten.size >= WRITTEN_AT_ONCE) this.write();
    this.with_.onProgress();
  }

  /** It is as wanted, and somebody else made it so. */
  found(place: number, id: string | null): void {
    this.set(place, 'done', { ours: false, id });
  }

  /** Of taking back: it is undone, but for what is left. */
  undone(place: number, did: 'remove' | 'change', left: SetupLeft | null): void {
    this.set(place, 'done', { ours: true, did, ...(left === null ? {} : { left }) });
    if (this.unwritten.size >= WRITTEN_AT_ONCE) this.write();
    this.with_.onProgress();
  }

  refused(place: number, left: SetupLeft): void {
    this.set(place, 'left', { left });
  }

  goesOn = (): boolean => this.with_.goesOn();

  /** What is said of a step that is done in part. */
  private kept(place: number): StepNote {
    const { moved, left } = this.steps[place]?.note ?? {};
    return moved ? { moved, ...(left === undefined ? {} : { left }) } : {};
  }

  set(place: number, state: StepState, note: StepNote): void {
    const step = this.steps[place];
    if (!step) return;
    Object.assign(step, { state, note });
    this.unwritten.add(place);
  }

  /** Writes what is not on disk yet. */
  write(endedAt: string | null = null): void {
    const rows = [...this.unwritten].map((place) => ({
      place,
      state: this.steps[place]?.state ?? 'new',
      note: this.steps[place]?.note ?? null,
    }));
    this.unwritten.clear();
    this.table.mark(this.runId, rows, this.progress(), endedAt);
  }

  progress(): { done: number; report: SetupReport } {
    const report: SetupReport = { ...NOTHING, problems: [] };
    let done = 0;
    for (const { step, state, note } of this.steps) {
      if (state === 'done' || state === 'left') done += 1;
      if (state === 'done' && note.ours) count(report, step, note);
      const { title, row } = step;
      if (note.left !== undefined && report.problems.length < MOST_TOLD)
        report.problems.push({ title, row: row === null ? null : row - 1, left: note.left });
    }
    return { done, report };
  }
}

function count(report: SetupReport, step: Step, { did, moved }: StepNote): void {
  if (did === 'remove') report.removes += 1;
  if (did === 'change') report.changes += 1;
  if (did !== undefined) return;
  if (step.do === 'create' || step.do === 'create-task') report.creates += 1;
  else if (step.do === 'restore') report.restores += 1;
  report.changes += changesOf(step) - (moved?.length ?? 0);
}
