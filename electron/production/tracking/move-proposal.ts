import { shortDay } from '../../shared/day.ts';
import type { ProductionTask } from '../../shared/production.ts';
import type { AskedMove, MoveProposal } from '../../shared/work-moves.ts';
import type { WorkMove } from '../edit/move-work.ts';
import { personName, workTitle } from '../studio-work.ts';
import { conflictWords } from './move-conflicts.ts';
import { movedDays } from './moved-days.ts';
import { reckonMoved } from './reckon-moved.ts';
import type { Tracked } from './tracked.ts';

/** What a move would do, and the edits that would do it; `null`: it cannot be done, or changes nothing. */
export interface PlannedMove {
  proposal: MoveProposal;
  change: WorkMove | null;
}

/** What a task in somebody else's week would do to both, before it is there. */
export function planMove(tracked: Tracked, asked: AskedMove): PlannedMove {
  const { work, projectId } = tracked.standing;
  const task = work.taskById.get(asked.taskId);
  if (!task) return refused('A task', 'This task is no longer in the production.');
  const name = workTitle(task, work);
  if (task.projectId !== projectId) {
    const other = work.places.get(task.projectId)?.name ?? 'another production';
    return refused(name, `It belongs to ${other}: move it there.`);
  }
  if (work.stateOf(task) !== 'open') return refused(name, 'It is done, or canceled.');
  const change = changeOf(tracked, task, asked);
  if (Object.keys(change).length === 3 && change.off === null && change.on === null)
    return { proposal: { ...nothing(name) }, change: null };
  const moved = movedTask(task, change);
  const after = reckonMoved(tracked, moved);
  const proposal: MoveProposal = {
    task: name,
    does: doesWords(tracked, task, change),
    conflicts: conflictWords(tracked, { task, moved, change, asked }, after),
    weeks: after.weeks.sort(
      (a, b) =>
        rank(asked, a.personId) - rank(asked, b.personId) ||
        (a.name === b.name ? 0 : a.name < b.name ? -1 : 1) ||
        (a.week < b.week ? -1 : 1),
    ),
    refusal: null,
  };
  return { proposal, change };
}

/** From whom, to whom, then all others. */
const rank = ({ from, to }: AskedMove, id: string | null): number =>
  id === from.personId ? 0 : id === to.personId ? 1 : 2;

const nothing = (task: string): MoveProposal => ({
  ...{ task, does: [], conflicts: [], weeks: [], refusal: null },
});

const refused = (task: string, refusal: string): PlannedMove => ({
  proposal: { ...nothing(task), refusal },
  change: null,
});

function changeOf(
  { standing: { work, calendar } }: Tracked,
  task: ProductionTask,
  { from, to }: AskedMove,
): WorkMove {
  const people = work.workersOf(task) ?? [];
  const isOther = from.personId !== to.personId;
  const off = isOther && from.personId !== null ? from.personId : null;
  const on = isOther && to.personId !== null && !people.includes(to.personId) ? to.personId : null;
  const { startDate, dueDate } = movedDays(task, from.week, to, calendar);
  const change: WorkMove = { taskId: task.id, off, on };
  if (startDate !== undefined && startDate !== task.startDate) change.startDate = startDate;
  if (dueDate !== undefined && dueDate !== task.dueDate) change.dueDate = dueDate;
  return change;
}

function movedTask(
  task: ProductionTask,
  { off, on, startDate, dueDate }: WorkMove,
): ProductionTask {
  const others = (task.assigneeIds ?? []).filter((id) => id !== off);
  return {
    ...task,
    assigneeIds: on === null ? others : [...others, on],
    startDate: startDate === undefined ? task.startDate : startDate,
    dueDate: dueDate === undefined ? task.dueDate : dueDate,
  };
}

function doesWords({ standing }: Tracked, task: ProductionTask, change: WorkMove): string[] {
  const { work, calendar } = standing;
  const day = (one: string | null): string =>
    one === null ? 'no day' : shortDay(one, calendar.today);
  const [off, on] = [change.off, change.on].map((id) => id && personName(id, work));
  const words: string[] = [];
  if (on && off) words.push(`${on} takes it over from ${off}.`);
  else if (on) words.push(`It is given to ${on}.`);
  else if (off) words.push(`${off} is taken off it.`);
  if (change.dueDate !== undefined)
    words.push(`Due ${day(change.dueDate)} instead of ${day(task.dueDate)}.`);
  if (change.startDate !== undefined)
    words.push(`Starts ${day(change.startDate)} instead of ${day(task.startDate)}.`);
  return words;
}
