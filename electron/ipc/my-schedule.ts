import type { Workspace } from '../app/workspace.ts';
import { myOutlooks } from '../production/my-outlook.ts';
import { myRecord, type DoneFacts } from '../production/my-record.ts';
import { weeksAhead } from '../production/my-weeks.ts';
import type { WorkPlan } from '../rules/work-plan.ts';
import type { Day } from '../shared/day.ts';
import { readRate } from '../shared/frame-rate.ts';
import type { Steps } from '../shared/in-turns.ts';
import type { MyRecord, MySchedule } from '../shared/my-schedule.ts';
import type { Frames } from '../shared/radar.ts';
import { myDays } from './my-days.ts';

type Here = Pick<Workspace, 'replica' | 'sync'>;

/** The artist's days ahead, with what is due in them; step by step, for the main process has to answer meanwhile. */
export function* mySchedule(here: Here, me: string, plan: WorkPlan, today: Day): Steps<MySchedule> {
  const tasks = here.replica.tasks.list('todo');
  yield;
  const days = myDays(here, plan, today);
  yield;
  const outlooks = yield* myOutlooks(tasks, me, here.sync.studio().context?.statuses ?? [], days);
  return {
    today,
    daysOff: days.daysOff.map(({ first, last }) => ({ first, last })),
    outlooks: Object.fromEntries(outlooks.byTask),
    weeks: yield* weeksAhead(tasks, outlooks, me, plan.workingDays),
  };
}

/** The artist's done work. `dayOf`: their own day at an instant, epoch ms. */
export function myRecordHere(
  { replica, sync }: Here,
  me: string,
  { today, dayOf }: { today: Day; dayOf: (at: number) => Day },
): MyRecord {
  const projects = new Map(sync.studio().context?.projects.map(({ id, fps }) => [id, fps]));
  const done = replica.tasks.list('done').map((task): DoneFacts => {
    const frames = lengthOf(task.frames);
    const fps = readRate(projects.get(task.projectId) ?? '');
    // What its room was told once helps where the list does not say.
    const asks = task.forEntity === 'Shot' && (frames === null || fps === null);
    const facts = asks ? replica.taskFacts.get(task.id) : null;
    return {
      task,
      day: task.doneAt === null ? null : dayOf(Date.parse(task.doneAt)),
      frames: frames ?? facts?.frames?.count ?? null,
      rate: fps ?? readRate(facts?.fps ?? ''),
    };
  });
  return myRecord(done, me, today);
}

function lengthOf(range: Frames | null): number | null {
  if (range === null || range.first === null || range.last === null) return null;
  return range.last < range.first ? null : range.last - range.first + 1;
}
