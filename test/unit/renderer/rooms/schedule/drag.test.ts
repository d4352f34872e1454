import { expect, it } from 'vitest';
import { conflictIndex } from '../../../../../electron/shared/schedule/conflicts.ts';
import { dayOfNumber } from '../../../../../electron/shared/schedule/day-number.ts';
import { workingWeek } from '../../../../../electron/shared/schedule/working-days.ts';
import { draggedTo } from '../../../../../renderer/rooms/schedule/drag.ts';
import {
  conflictsText,
  shiftText,
  taskName,
} from '../../../../../renderer/rooms/schedule/schedule-text.ts';
import { searchIn } from '../../../../../renderer/rooms/schedule/search.ts';
import { someSchedule } from '../../../shared/schedule/some-schedule.ts';

const facts = someSchedule([
  [0, 0, '2026-11-30', '2026-12-01', [0]],
  [0, 1, '2026-12-02', '2026-12-03', [0]],
  [1, 1, '2026-12-02', '2026-12-04', [0]],
]);
const week = workingWeek([1, 2, 3, 4, 5]);
const NONE = { start: null, due: null };
const drag = (tasks: number[], along: number[], what: 'move' | 'due' | 'start', by: number) =>
  draggedTo(
    { index: conflictIndex(facts), baseOf: (at) => facts.tasks[at] ?? NONE },
    { tasks, along },
    { what, by },
    week,
  );

it('moves what follows along, also where the due day alone is moved, and not where the start is', () => {
  const daysOf = (what: 'move' | 'due' | 'start') =>
    [...drag([0], [1], what, 2).days].map(([at, { start, due }]) =>
      [at, dayOfNumber(start ?? 0), dayOfNumber(due ?? 0)].join(' '),
    );
  expect(daysOf('move')).toEqual(['0 2026-12-02 2026-12-03', '1 2026-12-04 2026-12-07']);
  expect(daysOf('due')).toEqual(['0 2026-11-30 2026-12-03', '1 2026-12-04 2026-12-07']);
  expect(daysOf('start')).toEqual(['0 2026-12-01 2026-12-01']);
});

it('says what a drag makes before what was so already', () => {
  const { conflicts, made } = drag([0, 1], [], 'due', 2);
  expect(made).toBe(3);
  expect(conflicts.map(({ kind }) => kind)).toContain('order');
  expect(conflictsText(facts, conflicts, '2026-11-30', made)).toMatch(
    /^4 conflicts, 3 new: Ada has SH010 · Layout and SH010 · Animation on the same days; .*; and 2 more\.$/,
  );
  expect(conflictsText(facts, drag([1], [], 'move', 0).conflicts, '2026-11-30', 0)).toBe(
    '1 conflict, none of them new: Ada has SH010 · Animation and SH020 · Animation on the same days.',
  );
  expect(conflictsText(facts, [], '2026-11-30')).toBe('');
  expect(shiftText({ what: 'due', by: -1 }, 1)).toBe('1 bar, due 1 working day earlier');
});

it('finds tasks by their sequence, shot, type, status and people', () => {
  const found = (words: string) => {
    const isFound = searchIn(facts, words);
    return facts.tasks.filter((_, at) => isFound(at)).map((task) => taskName(facts, task));
  };
  expect(found('sq010 anim')).toEqual(['SQ010 / SH010 · Animation']);
  expect(found('ADA todo sh020')).toEqual(['SQ020 / SH020 · Animation']);
  expect([found('').length, found('bo').length]).toEqual([3, 0]);
});
