import { shiftDay } from '../../../../electron/shared/day.ts';
import type { ProductionTask } from '../../../../electron/shared/production.ts';
import { chanceFrom, normalsFrom } from '../../../../electron/production/forecast/random.ts';
import { aCalendar, aPerson, aTask, someFacts, TODAY } from '../a-production.ts';

/** How a simulated studio's work goes beside its estimates. */
export interface StudioKind {
  people: number;
  types: number;
  /** Tasks a person. */
  tasks: number;
  /** Logarithm of logged ÷ estimated: of all, and of single types. */
  studio: number;
  ofType(type: number): number;
  /** Deviations of people, and of single tasks. */
  person: number;
  task: number;
  /** Single tasks that go wrong altogether: how often. */
  disasters: number;
  /** The part of its tasks that a person has done by today. */
  doneBy(person: number): number;
}

export const USUAL: StudioKind = {
  ...{ people: 8, types: 4, tasks: 60, studio: 0.15, person: 0.2, task: 0.45, disasters: 0 },
  ...{ ofType: () => 0, doneBy: () => 0.4 },
};

const DUE = shiftDay(TODAY, 30);

/** A production as it stands today, and the day on which it really is finished. */
export function simulatedStudio(kind: StudioKind, seed: number) {
  const chance = chanceFrom(seed);
  const normal = normalsFrom(chance);
  const calendar = aCalendar();
  const types = Array.from({ length: kind.types }, (_, at) => ({
    ...someFacts([]).taskTypes[0],
    ...{ id: `type${at}`, name: `Type ${at}`, priority: at },
  })) as ReturnType<typeof someFacts>['taskTypes'];
  const people = Array.from({ length: kind.people }, (_, at) => aPerson(`person${at}`));
  const ofTypes = types.map((_, at) => kind.ofType(at) + 0.1 * normal());
  const tasks: ProductionTask[] = [];
  let finish = 0;
  for (const [at, person] of people.entries()) {
    const own = kind.person * normal();
    const type = at % kind.types;
    const count = Math.round(kind.tasks * (0.8 + 0.4 * chance()));
    const real = Array.from({ length: count }, () => {
      const plan = 60 * Math.ceil(4 + 36 * chance());
      const wrong = chance() < kind.disasters ? 1.2 : 0;
      const log = kind.studio + (ofTypes[type] ?? 0) + own + kind.task * normal() + wrong;
      return { plan, took: Math.max(1, Math.round(plan * Math.exp(log))) };
    });
    const all = real.reduce((sum, { plan }) => sum + plan, 0);
    // Whoever works by the day stands somewhere in the midst of a task.
    let worked = Math.round(all * Math.exp(kind.studio) * kind.doneBy(at));
    let left = 0;
    for (const [place, { plan, took }] of real.entries()) {
      const timeSpent = Math.min(took, Math.max(0, worked));
      const isDone = took <= worked;
      worked -= took;
      left += took - timeSpent;
      tasks.push(
        aTask(`${person.id} ${String(place).padStart(3, '0')}`, {
          ...{ taskTypeId: `type${type}`, assigneeIds: [person.id], estimation: plan, timeSpent },
          taskStatusId: isDone ? 'done' : timeSpent > 0 ? 'wip' : 'todo',
          dueDate: DUE,
        }),
      );
    }
    let offset = 0;
    for (let minutes = left; minutes > 0; offset += 1) minutes -= calendar.capacity(null, offset);
    finish = Math.max(finish, left > 0 ? offset - 1 : 0);
  }
  const facts = someFacts(tasks, { taskTypes: types, people });
  return { facts, calendar, finish: calendar.dayAt(finish) };
}
