import { readRate } from '../../shared/frame-rate.ts';
import type { ProductionTask } from '../../shared/production.ts';
import type { DoneCount, MatrixRow, ProgressDetails, RetakeCount } from '../../shared/progress.ts';
import { burnDown, statusSteps, type Past } from '../burn-down.ts';
import { byName } from '../production-nodes.ts';
import { progressOf } from '../progress.ts';
import { personName, type KnownTask } from '../studio-work.ts';
import { distinctNames } from './distinct-names.ts';
import { progressReport } from './progress-report.ts';
import type { ReportFacts, Standing } from './report-facts.ts';

/** What is told of progress beyond the counts; of the past only where it was read. */
export function progressDetails(
  read: ReportFacts,
  standing: Standing,
  /** Where they are known already. */
  named: readonly Named[] = progressReport(standing).types,
): ProgressDetails {
  const { work, projectId } = standing;
  const known = work
    .knownOf(work.tasks)
    .filter(({ task, state }) => task.projectId === projectId && state !== 'canceled');
  const tasks = known.map(({ task }) => task);
  const { byEstimate, byTime, estimate, spent, statuses } = progressOf(known, work);
  const types = named.map(({ id, name }) => ({ id, name }));
  const history = read.history ?? null;
  const past = pastOf(read, standing);
  return {
    ...{ by_estimate: byEstimate, by_time: byTime, estimate, spent: Math.round(spent) },
    film: filmOf(known, read, standing),
    statuses: statuses.map(({ statusId: id, name, ...counts }) => ({
      ...{ id, name, color: work.taskStatuses.get(id)?.color ?? '#888888', ...counts },
    })),
    matrix: matrixOf(known, types, read, standing),
    burn_down: past && burnDown(tasks, past),
    retakes: history && retakesOf(tasks, types, history, standing),
  };
}

/** What a burn-down is made of; `null`: it was not read. */
export function pastOf(
  { history, zone }: ReportFacts,
  { work, calendar }: Pick<Standing, 'work' | 'calendar'>,
): Past | null {
  if (!history) return null;
  return { history, statuses: [...work.taskStatuses.values()], zone, today: calendar.today };
}

interface Named {
  id: string;
  name: string;
}

const none = (): DoneCount => ({ total: 0, done: 0 });

function count(into: DoneCount, isDone: boolean, by = 1): void {
  into.total += by;
  if (isDone) into.done += by;
}

/** Whether one of its tasks is not done, of each thing that has tasks. */
export function openEntities(
  tasks: readonly Pick<KnownTask, 'task' | 'state'>[],
): ReadonlyMap<string, boolean> {
  const open = new Map<string, boolean>();
  for (const { task, state } of tasks)
    open.set(task.entityId, (open.get(task.entityId) ?? false) || state !== 'done');
  return open;
}

/** A shot is finished when all of its tasks are done; one without a task is not. */
function filmOf(
  tasks: readonly KnownTask[],
  { facts, project }: ReportFacts,
  { work }: Standing,
): ProgressDetails['film'] {
  const open = openEntities(tasks);
  const [shots, frames] = [none(), none()];
  let without = 0;
  for (const shot of facts.shots) {
    if (shot.projectId !== project.id || work.places.get(shot.id)?.canceled) continue;
    const isDone = open.get(shot.id) === false;
    count(shots, isDone);
    if (shot.nbFrames === null || shot.nbFrames <= 0) without += 1;
    else count(frames, isDone, shot.nbFrames);
  }
  const rate = readRate(project.fps ?? '');
  const seconds = (of: number): number =>
    rate === null ? 0 : Math.round((of * rate.den * 10) / rate.num) / 10;
  return {
    ...{ shots, frames, without_frames: without },
    seconds: rate && { total: seconds(frames.total), done: seconds(frames.done) },
  };
}

/** Task types of what is in sequences by sequence; the last row is all that is in none. */
function matrixOf(
  tasks: readonly KnownTask[],
  types: readonly Named[],
  { facts }: ReportFacts,
  standing: Standing,
): ProgressDetails['matrix'] {
  const { work, projectId } = standing;
  const at = new Map(types.map(({ id }, index) => [id, index]));
  const pictures = new Map<string, string>();
  for (const { id, previewFileId } of facts.sequences)
    if (previewFileId !== null) pictures.set(id, previewFileId);
  for (const { sequenceId, previewFileId } of facts.shots)
    if (previewFileId !== null && !pictures.has(sequenceId))
      pictures.set(sequenceId, previewFileId);
  const row = (id: string | null, name: string): MatrixRow => ({
    ...{ id, name, previewFileId: pictures.get(id ?? '') ?? null, ...none() },
    cells: types.map(() => null),
  });
  const rows = new Map<string, MatrixRow>();
  for (const place of work.places.values())
    if (place.kind === 'Sequence' && place.projectId === projectId && !place.canceled)
      rows.set(place.id, row(place.id, place.path));
  const rest = row(null, 'In no sequence');
  for (const { task, state } of tasks) {
    const own = rows.get(work.partOf(task, 'Sequence')?.id ?? '') ?? rest;
    const isDone = state === 'done';
    const index = at.get(task.taskTypeId) ?? 0;
    const cell = (own.cells[index] ??= none());
    count(cell, isDone);
    count(own, isDone);
  }
  const sorted = [...rows.values()].sort((a, b) =>
    byName({ id: a.id ?? '', name: a.name }, { id: b.id ?? '', name: b.name }),
  );
  return { types: [...types], rows: rest.total > 0 ? [...sorted, rest] : sorted };
}

/** Each time that one of the tasks came into a status of Kitsu's kind retake, and whose comment it was. */
export function retakeSteps(
  tasks: readonly ProductionTask[],
  history: NonNullable<ReportFacts['history']>,
  { work }: Pick<Standing, 'work'>,
): { task: ProductionTask; authorId: string | null }[] {
  const steps = statusSteps(tasks, history);
  return tasks.flatMap((task) =>
    (steps.get(task.id) ?? [])
      .filter(({ statusId }) => work.taskStatuses.get(statusId)?.isRetake)
      .map(({ authorId }) => ({ task, authorId: authorId ?? null })),
  );
}

/** Each time that a task came into a status of Kitsu's kind retake, by its type and by whose comment it was. */
function retakesOf(
  tasks: readonly ProductionTask[],
  types: readonly Named[],
  history: NonNullable<ReportFacts['history']>,
  standing: Standing,
): ProgressDetails['retakes'] {
  const { work } = standing;
  const [byType, byReviewer] = [new Map<string, number>(), new Map<string, number>()];
  const add = (to: Map<string, number>, key: string): void =>
    void to.set(key, (to.get(key) ?? 0) + 1);
  for (const { task, authorId } of retakeSteps(tasks, history, standing)) {
    add(byType, task.taskTypeId);
    add(byReviewer, authorId ?? '');
  }
  const names = new Map(types.map(({ id, name }) => [id, name]));
  const people = distinctNames(
    [...byReviewer.keys()].map((id) => ({
      ...{ id, kind: '' },
      name: id === '' ? 'Somebody who is gone' : personName(id, work),
    })),
  );
  return {
    by_task_type: sorted(byType, (id) => names.get(id) ?? ''),
    by_reviewer: sorted(byReviewer, (id) => people.get(id) ?? ''),
  };
}

/** The most first. */
const sorted = (counts: Map<string, number>, nameOf: (id: string) => string): RetakeCount[] =>
  [...counts]
    .map(([id, retakes]) => ({ id: id === '' ? null : id, name: nameOf(id), retakes }))
    .sort((a, b) => b.retakes - a.retakes || (a.name < b.name ? -1 : 1));
