import type { Due } from './calendar.ts';
import { BUS, GARDEN, HALL, QUEUE } from './film.ts';

export type Status = 'todo' | 'ready' | 'wip' | 'wfa' | 'retake' | 'done';

/** One of the artist's tasks. */
export interface MyTask {
  film: string;
  /** `SQ010 / SH030`, `E01 – Last stop / SQ01 / SH0010`, or an asset's name. */
  entity: string;
  type: string;
  status: Status;
  due: Due;
  /** Estimate in hours; 0 for none. */
  hours: number;
  priority?: number;
}

type Line = [
  entity: string,
  type: string,
  status: Status,
  due: Due,
  hours: number,
  priority?: number,
];

const STOP = 'E01 – Last stop';

const IN_GARDEN: Line[] = [
  ['SQ010 / SH010', 'Animation', 'done', -12, 16],
  ['SQ010 / SH020', 'Animation', 'done', -9, 12],
  ['SQ010 / SH030', 'Animation', 'wip', 'this week', 24, 1],
  ['SQ010 / SH040', 'Animation', 'ready', 'this week', 16],
  ['SQ010 / SH050', 'Animation', 'todo', 'this week', 12],
  ['SQ010 / SH060', 'Animation', 'todo', 9, 20],
  ['SQ010 / SH010', 'Lighting', 'retake', -3, 8, 3],
  ['SQ010 / SH020', 'Lighting', 'todo', 11, 6],
  ['SQ020 / SH010', 'Layout', 'done', -15, 4],
  ['SQ020 / SH010', 'Animation', 'retake', -2, 12, 2],
  ['SQ020 / SH020', 'Animation', 'wfa', 'today', 8],
  ['SQ020 / SH030', 'Animation', 'wip', 'today', 10, 1],
  ['SQ020 / SH040', 'Animation', 'todo', 8, 14],
  ['SQ020 / SH050', 'Animation', 'todo', null, 0],
  ['SQ030 / SH010', 'Layout', 'wfa', -1, 4],
  ['SQ030 / SH020', 'Layout', 'wip', 'this week', 4],
  ['SQ030 / SH030', 'Layout', 'ready', 12, 3],
  ['SQ030 / SH040', 'Layout', 'todo', 14, 3],
  ['Marguerite', 'Rigging', 'done', -20, 30],
  ['Old Bastien', 'Rigging', 'wip', -4, 24, 2],
  ['Old Bastien', 'Shading', 'ready', 'this week', 12],
  ['Heron', 'Rigging', 'todo', null, 20],
  ['Salt rake', 'Rigging', 'ready', 'today', 2],
  ['Paper boat', 'Rigging', 'wfa', 'this week', 3],
  ['Salt marsh at dusk', 'Shading', 'todo', 18, 16],
  ['Grand-mère’s kitchen', 'Modeling', 'done', -25, 18],
];

const ON_BUS: Line[] = [
  [`${STOP} / SQ01 / SH0010`, 'Animation', 'done', -6, 8],
  [`${STOP} / SQ01 / SH0020`, 'Animation', 'retake', 'today', 6, 1],
  [`${STOP} / SQ01 / SH0030`, 'Animation', 'wip', 2, 7.5],
  [`${STOP} / SQ01 / SH0040`, 'Animation', 'todo', 7, 9],
  [`${STOP} / SQ02 / SH0010`, 'Animation', 'wfa', -5, 6],
  [`${STOP} / SQ02 / SH0020`, 'Animation', 'ready', 10, 6],
  [`${QUEUE} / SQ01 / SH0010`, 'Compositing', 'todo', 'this week', 5],
  [`${QUEUE} / SQ01 / SH0020`, 'Animation', 'todo', 21, 12],
  [`${QUEUE} / SQ01 / SH0030`, 'Animation', 'todo', null, 10],
  [`${QUEUE} / SQ02 / SH0010`, 'Storyboard', 'done', -8, 4],
  [`${QUEUE} / SQ02 / SH0020`, 'Layout', 'todo', 16, 3],
  [`${QUEUE} / SQ02 / SH0030`, 'Animation', 'todo', 30, 8],
  ['Björn the fox', 'Rigging', 'retake', 'this week', 16],
  [HALL, 'Concept', 'wip', -1, 10],
  ['Señor Muñoz', 'Rigging', 'todo', 28, 14],
  ['Ticket machine', 'Modeling', 'ready', null, 0],
];

const lines = (film: string, all: Line[]): MyTask[] =>
  all.map(([entity, type, status, due, hours, priority = 0]) => {
    return { film, entity, type, status, due, hours, priority };
  });

export const MY_TASKS: MyTask[] = [...lines(GARDEN, IN_GARDEN), ...lines(BUS, ON_BUS)];

/**
 * Minutes on working days before today, latest first: tasks by film, entity and type. The animation of
 * SQ030 / SH010 now belongs to a colleague: its time can be read, never written.
 */
export const WORKED: [film: string, entity: string, type: string, minutes: number][][] = [
  [
    [GARDEN, 'SQ010 / SH030', 'Animation', 300],
    [BUS, `${STOP} / SQ01 / SH0030`, 'Animation', 135],
  ],
  [
    [GARDEN, 'SQ010 / SH030', 'Animation', 240],
    [GARDEN, 'SQ020 / SH030', 'Animation', 240],
  ],
  [
    [GARDEN, 'SQ030 / SH010', 'Animation', 120],
    [GARDEN, 'SQ020 / SH020', 'Animation', 345],
  ],
  [[GARDEN, 'Old Bastien', 'Rigging', 420]],
  [
    [GARDEN, 'Old Bastien', 'Rigging', 390],
    [GARDEN, 'Paper boat', 'Rigging', 90],
  ],
  [
    [BUS, HALL, 'Concept', 285],
    [GARDEN, 'SQ030 / SH010', 'Layout', 180],
  ],
  [
    [BUS, `${STOP} / SQ02 / SH0010`, 'Animation', 360],
    [BUS, 'Björn the fox', 'Rigging', 105],
  ],
  [[BUS, 'Björn the fox', 'Rigging', 480]],
  [
    [GARDEN, 'SQ020 / SH010', 'Animation', 450],
    [GARDEN, 'SQ010 / SH010', 'Lighting', 30],
  ],
  [
    [BUS, `${STOP} / SQ01 / SH0020`, 'Animation', 330],
    [GARDEN, 'SQ010 / SH010', 'Lighting', 150],
  ],
  [[BUS, `${STOP} / SQ01 / SH0010`, 'Animation', 465]],
  [[GARDEN, 'SQ010 / SH020', 'Animation', 480]],
];

/** Minutes already logged today. */
export const WORKED_TODAY = {
  film: GARDEN,
  entity: 'SQ010 / SH030',
  type: 'Animation',
  minutes: 45,
};
