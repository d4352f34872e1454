import { shortDay, type Day } from '../../../electron/shared/day.ts';
import type { Unsent } from '../../../electron/shared/production-edit.ts';
import type {
  RowCounts,
  RowKind,
  StructureRow,
  StructureView,
} from '../../../electron/shared/productions.ts';

const KINDS: Readonly<Record<RowKind, string>> = {
  episode: 'episode',
  sequence: 'sequence',
  shot: 'shot',
  'asset-type': 'asset type',
  asset: 'asset',
  task: 'task',
};

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `12 shots, 48 tasks, 50 % done`. */
export function countsText(
  { entities, tasks, done }: RowCounts,
  kind: RowKind | StructureView,
): string {
  const one = kind === 'asset-type' || kind === 'assets' ? 'asset' : 'shot';
  return [
    counted(entities, one),
    counted(tasks, 'task'),
    tasks > 0 ? `${Math.floor((done / tasks) * 100)} % done` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** `48 frames, 1001–1048`; empty where Kitsu has none. */
export function framesText(frames: StructureRow['frames']): string {
  if (frames === null) return '';
  const { count, in: first, out: last } = frames;
  const range = first !== null && last !== null ? `${first}–${last}` : '';
  return [count === null ? '' : counted(count, 'frame'), range].filter(Boolean).join(', ');
}

/** `due Fri 20 Nov`, `from Mon 16 Nov, due Fri 20 Nov`. */
export function datesText(task: NonNullable<StructureRow['task']>, today: Day): string {
  const { startDate, dueDate } = task;
  return [
    startDate === null ? '' : `from ${shortDay(startDate, today)}`,
    dueDate === null ? '' : `due ${shortDay(dueDate, today)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Its due day is over, and it is not done. */
export const isLate = ({ task }: StructureRow, today: Day): boolean =>
  task !== null && !task.status.isDone && task.dueDate !== null && task.dueDate < today;

/** Where an edit is. */
export const UNSENT_TEXT: Readonly<Record<Unsent, string>> = {
  waiting: 'saved here, not in Kitsu yet',
  stopped: 'needs you: see Outbox',
};

/** All of a row in one line, for screen readers. */
export function rowName(row: StructureRow, today: Day): string {
  const { task } = row;
  const facts = task
    ? [
        task.status.name,
        task.assignees.length > 0 ? task.assignees.join(', ') : 'nobody assigned',
        datesText(task, today),
        isLate(row, today) ? 'late' : '',
      ]
    : [
        row.counts ? countsText(row.counts, row.kind) : framesText(row.frames),
        ...row.chips.map(({ type, status }) => `${type.name} ${status.name}`),
      ];
  return [
    `${row.name}, ${KINDS[row.kind]}`,
    row.canceled ? 'canceled' : '',
    ...facts,
    row.unsent ? UNSENT_TEXT[row.unsent] : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** How far rows are open, and what comes next. */
export const DEPTHS = {
  top: 'Closed',
  entities: 'To the shots',
  tasks: 'To the tasks',
} as const;
export const NEXT = { top: 'entities', entities: 'tasks', tasks: 'top' } as const;
