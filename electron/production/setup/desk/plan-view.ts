import type {
  SetupColumn,
  SetupGroup,
  SetupNote,
  SetupQuestion,
  SetupStep,
} from '../../../shared/setup.ts';
import type { Plan, Step } from '../plan/steps.ts';
import type { Note } from '../sheet.ts';
import { readMeaning } from './sheet-body.ts';

const KINDS: Readonly<Record<string, string>> = {
  ...{ Episode: 'Episodes', Sequence: 'Sequences', Shot: 'Shots', Asset: 'Assets' },
};

/** Steps of one group do the same to the same kind of thing. */
export const groupOf = (step: Step): string =>
  'kind' in step && step.do !== 'create-task' ? `${step.do} ${step.kind}` : step.do;

function titleOf(step: Step): string {
  const kind = 'kind' in step ? (KINDS[step.kind] ?? step.kind) : '';
  switch (step.do) {
    case 'join':
      return 'People to put into the team';
    case 'create':
      return `${kind} to make`;
    case 'restore':
      return `${kind} to restore`;
    case 'change':
      return `${kind} to change`;
    case 'cast':
      return 'Casting to set';
    case 'create-task':
      return 'Tasks to make';
    case 'change-task':
      return 'Tasks to change';
    case 'assign':
      return 'Assignments to make';
  }
}

export function groupsOf({ steps }: Plan): SetupGroup[] {
  const groups = new Map<string, SetupGroup>();
  for (const step of steps) {
    const key = groupOf(step);
    const group = groups.get(key) ?? { key, title: titleOf(step), count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Finds the columns of a sheet by the header that a plan names. */
export function columnFinder(
  columns: readonly Pick<SetupColumn, 'name' | 'means'>[],
): (header: string | null) => number | null {
  const places = new Map<string, number>();
  columns.forEach((column, at) => {
    for (const name of [column.name, readMeaning(column).header])
      if (!places.has(name)) places.set(name, at);
  });
  return (header) => (header === null ? null : (places.get(header) ?? null));
}

type Finder = ReturnType<typeof columnFinder>;

/** A plan counts rows as a spreadsheet does, a grid from 0. */
const gridRow = (row: number | null): number | null => (row === null || row < 1 ? null : row - 1);

export const noteView = (find: Finder, { row, column, message }: Note): SetupNote => ({
  row: gridRow(row),
  column: find(column),
  message,
});

export const questionView = (
  find: Finder,
  note: Note,
  answers: Readonly<Record<string, string>>,
): SetupQuestion => {
  const id = note.id ?? '';
  return {
    ...noteView(find, note),
    id,
    answers: note.answers ?? [],
    answer: note.answers ? (answers[id] ?? note.answers[0]?.value ?? null) : null,
  };
};

export const stepView = (find: Finder, step: Step): SetupStep => ({
  group: groupOf(step),
  title: step.title,
  row: gridRow(step.row),
  cells: ('cells' in step ? step.cells : []).map(({ column, before, after }) => ({
    ...{ column: find(column), name: column ?? '', before, after },
  })),
});
