import type { CsvFormat } from '../../../shared/export.ts';
import { csvOf } from '../../../time/sheet/csv.ts';
import type { Plan } from '../plan/steps.ts';
import { groupOf, groupsOf } from './plan-view.ts';

/** A plan as a table for a spreadsheet: a line for each change, question and problem. */
export function planCsv(plan: Plan, format: CsvFormat): { text: string; lines: number } {
  const titles = new Map(groupsOf(plan).map(({ key, title }) => [key, title]));
  const lines: (string | number | null)[][] = [];
  for (const { row, column, message } of plan.problems)
    lines.push(['Problem', message, row, column, '', '']);
  for (const { row, column, message } of plan.questions)
    lines.push(['Question', message, row, column, '', '']);
  for (const step of plan.steps) {
    const what = titles.get(groupOf(step)) ?? step.do;
    const cells = 'cells' in step ? step.cells : [];
    if (cells.length === 0) lines.push([what, step.title, step.row, '', '', '']);
    for (const { row, column, before, after } of cells)
      lines.push([what, step.title, row, column, before, after]);
  }
  const header = ['What', 'Of', 'Row', 'Column', 'Before', 'After'];
  const texts = lines.map((line) => line.map((cell) => String(cell ?? '')));
  return { text: csvOf([header, ...texts], format), lines: lines.length };
}
