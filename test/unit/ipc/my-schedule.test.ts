import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workspace } from '../../../electron/app/workspace.ts';
import { mySchedule, myRecordHere } from '../../../electron/ipc/my-schedule.ts';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { dayIn } from '../../../electron/shared/zone.ts';
import { shiftDay } from '../../../electron/shared/day.ts';
import { atOnce } from '../../../electron/shared/in-turns.ts';
import type { KnownFacts } from '../../../electron/shared/task-facts.ts';
import { tempFolder } from '../../faults/disk/account.ts';
import { aTask } from '../../fixtures/a-task.ts';

const NOW = '2026-11-23T10:00:00.000Z';
const TODAY = '2026-11-23';
const FACTS: KnownFacts = {
  ...{ readAt: NOW, entityId: 'e', entityDescription: '', fps: '24', resolution: null },
  ...{ people: [], assignerId: null, creatorId: null, isSubscribed: false, data: {}, taskData: {} },
  ...{ casting: [], descriptors: [], folder: null, frames: { first: null, last: null, count: 72 } },
};

let replica: Replica;
beforeEach(() => (replica = openReplica(tempFolder(), new Date(NOW))));
afterEach(() => replica.close());

/** A studio whose production has this rate. */
const here = (fps: string) => {
  const context = { projects: [{ id: 'project-1', fps }], statuses: [] };
  const sync = { studio: () => ({ context, rules: { hoursByDay: 8 } }) };
  return { replica, sync } as unknown as Workspace;
};

it('reckons the days ahead with days off and my own hours', () => {
  replica.tasks.replaceList('todo', [aTask({ dueDate: '2026-11-24' })], replica.tasks.ask());
  const off = { id: 'o', first: '2026-11-24', last: '2026-11-24', description: '' };
  replica.daysOff.replaceAll([off], replica.daysOff.ask());
  const plan = { workingDays: [1, 2, 3, 4, 5], hoursADay: 420 };
  expect(atOnce(mySchedule(here('24'), 'me', plan, TODAY))).toMatchObject({
    today: TODAY,
    daysOff: [{ first: '2026-11-24', last: '2026-11-24' }],
    outlooks: { 'task-1': { level: 'late', left: 960, finish: '2026-11-26' } },
    weeks: [{ first: TODAY, free: 4 * 420, daysOff: 1, late: ['task-1'] }],
  });
});

it('is reckoned of thousands in steps that are short', () => {
  const tasks = Array.from({ length: 2000 }, (_, at) =>
    aTask({ id: `task ${at}`, dueDate: shiftDay(TODAY, at % 200) }),
  );
  replica.tasks.replaceList('todo', tasks, replica.tasks.ask());
  const plan = { workingDays: [1, 2, 3, 4, 5], hoursADay: 480 };
  let steps = 0;
  for (const work = mySchedule(here('24'), 'me', plan, TODAY); !work.next().done;) steps += 1;
  // Each due day is a step, and each few of the tasks, twice.
  expect(steps).toBeGreaterThan(200 + 2 * (2000 / 100));
});

it('goes by how long my done work took beside its estimates', () => {
  // 16 hours of 24 that are free until Wednesday.
  replica.tasks.replaceList('todo', [aTask({ dueDate: '2026-11-25' })], replica.tasks.ask());
  const level = (tasks: number, timeSpent: number): string | undefined => {
    const done = Array.from({ length: tasks }, (_, at) =>
      aTask({ id: `done ${at}`, isDone: true, estimation: 480, timeSpent }),
    );
    replica.tasks.replaceList('done', done, replica.tasks.ask());
    const plan = { workingDays: [1, 2, 3, 4, 5], hoursADay: 480 };
    return atOnce(mySchedule(here('24'), 'me', plan, TODAY)).outlooks['task-1']?.level;
  };
  expect([level(5, 720), level(5, 721), level(4, 960)]).toEqual(['fine', 'tight', 'fine']);
});

it('counts done work on my own day, with frames and rates as far as they are known here', () => {
  const done = (id: string, own: object) =>
    aTask({ ...{ id, isDone: true, doneAt: '2026-11-22T23:30:00.000Z' }, ...own });
  const tasks = [
    done('ranged', { frames: { first: 1001, last: 1048 } }),
    done('opened', { projectId: 'elsewhere' }),
    done('half', { frames: { first: 1001, last: null } }),
    done('backwards', { frames: { first: 1001, last: 900 } }),
  ];
  replica.tasks.replaceList('done', tasks, replica.tasks.ask());
  replica.taskFacts.put('opened', FACTS);
  const inZone = (zone: string) =>
    myRecordHere(here('12'), 'me', {
      today: TODAY,
      dayOf: (at) => dayIn(zone, at),
    });
  const [week] = inZone('Europe/Paris').weeks;
  expect(week).toMatchObject({ first: '2026-11-23', frames: 48 + 72, seconds: 4 + 3 });
  expect([...(week?.framesUnknown ?? [])].sort()).toEqual(['backwards', 'half']);
  expect(inZone('America/New_York').weeks).toMatchObject([{ first: '2026-11-16' }]);
});
