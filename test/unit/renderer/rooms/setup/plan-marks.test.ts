import { describe, expect, it } from 'vitest';
import type { SetupStep } from '../../../../../electron/shared/setup.ts';
import { markAt, marksOf } from '../../../../../renderer/rooms/setup/plan-marks.ts';

const COLUMNS = [{ means: 'sequence' }, { means: 'name' }, { means: 'frames' }];
const step = (group: string, row: number, cells: SetupStep['cells'] = []): SetupStep => ({
  ...{ group, row, cells, title: 'SQ01 / SH010' },
});

describe('what a plan says of a cell', () => {
  it('is new in the cell that names the row, and changed where a text changes', () => {
    const cells = [{ column: 2, name: 'Frames', before: '40', after: '48' }];
    const marks = marksOf(
      { questions: [], problems: [] },
      [step('create Shot', 0), step('create-task', 1), step('change Shot', 2, cells)],
      COLUMNS,
    );
    expect(markAt(marks, { row: 0, column: 1 })).toEqual({ kind: 'new', text: '' });
    expect(markAt(marks, { row: 1, column: 1 })).toBeNull();
    expect(markAt(marks, { row: 2, column: 2 })).toEqual({ kind: 'changed', text: 'was 40' });
  });

  it('is the problem before the question, and both before what is made', () => {
    const at = { row: 0, column: 1 };
    const question = { ...at, id: 'q', message: 'SH010?', answers: [], answer: null };
    const problem = { ...at, message: 'Too long.' };
    const steps = [step('create Shot', 0)];
    const asked = marksOf({ questions: [question], problems: [] }, steps, COLUMNS);
    expect(markAt(asked, at)?.kind).toBe('question');
    const refused = marksOf({ questions: [question], problems: [problem] }, steps, COLUMNS);
    expect(markAt(refused, at)).toEqual({ kind: 'problem', text: 'Too long.' });
  });

  it('stands at the name where it is about the whole row, and nowhere where it is about no row', () => {
    const problems = [
      { row: 3, column: null, message: 'Twice.' },
      { row: null, column: 2, message: 'Of all.' },
    ];
    const marks = marksOf({ questions: [], problems }, [], COLUMNS);
    expect([...marks.keys()]).toEqual(['3:1']);
  });
});
