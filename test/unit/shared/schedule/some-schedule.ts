import { dayNumber } from '../../../../electron/shared/schedule/day-number.ts';
import type { ScheduleFacts, ScheduleTask } from '../../../../electron/shared/schedule/schedule.ts';

/** `[entity, type, start, due, people]`; the third status is Done. */
export type SomeTask = [
  entity: number,
  type: number,
  start: string | null,
  due: string | null,
  people?: number[],
  status?: number,
];

/** A production of two sequences, each with a shot, and three task types. */
export function someSchedule(
  tasks: readonly SomeTask[],
  more: Partial<ScheduleFacts> = {},
): ScheduleFacts {
  const number = (day: string | null): number | null => (day === null ? null : dayNumber(day));
  return {
    name: 'Lantern',
    ...{ start: null, end: null, milestones: [], bands: [], daysOff: [], isPartial: false },
    groups: [
      { id: 'sq1', name: 'SQ010', kind: 'shots' },
      { id: 'sq2', name: 'SQ020', kind: 'shots' },
    ],
    entities: [
      { id: 'sh1', name: 'SH010', group: 0 },
      { id: 'sh2', name: 'SH020', group: 1 },
    ],
    types: ['Layout', 'Animation', 'Compositing'].map((name) => ({
      ...{ id: name, name, color: '#336699' },
    })),
    statuses: ['Todo', 'Wip', 'Done'].map((name) => ({
      ...{ id: name, name, color: '#808080', isDone: name === 'Done' },
    })),
    people: ['Ada', 'Bo'].map((name) => ({ id: name, name, isHere: true })),
    tasks: tasks.map(([entity, type, start, due, people = [], status = 0], at): ScheduleTask => ({
      ...{ id: `task ${at}`, entity, type, status, people, estimation: 0, spent: 0 },
      ...{ start: number(start), due: number(due) },
    })),
    ...more,
  };
}
