import { describe, expect, it } from 'vitest';
import { groupTasks, rowsOf } from '../../../../electron/shared/schedule/rows.ts';
import { GROUPINGS, type Grouping } from '../../../../electron/shared/schedule/schedule.ts';
import { someSchedule } from './some-schedule.ts';

const facts = someSchedule([
  [0, 1, '2026-11-24', '2026-11-27', [1, 0]],
  [0, 0, '2026-11-20', '2026-11-25', [0]],
  [0, 2, null, null],
  [1, 1, null, '2026-11-22', []],
]);
const all = (): boolean => true;

function shown(grouping: Grouping, toggled: string[] = []): string[] {
  const rows = rowsOf(facts, groupTasks(facts, grouping, all), new Set(toggled));
  return rows.map((row) =>
    row.kind === 'group'
      ? `${'-'.repeat(row.level)} ${row.group.name} ${row.group.tasks.join(' ')}`
      : `${'-'.repeat(row.level)} ${row.task} (${row.position}/${row.siblings} of ${row.parent})`,
  );
}

describe('rows of a schedule', () => {
  it('have planned tasks alone, by sequence and shot, each shot closed', () => {
    expect(shown('entity')).toEqual(['- SQ010 1 0', '-- SH010 0 1', '- SQ020 3', '-- SH020 3']);
    expect(shown('entity', ['sh1', 'sq2'])).toEqual([
      ...['- SQ010 1 0', '-- SH010 0 1', '--- 0 (1/2 of 1)', '--- 1 (2/2 of 1)', '- SQ020 3'],
    ]);
  });

  it('have a task of two people under both, and what is nobody’s last', () => {
    expect(shown('person')).toEqual([
      ...['- Ada 1 0', '-- 1 (1/2 of 0)', '-- 0 (2/2 of 0)', '- Bo 0', '-- 0 (1/1 of 3)'],
      ...['- Nobody 3', '-- 3 (1/1 of 5)'],
    ]);
  });

  it('are by task type in the production’s order, by sequence, and all in one list by their days', () => {
    expect(shown('type', ['Layout', 'Animation'])).toEqual(['- Layout 1', '- Animation 3 0']);
    expect(shown('sequence', ['sq1', 'sq2'])).toEqual(['- SQ010 1 0', '- SQ020 3']);
    expect(shown('all', ['all'])).toEqual(['- Lantern 1 3 0']);
  });

  it('have keys of their own in every grouping, and leave out what is not searched', () => {
    for (const grouping of GROUPINGS) {
      const rows = rowsOf(facts, groupTasks(facts, grouping, all), new Set());
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      const none = groupTasks(facts, grouping, () => false).flatMap(({ tasks }) => tasks);
      expect(none).toEqual([]);
    }
  });
});
