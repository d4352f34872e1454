import type { Counts, Plan, Step } from '../../production/setup/plan/steps.ts';
import type { Note } from '../../production/setup/sheet.ts';
import type { Failure } from '../../shared/result.ts';

/** What `plan` and `apply` answer: one JSON object with `--json`. Of `apply` the counts are what was done. */
export interface SetupAnswer extends Counts {
  ok: boolean;
  questions: Note[];
  problems: Note[];
  /** Each thing that is to be done, or was. */
  steps: { do: Step['do']; title: string; row: number | null; cells: unknown[] }[];
  /** Why nothing could be planned at all. */
  message?: string;
  action?: string | null;
}

/**
 * The exit code: nothing to do, or done; refused; not understood; nobody is signed in; a plan with changes.
 */
export const SETUP_EXIT = { done: 0, refused: 1, unclear: 2, noSignIn: 3, changes: 4 } as const;

export const answerOf = (plan: Plan, ok: boolean): SetupAnswer => ({
  ok,
  creates: plan.creates,
  changes: plan.changes,
  same: plan.same,
  restores: plan.restores,
  questions: plan.questions.map(({ row, column, message }) => ({ row, column, message })),
  problems: plan.problems,
  steps: plan.steps.map((step) => ({
    do: step.do,
    title: step.title,
    row: step.row,
    cells: 'cells' in step ? step.cells : [],
  })),
});

/** Nothing was planned: what happened is the one problem. */
export const refusalOf = ({ message, action }: Failure): SetupAnswer => ({
  ...{ ok: false, creates: 0, changes: 0, same: 0, restores: 0, questions: [], steps: [] },
  problems: [{ row: null, column: null, message }],
  message,
  action,
});

/** Lines of a plan that are printed; `--json` has all of them. */
const MOST_LINES = 200;
const SIGNS: Readonly<Record<Step['do'], string>> = {
  join: 'to the team:',
  create: '+',
  restore: 'restored:',
  change: '~',
  cast: '~',
  'create-task': '+',
  'change-task': '~',
  assign: 'assigned:',
};

/** The same for people. */
export function textOf(answer: SetupAnswer, done: boolean): string {
  const { creates, changes, restores, same } = answer;
  const lines = answer.steps.slice(0, MOST_LINES).flatMap((step) => {
    const cells = step.cells as { column: string | null; before: string; after: string }[];
    const said = cells.map(
      ({ column, before, after }) => `    ${column ?? ''}: ${before || '–'} → ${after}`,
    );
    return [`  ${SIGNS[step.do]} ${step.title}`, ...said];
  });
  if (answer.steps.length > MOST_LINES)
    lines.push(`  … and ${answer.steps.length - MOST_LINES} more (--json lists them)`);
  const counts = `${creates} made, ${changes} changed, ${restores} restored, ${same} the same`;
  const nothing = answer.steps.length === 0 && answer.problems.length === 0;
  return [
    ...lines,
    ...notes('Please confirm (--yes takes what is proposed):', answer.questions),
    ...notes('Not possible:', answer.problems),
    nothing ? `Nothing to do: ${same} the same.` : `${done ? 'Done' : 'Plan'}: ${counts}.`,
  ].join('\n');
}

function notes(title: string, list: readonly Note[]): string[] {
  if (list.length === 0) return [];
  const shown = list.slice(0, MOST_LINES).map(({ row, column, message }) => {
    const place = [row === null ? null : `row ${row}`, column].filter((one) => one !== null);
    return `  ${place.length > 0 ? `${place.join(', ')}: ` : ''}${message}`;
  });
  const more = list.length - shown.length;
  return [title, ...shown, ...(more > 0 ? [`  … and ${more} more`] : [])];
}
